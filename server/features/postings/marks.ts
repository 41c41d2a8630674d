// Highlights as stretches of the text, never as HTML. They are found in the text that is shown, not taken from the engine: there,
// marking twenty cards costs more than twice as much as finding them.
import { distance } from 'fastest-levenshtein';
import type { Span } from '#shared/contract/text.ts';
import { SAME_WORDS, TYPOS } from './search-words.ts';

/** What was found in a card's title and summary. */
export interface Marks {
  title: Span[];
  summary: Span[];
}

interface Words {
  /** Runs of Chinese characters. */
  chinese: readonly string[];
  /** Words of letters and digits, the beginning of a word is enough. */
  letters: readonly string[];
}

const CHINESE = /[\p{Script=Han}々〇]+/gu;
const LETTERS = /(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu;
/** They join words, and mean nothing by themselves. */
const JOINTS = /[的了和与及之]/u;
const SHORTEST_PIECE = 2;

// Some letters change their length with their case; such a text is compared as it is written.
const lowered = (text: string): string => {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text;
};

const wordsOf = (q: string): Words => {
  const asked = lowered(q);
  const alike = SAME_WORDS.filter((group) => group.some((word) => asked.includes(word))).flat();
  const all = [asked, ...alike].join(' ');
  return {
    chinese: (all.match(CHINESE) ?? []).flatMap((run) => run.split(JOINTS)).filter(Boolean),
    letters: all.match(LETTERS) ?? [],
  };
};

/** The longest piece of a text at a place that one of the runs has too; a run of one character is its own piece. */
const chinesePiece = (text: string, at: number, runs: readonly string[]): number => {
  let longest = 0;
  for (const run of runs) {
    const least = Math.min(SHORTEST_PIECE, run.length);
    let length = Math.max(least, longest + 1);
    while (at + length <= text.length && run.includes(text.slice(at, at + length))) longest = length++;
  }
  return longest;
};

const typosIn = (word: string): number => {
  if (/\p{N}/u.test(word) || word.length < TYPOS.oneFrom) return 0;
  return word.length < TYPOS.twoFrom ? 1 : 2;
};

/** How much of a word of the text one of the asked words found. */
const lettersPiece = (word: string, asked: readonly string[]): number => {
  for (const one of asked) {
    if (word.startsWith(one)) return one.length;
    const typos = typosIn(one);
    if (typos > 0 && Math.abs(word.length - one.length) <= typos && distance(word, one) <= typos) return word.length;
  }
  return 0;
};

/** Makes what finds the words of a query in a text, in order. */
export const markerOf = (q: string): ((text: string) => Span[]) => {
  const { chinese, letters } = wordsOf(q);
  return (text) => {
    const spans: Span[] = [];
    const lower = lowered(text);
    for (const { 0: run, index } of lower.matchAll(CHINESE)) {
      for (let at = 0; at < run.length; at += 1) {
        const length = chinesePiece(run, at, chinese);
        if (length === 0) continue;
        spans.push({ start: index + at, end: index + at + length });
        at += length - 1;
      }
    }
    for (const { 0: word, index } of lower.matchAll(LETTERS)) {
      const length = lettersPiece(word, letters);
      if (length > 0) spans.push({ start: index, end: index + length });
    }
    return spans.sort((one, other) => one.start - other.start);
  };
};
