// What a side says at all. A dimension on which one side says nothing gives and takes nothing.

import { type MatchDimension, matchDimensions } from '#shared/matching/schema.ts';
import type { SeenFacts } from './judgement.ts';
import type { WeightTable } from './weights.ts';

export const says = {
  indicators: ({ readings }: SeenFacts) => readings.length > 0,
  field: ({ fields, industry }: SeenFacts) => fields.length > 0 || industry !== null,
  chain: ({ chain }: SeenFacts) => chain !== null,
  maturity: ({ kind, trl, stages }: SeenFacts) =>
    kind === 'financing' || kind === 'finance' ? stages.length > 0 : trl !== null,
  cooperation: ({ modes }: SeenFacts) => modes.length > 0,
  money: ({ money }: SeenFacts) => money !== null,
  region: ({ region, servedRegions }: SeenFacts) => region !== null || servedRegions.length > 0,
  freshness: ({ publishedAt }: SeenFacts) => publishedAt !== null,
  // Half of it is the other side's.
  reply: () => true,
} as const satisfies Record<Exclude<MatchDimension, 'meaning'>, (facts: SeenFacts) => boolean>;

/** The most that all dimensions together can give when one side says this, as a share of the text's points. */
export const mostGiven = (facts: SeenFacts, { points }: WeightTable, isMeaningKnown: boolean): number => {
  const given = matchDimensions.filter((dimension) =>
    dimension === 'meaning' ? isMeaningKnown : says[dimension](facts),
  );
  return given.reduce((sum, dimension) => sum + points[dimension], 0) / 100;
};
