// A need's side of the comparison, made ready once and held against many capabilities.
import type { Implied } from '#server/features/matching/shelf.ts';
import type { Terms } from '#server/features/matching/text/analysis.ts';
import { NumberTable } from './number-table.ts';
import { type Query, queryOf, relevances, weightOf } from './relevance.ts';
import type { Statistics } from './statistics.ts';
import { textPointsOf } from './text-points.ts';

export interface Asked {
  query: Query;
  implied: NumberTable;
  impliedBy: string | null;
  /** What the implying capability itself may gain: no more than the next best. */
  ceiling: number;
  /** The sum of all weights. */
  weight: number;
}

export interface Collection {
  statistics: Statistics;
  meanMass: number;
}

/** A need's terms with their weights, and those it implies. */
export const askedOf = (need: Terms, statistics: Statistics, implied?: Implied): Asked => {
  const query = queryOf(need, statistics);
  const table = new NumberTable(implied?.terms.length ?? 0);
  for (const [at, term] of implied?.terms.entries() ?? []) table.add(term, implied?.weights[at] ?? 0);
  return {
    query,
    implied: table,
    impliedBy: implied?.by ?? null,
    ceiling: implied?.ceiling ?? 0,
    weight: weightOf(query) + weightOf(table),
  };
};

export interface TextMatch {
  relevance: number;
  /** 0–100, in tenths. */
  points: number;
}

/** Holds a capability's terms against what is asked. */
export const matchText = (
  asked: Asked,
  id: string,
  offered: Terms,
  { statistics, meanMass }: Collection,
): TextMatch => {
  const { one: said, other: implied } = relevances(asked.query, asked.implied, offered, statistics);
  const relevance = said + (asked.impliedBy === id ? Math.min(implied, asked.ceiling) : implied);
  return { relevance, points: textPointsOf({ relevance, asked: asked.weight, offered: meanMass }) };
};
