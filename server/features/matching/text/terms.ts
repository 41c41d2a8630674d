// A term is a token's kind and key as one 32-bit number, so that an item's terms take six bytes each in memory and in the
// database. The lowest three bits are the kind. Among two million distinct terms about one in five hundred shares its
// number with another; evidence is therefore always quoted from the texts themselves.
import type { Token, TokenKind } from './tokens.ts';

export const TOKEN_KINDS = [
  'word',
  'pair',
  'character',
  'stem',
  'phrase',
  'concept',
] as const satisfies readonly TokenKind[];
export const KIND_BITS = 3;
const KIND_MASK = (1 << KIND_BITS) - 1;

/** FNV-1a over the UTF-16 units of a key … */
const FNV_START = 0x811c9dc5;
const step = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193);

/** … with MurmurHash3's last mixing step, and the kind. */
const termOfHash = (stepped: number, index: number): number => {
  let hash = Math.imul(stepped ^ (stepped >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) & ~KIND_MASK) | index;
};

const INDEX_OF = Object.fromEntries(TOKEN_KINDS.map((kind, index) => [kind, index])) as Record<TokenKind, number>; // One entry a kind.

/** The number of the term whose key stands in a text from one offset up to the other. */
export const termIn = (kind: TokenKind, text: string, from: number, to: number): number => {
  const index = INDEX_OF[kind];
  let hash = FNV_START ^ index;
  for (let at = from; at < to; at += 1) hash = step(hash, text.charCodeAt(at));
  return termOfHash(hash, index);
};

/** Calls back with the number, and the end, of each term whose key would begin at this offset and have `shortest` to `longest` units. */
export const eachTermFrom = (
  { kind, shortest, longest }: { kind: TokenKind; shortest: number; longest: number },
  text: string,
  from: number,
  see: (term: number, to: number) => void,
): void => {
  const index = INDEX_OF[kind];
  const last = Math.min(text.length, from + longest);
  let hash = FNV_START ^ index;
  for (let at = from; at < last; at += 1) {
    hash = step(hash, text.charCodeAt(at));
    if (at + 1 - from >= shortest) see(termOfHash(hash, index), at + 1);
  }
};

/** The number of a token's term. */
export const termOf = ({ kind, key }: Pick<Token, 'kind' | 'key'>): number => termIn(kind, key, 0, key.length);

/** Which kind a term is, as an index into TOKEN_KINDS. */
export const kindIndexOf = (term: number): number => term & KIND_MASK;

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** A word of letters that stands for the term in the search engine, which keeps such words whole. */
export const searchWordOf = (term: number): string => {
  let rest = term >>> 0;
  let word = '';
  do {
    word += LETTERS.charAt(rest % LETTERS.length);
    rest = Math.floor(rest / LETTERS.length);
  } while (rest > 0);
  return `x${word}`;
};

/** Single characters are too common to find anything by; phrases add nothing to their stems. */
const FINDING = TOKEN_KINDS.map((kind) => kind !== 'character' && kind !== 'phrase');

/** Whether items are found by this term alone. */
export const isFinding = (term: number): boolean => FINDING[kindIndexOf(term)] ?? false;
