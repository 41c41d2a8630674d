// By what a need's answers are sought: single terms, and pairs of its weightiest terms. The engine orders an item by the
// weightiest query that finds it, not by the sum; an item that has two middling terms is found before one with a single rare
// one only when the pair is asked for. Forty queries with pairs find what sixty of single terms do not. What shares no word and
// no neighbouring characters with the need is found last, by two of its characters, where there is room for it.
import { kindWeights, type Query } from '#server/features/matching/ranking/relevance.ts';
import type { Statistics } from '#server/features/matching/ranking/statistics.ts';
import { kindIndexOf, TOKEN_KINDS } from '#server/features/matching/text/terms.ts';

/** More queries find little more and cost the engine time: see docs/matching.md, "Retrieval". */
const SINGLE = 12;
const PAIRED = 8;
/** Single characters are too common to find anything by; two of the weightiest are not. */
const CHARACTERS = 6;
/** So many are fetched. A term that so many use fills the list by itself. */
export const CANDIDATES = 800;
const CHARACTER = TOKEN_KINDS.indexOf('character');
const isFinding = TOKEN_KINDS.map((kind) => kind !== 'character' && kind !== 'phrase');

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

/**
 * A query's terms that someone uses, weightiest first. A word of two characters, which is a pair of characters too, is taken
 * once: both have the same weight and the same number of uses.
 */
const findingTerms = (query: Query, searched: Statistics): Sought[] => {
  const found = new Map<string, Sought>();
  for (const [term, weighted] of query.entries()) {
    const uses = searched.usesOf(term);
    if (uses === 0 || weighted <= 0 || !isFinding[kindIndexOf(term)]) continue;
    // Whatever its kind says in the ranking, a term finds as well as another.
    const weight = weighted / (kindWeights[kindIndexOf(term)] ?? 1);
    found.set(`${uses} ${weight.toPrecision(9)}`, { terms: [term], weight });
  }
  return [...found.values()].sort(byWeight);
};

/** How many of these, the weightiest first, should find so many items: up to the first single term that so many have. */
export const enoughOf = (sought: readonly Sought[], searched: Statistics, wanted: number): number => {
  const at = sought.findIndex(({ terms: [term, ...others] }) => {
    return term !== undefined && others.length === 0 && searched.usesOf(term) >= wanted;
  });
  return at < 0 ? sought.length : at + 1;
};

/** What to ask the engine for, weightiest first. */
export const soughtBy = (query: Query, searched: Statistics): Sought[] => {
  const terms = findingTerms(query, searched);
  const single = terms.slice(0, SINGLE);
  const sought = [...pairsOf(terms.slice(0, PAIRED)), ...single].sort(byWeight);
  const isFilled = single.some(({ terms: [term = 0] }) => searched.usesOf(term) >= CANDIDATES);
  return isFilled ? sought : [...sought, ...characterPairs(query, searched, sought.at(-1)?.weight ?? 1)];
};
