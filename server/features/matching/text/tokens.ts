// What a text is compared by. A Chinese run gives its words, its pairs of neighbouring characters and its characters: words
// say most, pairs find what is cut differently on the other side, characters find relatives (机械手, 机器人). Letters give
// stems, and pairs of neighbouring stems. Routine words of the trade give characters only. A thing with several names gives
// a concept by any of them.
import { concepts } from './concepts.ts';
import { NAME_COLUMNS, namesIn } from './names.ts';
import { type ReadText, type Run, readText } from './runs.ts';
import { stemOf } from './stem.ts';
import { termIn, termOf } from './terms.ts';
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

const emitChinese = ({ text, at }: Run, emit: Emit, withCharacters: boolean): void => {
  for (let from = 0; from < text.length; from += 1) {
    const unit = text.charCodeAt(from);
    if (withCharacters && !FUNCTION_CHARACTERS.has(unit))
      emit('character', termIn('character', text, from, from + 1), at + from, 1);
    if (from + 1 < text.length && !isRoutinePair(unit, text.charCodeAt(from + 1)))
      emit('pair', termIn('pair', text, from, from + 2), at + from, 2);
  }
  const { places, concepts: called } = namesIn(text);
  const words = places.length - NAME_COLUMNS * called.length;
  for (let from = 0; from < places.length; from += NAME_COLUMNS) {
    const [term = 0, start = 0, length = 0] = [places[from], places[from + 1], places[from + 2]];
    if (from < words) emit('word', term, at + start, length);
    else emit('concept', term, at + start, length, called[(from - words) / NAME_COLUMNS]);
  }
};

/** Emits a token of letters. */
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

const emitAll = (runs: readonly Run[], emit: Emit, withCharacters: boolean): void => {
  let neighbours: Stem[] = [];
  for (const run of runs) {
    if (run.script === 'chinese' || !run.continues) neighbours = [];
    if (run.script === 'chinese') emitChinese(run, emit, withCharacters);
    else if (isContent(run.text)) neighbours = emitLetters(run, neighbours, emit);
  }
};

/** Told of a term: its kind, and where it stands in the original, end exclusive. */
type See = (kind: TokenKind, term: number, start: number, end: number) => void;

/** Tells of each term of a text that has been read, wherever it stands, in no particular order. Never throws. */
export const eachTermOf = ({ runs, origin }: ReadText, see: See, withCharacters = true): void =>
  emitAll(runs, (kind, term, at, length) => see(kind, term, origin[at] ?? 0, origin[at + length] ?? 0), withCharacters);

/** The tokens of a text in no particular order; empty for a text without content (blanks, emoji, function words). Never throws. */
export const tokensOf = (original: string): Token[] => {
  const tokens: Token[] = [];
  const { text, runs, origin } = readText(original);
  const emit: Emit = (kind, _, at, length, key = text.slice(at, at + length)) => {
    tokens.push({ kind, key, start: origin[at] ?? 0, end: origin[at + length] ?? 0 });
  };
  emitAll(runs, emit, true);
  return tokens;
};
