// By what a need's answers are sought. Of the engine by single terms and pairs of the weightiest: it orders an item by the
// weightiest query that finds it, not by the sum. What shares no word and no neighbouring characters with the need is found
// last, by two of its characters, where there is room for it. Of the shelf by the sum of the weightiest terms.
import { kindWeights, type Query } from '#server/features/matching/ranking/relevance.ts';
import type { Statistics } from '#server/features/matching/ranking/statistics.ts';
import { isFinding, kindIndexOf, TOKEN_KINDS } from '#server/features/matching/text/terms.ts';
import type { SoughtTerm } from './term-lists.ts';

/** What these numbers gain and cost: docs/matching.md, "Retrieval". */
const SINGLE = 12;
const PAIRED = 8;
/** Of the single terms and the pairs the weightiest are asked for. */
const QUERIES = 12;
/** Single characters are too common to find anything by; two of the weightiest are not. */
const CHARACTERS = 6;
/** So many the engine finds. A term that so many use fills the list by itself. */
export const MOST_FOUND = 200;
/** By so many terms the shelf finds so many. */
const SUMMED = 16;
export const MOST_SUMMED = 300;
const CHARACTER = TOKEN_KINDS.indexOf('character');

export interface Sought {
  /** All of them must occur. */
  terms: readonly number[];
  weight: number;
}

const byWeight = (one: { weight: number; terms: readonly number[] }, other: typeof one): number =>
  other.weight - one.weight || (one.terms[0] ?? 0) - (other.terms[0] ?? 0);

const pairsOf = (terms: readonly Sought[]): Sought[] =>
  terms.flatMap((one, at) =>
    terms
      .slice(at + 1)
      .map((other): Sought => ({ terms: [...one.terms, ...other.terms], weight: one.weight + other.weight })),
  );

/** Pairs of the weightiest characters, weightiest first and all lighter than `below`. */
const characterPairs = (query: Query, searched: Statistics, below: number): Sought[] => {
  const characters = [...query.entries()]
    .filter(([term, weight]) => kindIndexOf(term) === CHARACTER && weight > 0 && searched.usesOf(term) > 0)
    .map(([term, weight]): Sought => ({ terms: [term], weight }))
    .sort(byWeight)
    .slice(0, CHARACTERS);
  const pairs = pairsOf(characters).sort(byWeight);
  const scale = below / (2 * (pairs[0]?.weight ?? 1));
  return pairs.map(({ terms, weight }) => ({ terms, weight: weight * scale }));
};

const [WORD, PAIR] = [TOKEN_KINDS.indexOf('word'), TOKEN_KINDS.indexOf('pair')];

/**
 * A query's terms that someone uses, weightiest first. A word of two characters is a pair of characters too, with the same
 * weight and the same number of uses, and is taken once.
 */
const findingTerms = (query: Query, searched: Statistics): Sought[] => {
  const words = new Map<string, number>();
  const found: Sought[] = [];
  const pairs: { sought: Sought; alike: string }[] = [];
  for (const [term, weighted] of query.entries()) {
    const uses = searched.usesOf(term);
    if (uses === 0 || weighted <= 0 || !isFinding(term)) continue;
    const kind = kindIndexOf(term);
    // Whatever its kind says in the ranking, a term finds as well as another.
    const weight = weighted / (kindWeights[kind] ?? 1);
    const sought = { terms: [term], weight };
    const alike = `${uses} ${weight.toPrecision(9)}`;
    if (kind === PAIR) pairs.push({ sought, alike });
    else found.push(sought);
    if (kind === WORD) words.set(alike, (words.get(alike) ?? 0) + 1);
  }
  for (const { sought, alike } of pairs) {
    const left = words.get(alike) ?? 0;
    if (left === 0) found.push(sought);
    else words.set(alike, left - 1);
  }
  return found.sort(byWeight);
};

/** What to ask the engine for, weightiest first. */
export const soughtBy = (query: Query, searched: Statistics): Sought[] => {
  const terms = findingTerms(query, searched);
  const single = terms.slice(0, SINGLE);
  const sought = [...pairsOf(terms.slice(0, PAIRED)), ...single].sort(byWeight).slice(0, QUERIES);
  const isFilled = single.some(({ terms: [term = 0] }) => searched.usesOf(term) >= MOST_FOUND);
  return isFilled ? sought : [...sought, ...characterPairs(query, searched, sought.at(-1)?.weight ?? 1)];
};

/** The weightiest terms, by which the shelf finds the items that say most of them. */
export const summedTerms = (query: Query, searched: Statistics): SoughtTerm[] =>
  findingTerms(query, searched)
    .slice(0, SUMMED)
    .flatMap(({ terms: [term], weight }) => (term === undefined ? [] : [{ term, weight }]));
