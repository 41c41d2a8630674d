// What a run of Chinese characters names: its words, and the things that have several names.
import { concepts } from './concepts.ts';
import { keeping, wordsOf } from './segment.ts';
import { termOf } from './terms.ts';
import { routineZh, stopWordsZh } from './word-lists.ts';

/** Three numbers for each word of a run of Chinese characters: its term, the unit it begins at, and how many it has. */
export const wordPlacesIn = keeping((run: string): readonly number[] => {
  const places: number[] = [];
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
  return places;
});

/** Calls back with each thing that a run of Chinese characters names, and where its name stands, end exclusive. */
export const eachConceptIn = (run: string, see: (concept: string, from: number, to: number) => void): void => {
  const { chinese, lengths } = concepts();
  for (let from = 0; from < run.length; from += 1) {
    // The longest name that begins here: 压力传感器 is no 传感器 in general.
    for (const length of lengths.get(run.charCodeAt(from)) ?? []) {
      const name = run.slice(from, from + length);
      const concept = name.length === length ? chinese.get(name) : undefined;
      if (concept === undefined) continue;
      see(concept, from, from + length);
      from += length - 1;
      break;
    }
  }
};
