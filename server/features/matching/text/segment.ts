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

const KEPT = 20_000;
const LONGEST_KEPT = 16;

/** Texts repeat their phrases (经第三方检测, 成本下降), so the cuts of short runs are kept. */
const keeping = (cut: (jieba: Jieba, run: string) => string[]): ((run: string) => readonly string[]) => {
  const kept = new Map<string, string[]>();
  return (run) => {
    const known = kept.get(run);
    if (known) return known;
    loaded ??= load();
    const words = cut(loaded, run);
    if (run.length > LONGEST_KEPT) return words;
    if (kept.size >= KEPT) kept.clear();
    kept.set(run, words);
    return words;
  };
};

/** A run of Chinese characters as words, the words inside longer words included. Loads half a second when first called. */
export const wordsOf = keeping((jieba, run) => jieba.cutForSearch(run, true));

/** The run cut into words that cover it once, in order. */
export const cutOf = keeping((jieba, run) => jieba.cut(run, true));
