// By what a need's answers are sought: single terms, and pairs of its weightiest terms. The engine orders an item by the
// weightiest query that finds it, not by the sum; an item that has two middling terms is found before one with a single rare
// one only when the pair is asked for. Forty queries with pairs find what sixty of single terms do not.
import { kindWeights, type Query } from '#server/features/matching/ranking/relevance.ts';
import type { Statistics } from '#server/features/matching/ranking/statistics.ts';
import { kindIndexOf } from '#server/features/matching/text/terms.ts';
import { findsBy } from './term-index.ts';

/** More queries find little more and cost the engine time: see docs/matching.md, "Retrieval". */
const SINGLE = 12;
const PAIRED = 8;

export interface Sought {
  /** All of them must occur. */
  terms: readonly number[];
  weight: number;
}

const byWeight = (one: { weight: number; terms: readonly number[] }, other: typeof one): number =>
  other.weight - one.weight || (one.terms[0] ?? 0) - (other.terms[0] ?? 0);

/**
 * A query's terms that someone uses, weightiest first. A word of two characters, which is a pair of characters too, is taken
 * once: both have the same weight and the same number of uses.
 */
const findingTerms = (query: Query, searched: Statistics): Sought[] => {
  const found = new Map<string, Sought>();
  for (const [term, weighted] of query.entries()) {
    const uses = searched.usesOf(term);
    if (uses === 0 || weighted <= 0 || !findsBy(term)) continue;
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
  const paired = terms.slice(0, PAIRED);
  const pairs = paired.flatMap((one, at) =>
    paired
      .slice(at + 1)
      .map((other): Sought => ({ terms: [...one.terms, ...other.terms], weight: one.weight + other.weight })),
  );
  return [...pairs, ...terms.slice(0, SINGLE)].sort(byWeight);
};
