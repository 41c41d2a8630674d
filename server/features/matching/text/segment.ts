// Chinese words. jieba's dictionary knows the general language; ours adds the zone's technical words and THUOCL's terms.
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { readLines } from './word-lists.ts';

// jieba prefers the cut whose words are most frequent together; this is the frequency of a common technical word.
const FREQUENCY = 200;

let loaded: Jieba | null = null;

const load = (): Jieba => {
  const jieba = Jieba.withDict(dict);
  const entries = ['zone-terms.txt', 'terms-thuocl.txt'].flatMap(readLines).map((term) => `${term} ${FREQUENCY} n`);
  jieba.loadDict(Buffer.from(entries.join('\n')));
  return jieba;
};

/** A run of Chinese characters as words, the words inside longer words included. Loads half a second when first called. */
export const wordsOf = (run: string): string[] => {
  loaded ??= load();
  return loaded.cutForSearch(run, true);
};

/** The run cut into words that cover it once, in order. */
export const cutOf = (run: string): string[] => {
  loaded ??= load();
  return loaded.cut(run, true);
};
