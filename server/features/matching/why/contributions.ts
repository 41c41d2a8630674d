// Which term gave how much: the summands of the very sum that ranked (ranking/asked.ts).

import { type Asked, type Collection, impliedShare } from '#server/features/matching/ranking/asked.ts';
import { NumberTable } from '#server/features/matching/ranking/number-table.ts';
import { bent } from '#server/features/matching/ranking/pieces.ts';
import { eachTerm } from '#server/features/matching/ranking/relevance.ts';
import type { Terms } from '#server/features/matching/text/analysis.ts';

export interface Contributions {
  /** By term: what it gives because the need says it, and because the need implies it. */
  said: NumberTable;
  implied: NumberTable;
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
  const giving: { term: number; said: number; implied: number; piece: number }[] = [];
  let impliedSum = 0;
  const isAsked = (term: number): boolean => query.mayHave(term) || impliedQuery.mayHave(term);
  eachTerm(
    offered,
    statistics,
    (term, effect) => {
      const [said, implied] = [query.get(term) * effect, impliedQuery.get(term) * effect];
      if (said <= 0 && implied <= 0) return;
      const piece = pieces?.of.get(term) ?? 0;
      giving.push({ term, said, implied, piece });
      sums[piece] = (sums[piece] ?? 0) + said;
      impliedSum += implied;
    },
    isAsked,
  );
  // Each term has its share of what its piece counts for.
  const shares = sums.map((sum, piece) => (piece === 0 || sum === 0 ? 1 : bent(sum, pieces?.level ?? 0) / sum));
  const counted = impliedShare(asked, id, impliedSum);
  const said = new NumberTable(giving.length);
  const implied = new NumberTable(giving.length);
  let saidSum = 0;
  for (const one of giving) {
    const amount = one.said * (shares[one.piece] ?? 1);
    if (amount > 0) said.add(one.term, amount);
    if (one.implied > 0) implied.add(one.term, (one.implied * counted) / impliedSum);
    saidSum += amount;
  }
  return { said, implied, relevance: saidSum + counted };
};
