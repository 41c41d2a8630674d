// Which term gave how much: the summands of the very sum that ranked (ranking/asked.ts).

import { type Asked, type Collection, impliedShare } from '#server/features/matching/ranking/asked.ts';
import { NumberTable } from '#server/features/matching/ranking/number-table.ts';
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
  const said = new NumberTable();
  const impliedFully = new NumberTable();
  let [saidSum, impliedSum] = [0, 0];
  eachTerm(offered, statistics, (term, effect) => {
    const [one, other] = [asked.query.get(term) * effect, asked.implied.get(term) * effect];
    if (one > 0) said.add(term, one);
    if (other > 0) impliedFully.add(term, other);
    saidSum += one;
    impliedSum += other;
  });
  const counted = impliedShare(asked, id, impliedSum);
  const implied = new NumberTable(impliedFully.size);
  for (const [term, amount] of impliedFully.entries()) implied.add(term, (amount * counted) / impliedSum);
  return { said, implied, relevance: saidSum + counted };
};
