// The one table of weights: the most points each dimension can give or take when the texts fit fully. Text alone gives up to a
// hundred; together the others move less than half of that, and in proportion to the text, so that they order what fits and
// never lift what does not. Why each counts, and why so much, is said to administrators too: `matching.weights.reason` in
// the locale files. They may save tables of their own (weights/), which then rank instead.
import type { MatchDimension } from '#shared/matching/schema.ts';

export type WeightPoints = Readonly<Record<MatchDimension, number>>;

export interface WeightTable {
  /** A match remembers which table ranked it. */
  version: string;
  points: WeightPoints;
}

/** The table that ranks until an administrator saves another. Its version changes with the figures or the formulas beside it. */
export const BUILT_IN: WeightTable = {
  version: '2026-11b',
  points: {
    indicators: 12,
    field: 6,
    chain: 4,
    maturity: 8,
    cooperation: 3,
    money: 6,
    region: 3,
    freshness: 2,
    meaning: 10,
    reply: 4,
  },
};
