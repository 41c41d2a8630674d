// The yardstick: BM25 as a good search engineer would ship it (Lucene's formula). Character pairs for Chinese; Porter's stems
// without Lucene's stop words for English.
import snowball from 'snowball-stemmers';
import type { JudgedDocument, JudgedSet } from './judged-set.ts';

const STOP_WORDS = new Set(
  (
    'a an and are as at be but by for if in into is it no not of on or such that the their then there these they this ' +
    'to was will with'
  ).split(' '),
);
const porter = snowball.newStemmer('porter');
const stems = new Map<string, string>();

const stemOf = (word: string): string => {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const stem = porter.stem(word);
  stems.set(word, stem);
  return stem;
};

const pairsOf = (run: string): string[] =>
  run.length === 1 ? [run] : Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2));

const chineseTerms = (text: string): string[] =>
  [
    ...text
      .normalize('NFKC')
      .toLowerCase()
      .matchAll(/[a-z0-9]+|[\u3400-\u9fff]+/g),
  ].flatMap(([run]) => (run >= '\u3400' ? pairsOf(run) : [run]));

const englishTerms = (text: string): string[] =>
  (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? []
  )
    .filter((word) => !STOP_WORDS.has(word))
    .map(stemOf);

interface Posting {
  document: number;
  frequency: number;
}

export interface Bm25Index {
  termsOf(text: string): string[];
  documents: readonly JudgedDocument[];
  lengths: Float64Array;
  meanLength: number;
  postings: ReadonlyMap<string, readonly Posting[]>;
}

const countsOf = (terms: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
};

export const indexForBm25 = ({ documents, isChinese }: JudgedSet): Bm25Index => {
  const termsOf = isChinese ? chineseTerms : englishTerms;
  const postings = new Map<string, Posting[]>();
  const lengths = new Float64Array(documents.length);
  for (const [at, { title, text }] of documents.entries()) {
    const terms = termsOf(`${title} ${text}`);
    lengths[at] = terms.length;
    for (const [term, frequency] of countsOf(terms)) {
      const list = postings.get(term);
      if (list) list.push({ document: at, frequency });
      else postings.set(term, [{ document: at, frequency }]);
    }
  }
  const meanLength = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, documents.length);
  return { termsOf, documents, lengths, meanLength, postings };
};

export interface Bm25Setting {
  k1: number;
  b: number;
}

/** The best documents for a text, at most `limit`; only those that share a term with it. */
export const searchBm25 = (index: Bm25Index, text: string, { k1, b }: Bm25Setting, limit: number): string[] => {
  const { documents, lengths, meanLength, postings } = index;
  const scores = new Float64Array(documents.length);
  for (const [term, asked] of countsOf(index.termsOf(text))) {
    const list = postings.get(term) ?? [];
    const rarity = Math.log(1 + (documents.length - list.length + 0.5) / (list.length + 0.5));
    for (const { document, frequency } of list) {
      const length = 1 - b + (b * (lengths[document] ?? 0)) / meanLength;
      scores[document] = (scores[document] ?? 0) + (asked * rarity * frequency * (k1 + 1)) / (frequency + k1 * length);
    }
  }
  return [...scores.keys()]
    .filter((at) => (scores[at] ?? 0) > 0)
    .sort((one, other) => (scores[other] ?? 0) - (scores[one] ?? 0) || one - other)
    .slice(0, limit)
    .flatMap((at) => documents[at]?.id ?? []);
};
