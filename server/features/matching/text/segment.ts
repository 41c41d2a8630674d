// Chinese words. jieba's dictionary knows the general language; ours adds the zone's technical words and THUOCL's terms.
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { KIND_BITS, termIn } from './terms.ts';
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
/** From 13 units on a part of a text keeps the whole text in memory. */
const LONGEST_KEPT = 12;
/** Of so many runs that were met it is remembered that they were. */
const MET = 1 << 15;

/**
 * Texts repeat their phrases (经第三方检测, 成本下降), so what is made of short runs is kept: from the second time on that a run is
 * met, so that what is met once does not grow old.
 */
export const keeping = <Made>(make: (run: string) => Made): ((run: string) => Made) => {
  const kept = new Map<string, Made>();
  const met = new Int32Array(MET);
  return (run) => {
    if (run.length > LONGEST_KEPT) return make(run);
    const known = kept.get(run);
    if (known !== undefined) return known;
    const made = make(run);
    const hash = termIn('word', run, 0, run.length);
    const slot = (hash >>> KIND_BITS) & (MET - 1);
    if (met[slot] !== hash) {
      met[slot] = hash;
      return made;
    }
    if (kept.size >= KEPT) kept.clear();
    kept.set(run, made);
    return made;
  };
};

const jieba = (): Jieba => {
  loaded ??= load();
  return loaded;
};

/** A run of Chinese characters as words, the words inside longer words included. Loads half a second when first called. */
export const wordsOf = (run: string): readonly string[] => jieba().cutForSearch(run, true);

/** Where the words end that cover the run once, in order. */
export const endsOf = keeping((run: string): readonly number[] => {
  let end = 0;
  return jieba()
    .cut(run, true)
    .map((word) => {
      end += word.length;
      return end;
    });
});
