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
  const { pieces } = asked.query;
  const pieceOf = (term: number): number => pieces?.of.get(term) ?? 0;
  const sums = new Float64Array(1 + (pieces?.count ?? 0));
  const saidFully = new NumberTable();
  const impliedFully = new NumberTable();
  let impliedSum = 0;
  eachTerm(offered, statistics, (term, effect) => {
    const [one, other] = [asked.query.get(term) * effect, asked.implied.get(term) * effect];
    if (one > 0) saidFully.add(term, one);
    if (other > 0) impliedFully.add(term, other);
    sums[pieceOf(term)] = (sums[pieceOf(term)] ?? 0) + one;
    impliedSum += other;
  });
  // Each term has its share of what its piece counts for.
  const shares = sums.map((sum, piece) => (piece === 0 || sum === 0 ? 1 : bent(sum, pieces?.level ?? 0) / sum));
  const said = new NumberTable(saidFully.size);
  let saidSum = 0;
  for (const [term, amount] of saidFully.entries()) {
    const counted = amount * (shares[pieceOf(term)] ?? 1);
    said.add(term, counted);
    saidSum += counted;
  }
  const counted = impliedShare(asked, id, impliedSum);
  const implied = new NumberTable(impliedFully.size);
  for (const [term, amount] of impliedFully.entries()) implied.add(term, (amount * counted) / impliedSum);
  return { said, implied, relevance: saidSum + counted };
};
