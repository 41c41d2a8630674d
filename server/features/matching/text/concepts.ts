// One thing under several names: Chinese, its short form, English, an abbreviation. Each name found in a text stands for the
// thing, so that 地理信息系统 meets GIS and a Chinese need an English capability.
import { stemOf } from './stem.ts';
import { readLines, stopWordsEn } from './word-lists.ts';

export interface Concepts {
  /** Chinese name → concept, and by their first UTF-16 unit how long such names are, longest first. */
  chinese: ReadonlyMap<string, string>;
  lengths: ReadonlyMap<number, readonly number[]>;
  /** Stems of an English name or an abbreviation, joined by blanks → concept. */
  letters: ReadonlyMap<string, string>;
  /** The stems that such names end with. */
  lastStems: ReadonlySet<string>;
  mostWords: number;
}

const CHINESE = /^\p{Script=Han}+$/u;
const WORDS = /[\p{L}\p{N}]+/gu;

/** What the tokens of letters would be: content words by their stems. None where too little is left: "internet" of things. */
const stemsOf = (name: string): string[] => {
  const words = name.toLowerCase().match(WORDS) ?? [];
  const stems = words.filter((word) => !stopWordsEn().has(word)).map(stemOf);
  return stems.length < Math.min(2, words.length) ? [] : stems;
};

const lengthsByFirst = (names: readonly string[]): Map<number, number[]> => {
  const byFirst = new Map<number, Set<number>>();
  for (const name of names) {
    const lengths = byFirst.get(name.charCodeAt(0)) ?? new Set();
    byFirst.set(name.charCodeAt(0), lengths.add(name.length));
  }
  return new Map([...byFirst].map(([first, lengths]) => [first, [...lengths].sort((one, other) => other - one)]));
};

const read = (): Concepts => {
  const chinese = new Map<string, string>();
  const letters = new Map<string, string>();
  let mostWords = 1;
  for (const line of readLines('concepts.txt')) {
    const names = line.split('|').map((name) => name.trim());
    const [concept = ''] = names;
    for (const name of names) {
      if (CHINESE.test(name)) chinese.set(name, concept);
      const stems = CHINESE.test(name) || /\p{Script=Han}/u.test(name) ? [] : stemsOf(name);
      if (stems.length === 0) continue;
      letters.set(stems.join(' '), concept);
      mostWords = Math.max(mostWords, stems.length);
    }
  }
  const lastStems = new Set([...letters.keys()].map((name) => name.slice(name.lastIndexOf(' ') + 1)));
  return { chinese, lengths: lengthsByFirst([...chinese.keys()]), letters, lastStems, mostWords };
};

let known: Concepts | null = null;

/** The shipped list (server/matching-data/concepts.txt), read once. */
export const concepts = (): Concepts => {
  known ??= read();
  return known;
};
