// What a run of Chinese characters names: its words, and the things that have several names.
import { concepts } from './concepts.ts';
import { keeping, wordsOf } from './segment.ts';
import { termOf } from './terms.ts';
import { routineZh, stopWordsZh } from './word-lists.ts';

export const NAME_COLUMNS = 3;

interface Names {
  /** Of each name its term, the unit of the run it begins at, and how many it has, one after the other: three numbers each, words first. */
  places: number[];
  /** What the concepts are called, in their order. A word's key stands in the run. */
  concepts: string[];
}

const addWords = ({ places }: Names, run: string): void => {
  // The search cut lists the short words inside a long one before it; looking from the word's own place finds them all.
  let from = 0;
  for (const word of wordsOf(run)) {
    let at = run.indexOf(word, Math.max(0, from - word.length));
    if (at < 0) at = run.indexOf(word);
    if (at < 0) continue;
    from = Math.max(from, at + word.length);
    if (word.length < 2 || stopWordsZh().has(word) || routineZh().has(word)) continue;
    places.push(termOf({ kind: 'word', key: word }), at, word.length);
  }
};

const addConcepts = (names: Names, run: string): void => {
  const { chinese, lengths } = concepts();
  for (let from = 0; from < run.length; from += 1) {
    // The longest name that begins here: 压力传感器 is no 传感器 in general.
    for (const length of lengths.get(run.charCodeAt(from)) ?? []) {
      const name = run.slice(from, from + length);
      const concept = name.length === length ? chinese.get(name) : undefined;
      if (concept === undefined) continue;
      names.places.push(termOf({ kind: 'concept', key: concept }), from, length);
      names.concepts.push(concept);
      from += length - 1;
      break;
    }
  }
};

/** The words and the concepts in a run of Chinese characters. */
export const namesIn = keeping((run: string): Names => {
  const names: Names = { places: [], concepts: [] };
  addWords(names, run);
  addConcepts(names, run);
  return names;
});
