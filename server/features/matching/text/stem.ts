// English word stems (Porter's second algorithm, "English" in Snowball). Texts repeat their words, so stems are kept.
import snowball from 'snowball-stemmers';

const stemmer = snowball.newStemmer('english');
const KEPT = 50_000;
const kept = new Map<string, string>();
const PLAIN = /^[a-z]+$/;
const LONGEST = 30;

/** The stem of a lower-case word; words with digits or other alphabets are their own stem. */
export const stemOf = (word: string): string => {
  if (!PLAIN.test(word) || word.length > LONGEST) return word.slice(0, LONGEST);
  const known = kept.get(word);
  if (known !== undefined) return known;
  if (kept.size >= KEPT) kept.clear();
  const stem = stemmer.stem(word);
  kept.set(word, stem);
  return stem;
};
