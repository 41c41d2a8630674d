// Which term gave how much: the summands of the very sum that ranked (ranking/asked.ts).

import { type Asked, type Collection, impliedShare } from '#server/features/matching/ranking/asked.ts';
import { bent } from '#server/features/matching/ranking/pieces.ts';
import { eachTerm } from '#server/features/matching/ranking/relevance.ts';
import { TermTable } from '#server/features/matching/ranking/term-table.ts';
import type { Terms } from '#server/features/matching/text/analysis.ts';

/** In columns: `said[i]` is what the i-th term gives because the need says it, `implied[i]` what because the need implies it. */
export interface Contributions {
  terms: readonly number[];
  said: readonly number[];
  implied: readonly number[];
  /** By term: its number, the first of `terms` being 1. */
  numbers: TermTable;
  relevance: number;
}

export const contributionsOf = (
  asked: Asked,
  id: string,
  offered: Terms,
  { statistics }: Collection,
): Contributions => {
  const { query, implied: impliedQuery } = asked;
  const { pieces } = query;
  const sums = new Float64Array(1 + (pieces?.count ?? 0));
  const [terms, said, implied, pieceOf]: [number[], number[], number[], number[]] = [[], [], [], []];
  let impliedSum = 0;
  const isAsked = (term: number): boolean => query.mayHave(term) || impliedQuery.mayHave(term);
  eachTerm(
    offered,
    statistics,
    (term, effect) => {
      const [ofSaid, ofImplied] = [query.get(term) * effect, impliedQuery.get(term) * effect];
      if (ofSaid <= 0 && ofImplied <= 0) return;
      const piece = pieces?.of.get(term) ?? 0;
      terms.push(term);
      said.push(ofSaid);
      implied.push(ofImplied);
      pieceOf.push(piece);
      sums[piece] = (sums[piece] ?? 0) + ofSaid;
      impliedSum += ofImplied;
    },
    isAsked,
  );
  // Each term has its share of what its piece counts for.
  const shares = sums.map((sum, piece) => (piece === 0 || sum === 0 ? 1 : bent(sum, pieces?.level ?? 0) / sum));
  const counted = impliedShare(asked, id, impliedSum);
  const numbers = new TermTable(terms.length);
  let saidSum = 0;
  for (let at = 0; at < terms.length; at += 1) {
    numbers.add(terms[at] ?? 0, at + 1);
    const amount = (said[at] ?? 0) * (shares[pieceOf[at] ?? 0] ?? 1);
    said[at] = amount;
    saidSum += amount;
    const before = implied[at] ?? 0;
    if (before > 0) implied[at] = (before * counted) / impliedSum;
  }
  return { terms, said, implied, numbers, relevance: saidSum + counted };
};
