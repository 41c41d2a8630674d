// What a text is compared by. A Chinese run gives its words, its pairs of neighbouring characters and its characters: words
// say most, pairs find what is cut differently on the other side, characters find relatives (机械手, 机器人). Letters give
// stems, and pairs of neighbouring stems. Routine words of the trade give characters only. A thing with several names gives
// a concept by any of them.
import { concepts } from './concepts.ts';
import { type ReadText, type Run, readText } from './runs.ts';
import { wordsOf } from './segment.ts';
import { stemOf } from './stem.ts';
import { routineZh, stopWordsEn, stopWordsZh } from './word-lists.ts';

export type TokenKind = 'word' | 'pair' | 'character' | 'stem' | 'phrase' | 'concept';

export interface Token {
  kind: TokenKind;
  /** The normalised form that is compared. */
  key: string;
  /** Offsets in the original text, end exclusive. */
  start: number;
  end: number;
}

type Emit = (kind: TokenKind, key: string, at: number, length: number) => void;

const FUNCTION_CHARACTERS = new Set('的了和与及等在是为对从将被把于之其以而或并也就都不有这那我你他它们');

const emitWords = (run: Run, emit: Emit): void => {
  // The search cut lists the short words inside a long one before it; looking from the word's own place finds them all.
  let from = 0;
  for (const word of wordsOf(run.text)) {
    let at = run.text.indexOf(word, Math.max(0, from - word.length));
    if (at < 0) at = run.text.indexOf(word);
    if (at < 0) continue;
    from = Math.max(from, at + word.length);
    if (word.length < 2 || stopWordsZh().has(word) || routineZh().has(word)) continue;
    emit('word', word, run.at + at, word.length);
  }
};

const emitChineseConcepts = ({ text, at }: Run, emit: Emit): void => {
  const { chinese, lengths } = concepts();
  for (let from = 0; from < text.length; from += 1) {
    // The longest name that begins here: 压力传感器 is no 传感器 in general.
    for (const length of lengths.get(text.charAt(from)) ?? []) {
      const name = text.slice(from, from + length);
      const concept = name.length === length ? chinese.get(name) : undefined;
      if (concept === undefined) continue;
      emit('concept', concept, at + from, length);
      from += length - 1;
      break;
    }
  }
};

const emitChinese = (run: Run, emit: Emit): void => {
  const characters = run.text;
  for (let at = 0; at < characters.length; at += 1) {
    const character = characters.charAt(at);
    if (!FUNCTION_CHARACTERS.has(character)) emit('character', character, run.at + at, 1);
    const pair = characters.slice(at, at + 2);
    if (pair.length === 2 && !routineZh().has(pair)) emit('pair', pair, run.at + at, 2);
  }
  emitWords(run, emit);
  emitChineseConcepts(run, emit);
};

interface Stem {
  stem: string;
  at: number;
  end: number;
}

/** The longest name that ends with the last of neighbouring stems. */
const emitLettersConcept = (stems: readonly Stem[], emit: Emit): void => {
  const { letters, lastStems, mostWords } = concepts();
  if (!lastStems.has(stems.at(-1)?.stem ?? '')) return;
  for (let words = Math.min(mostWords, stems.length); words > 0; words -= 1) {
    const named = stems.slice(-words);
    const concept = letters.get(named.map(({ stem }) => stem).join(' '));
    const [first, last] = [named[0], named.at(-1)];
    if (concept === undefined || !first || !last) continue;
    emit('concept', concept, first.at, last.end - first.at);
    return;
  }
};

const isContent = (word: string): boolean => !stopWordsEn().has(word);

const MOST_NEIGHBOURS = 6;

/** Emits a word of letters, with the words before it of the same stretch; answers the stretch with the word. */
const emitLetters = ({ text, at }: Run, before: readonly Stem[], emit: Emit): Stem[] => {
  const stem = stemOf(text);
  const end = at + text.length;
  const last = before.at(-1);
  const stems = [...before.slice(1 - MOST_NEIGHBOURS), { stem, at, end }];
  emit('stem', stem, at, text.length);
  if (last) emit('phrase', `${last.stem} ${stem}`, last.at, end - last.at);
  emitLettersConcept(stems, emit);
  return stems;
};

/** Told of a token: its kind, the form that is compared, and its offsets in the original, end exclusive. */
type See = (kind: TokenKind, key: string, start: number, end: number) => void;

/** Tells of each token of a text that has been read, in no particular order. Never throws. */
export const eachTokenOf = ({ runs, origin }: ReadText, see: See): void => {
  const emit: Emit = (kind, key, at, length) => see(kind, key, origin[at] ?? 0, origin[at + length] ?? 0);
  let neighbours: Stem[] = [];
  for (const run of runs) {
    if (run.script === 'chinese' || !run.continues) neighbours = [];
    if (run.script === 'chinese') emitChinese(run, emit);
    else if (isContent(run.text)) neighbours = emitLetters(run, neighbours, emit);
  }
};

/** The tokens of a text in no particular order; empty for a text without content (blanks, emoji, function words). Never throws. */
export const tokensOf = (text: string): Token[] => {
  const tokens: Token[] = [];
  eachTokenOf(readText(text), (kind, key, start, end) => {
    tokens.push({ kind, key, start, end });
  });
  return tokens;
};
