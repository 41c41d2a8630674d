// What a run of Chinese characters names: its words, and the things that have several names.
import { concepts } from './concepts.ts';
import { keeping, wordsOf } from './segment.ts';
import { termOf } from './terms.ts';
import type { TokenKind } from './tokens.ts';
import { routineZh, stopWordsZh } from './word-lists.ts';

/** In columns: the i-th begins at the run's unit `starts[i]`. */
interface Names {
  kinds: TokenKind[];
  keys: string[];
  terms: number[];
  starts: number[];
  lengths: number[];
}

const addName = (names: Names, kind: TokenKind, key: string, start: number, length: number): void => {
  names.kinds.push(kind);
  names.keys.push(key);
  names.terms.push(termOf({ kind, key }));
  names.starts.push(start);
  names.lengths.push(length);
};

const addWords = (names: Names, run: string): void => {
  // The search cut lists the short words inside a long one before it; looking from the word's own place finds them all.
  let from = 0;
  for (const word of wordsOf(run)) {
    let at = run.indexOf(word, Math.max(0, from - word.length));
    if (at < 0) at = run.indexOf(word);
    if (at < 0) continue;
    from = Math.max(from, at + word.length);
    if (word.length < 2 || stopWordsZh().has(word) || routineZh().has(word)) continue;
    addName(names, 'word', word, at, word.length);
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
      addName(names, 'concept', concept, from, length);
      from += length - 1;
      break;
    }
  }
};

/** The words and the concepts in a run of Chinese characters. */
export const namesIn = keeping((run: string): Names => {
  const names: Names = { kinds: [], keys: [], terms: [], starts: [], lengths: [] };
  addWords(names, run);
  addConcepts(names, run);
  return names;
});
