// What a text is compared by. A Chinese run gives its words, its pairs of neighbouring characters and its characters: words
// say most, pairs find what is cut differently on the other side, characters find relatives (机械手, 机器人). Letters give
// stems, and pairs of neighbouring stems. Routine words of the trade give characters only. A thing with several names gives
// a concept by any of them.
import { concepts } from './concepts.ts';
import { eachConceptIn, wordPlacesIn } from './names.ts';
import { type ReadText, type Run, readText } from './runs.ts';
import { stemOf } from './stem.ts';
import { eachTermFrom, termIn, termOf } from './terms.ts';
import { isRoutinePair, stopWordsEn } from './word-lists.ts';

export type TokenKind = 'word' | 'pair' | 'character' | 'stem' | 'phrase' | 'concept';

export interface Token {
  kind: TokenKind;
  /** The normalised form that is compared. */
  key: string;
  /** Offsets in the original text, end exclusive. */
  start: number;
  end: number;
}

/** Told of a token by its term and its place in the normalised text, and by its key unless that stands there as it is. */
type Emit = (kind: TokenKind, term: number, at: number, length: number, key?: string) => void;

const FUNCTION_CHARACTERS = new Set(
  Array.from('的了和与及等在是为对从将被把于之其以而或并也就都不有这那我你他它们', (character) =>
    character.charCodeAt(0),
  ),
);

const emitCharacters = ({ text, at }: Run, emit: Emit): void => {
  for (let from = 0; from < text.length; from += 1)
    if (!FUNCTION_CHARACTERS.has(text.charCodeAt(from)))
      emit('character', termIn('character', text, from, from + 1), at + from, 1);
};

const emitPairs = ({ text, at }: Run, emit: Emit): void => {
  for (let from = 0; from + 1 < text.length; from += 1)
    if (!isRoutinePair(text.charCodeAt(from), text.charCodeAt(from + 1)))
      emit('pair', termIn('pair', text, from, from + 2), at + from, 2);
};

const emitWords = ({ text, at }: Run, emit: Emit): void => {
  const places = wordPlacesIn(text);
  for (let nth = 0; nth < places.length; nth += 3)
    emit('word', places[nth] ?? 0, at + (places[nth + 1] ?? 0), places[nth + 2] ?? 0);
};

const emitConcepts = ({ text, at }: Run, emit: Emit): void =>
  eachConceptIn(text, (concept, from, to) => emitKey(emit, 'concept', concept, at + from, at + to));

/** Tells of a run of Chinese characters. */
type EmitChinese = (run: Run, emit: Emit) => void;

const emitChinese: EmitChinese = (run, emit) => {
  emitCharacters(run, emit);
  emitPairs(run, emit);
  emitWords(run, emit);
  emitConcepts(run, emit);
};

/** The longest of the zone's own words have eight characters. */
const WORDS_OF = { kind: 'word', shortest: 2, longest: 8 } as const;

/** The same without single characters, but that words that are wanted are seen wherever their characters stand: nothing is cut. */
const emitChineseAmong =
  (isWanted: (term: number) => boolean): EmitChinese =>
  (run, emit) => {
    emitPairs(run, emit);
    for (let from = 0; from < run.text.length; from += 1)
      eachTermFrom(WORDS_OF, run.text, from, (term, to) => {
        if (isWanted(term)) emit('word', term, run.at + from, to - from);
      });
    emitConcepts(run, emit);
  };

/** Emits a token whose key does not stand there as it is. */
const emitKey = (emit: Emit, kind: TokenKind, key: string, at: number, end: number): void =>
  emit(kind, termOf({ kind, key }), at, end - at, key);

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
    emitKey(emit, 'concept', concept, first.at, last.end);
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
  emitKey(emit, 'stem', stem, at, end);
  if (last) emitKey(emit, 'phrase', `${last.stem} ${stem}`, last.at, end);
  emitLettersConcept(stems, emit);
  return stems;
};

const emitAll = (runs: readonly Run[], emit: Emit, emitRun: EmitChinese): void => {
  let neighbours: Stem[] = [];
  for (const run of runs) {
    if (run.script === 'chinese' || !run.continues) neighbours = [];
    if (run.script === 'chinese') emitRun(run, emit);
    else if (isContent(run.text)) neighbours = emitLetters(run, neighbours, emit);
  }
};

/** Told of a term: its kind, and where it stands in the original, end exclusive. */
type See = (kind: TokenKind, term: number, start: number, end: number) => void;

const seeing =
  ({ origin }: ReadText, see: See): Emit =>
  (kind, term, at, length) =>
    see(kind, term, origin[at] ?? 0, origin[at + length] ?? 0);

/** Tells of each term of a text that has been read, wherever it stands, in no particular order. Never throws. */
export const eachTermOf = (read: ReadText, see: See): void => emitAll(read.runs, seeing(read, see), emitChinese);

/**
 * Tells of the terms that are wanted, and of others but for single characters, without cutting the text into words: a wanted word is
 * seen where its characters stand, be it across words. For showing what is known to be there. Never throws.
 */
export const eachTermAmong = (read: ReadText, isWanted: (term: number) => boolean, see: See): void =>
  emitAll(read.runs, seeing(read, see), emitChineseAmong(isWanted));

/** The tokens of a text in no particular order; empty for a text without content (blanks, emoji, function words). Never throws. */
export const tokensOf = (original: string): Token[] => {
  const tokens: Token[] = [];
  const { text, runs, origin } = readText(original);
  const emit: Emit = (kind, _, at, length, key = text.slice(at, at + length)) => {
    tokens.push({ kind, key, start: origin[at] ?? 0, end: origin[at + length] ?? 0 });
  };
  emitAll(runs, emit, emitChinese);
  return tokens;
};
