// The one table of weights: the most points each dimension can give or take when the texts fit fully. Text alone gives up to a
// hundred; together the others move less than half of that, and in proportion to the text, so that they order what fits and
// never lift what does not.
import type { MatchDimension } from '#shared/matching/schema.ts';

interface Weight {
  points: number;
  /** Why it counts, and why so much. */
  reason: string;
}

export const WEIGHTS: Readonly<Record<MatchDimension, Weight>> = {
  indicators: {
    points: 12,
    reason: 'A number asked for and met is the hardest evidence there is; missed, it ends most talks.',
  },
  field: {
    points: 6,
    reason: 'The same industry confirms what the words say and tells apart words that two trades share.',
  },
  chain: {
    points: 4,
    reason: 'Two on one chain know each other’s trade; being on different ones is no reason against.',
  },
  maturity: { points: 8, reason: '“Too early stage” is the commonest reason for refusing a result.' },
  cooperation: { points: 3, reason: 'Modes can be talked about; sharing one makes the first talk shorter.' },
  money: { points: 6, reason: 'A price far beyond the budget ends talks, a near one does not.' },
  region: { points: 3, reason: 'Nearness helps visits and trials; technology travels all the same.' },
  freshness: { points: 2, reason: 'Old postings answer less often; this only breaks ties.' },
};

/** Changes with every change of the table or of the formulas beside it; a match remembers which one ranked it. */
export const WEIGHTS_VERSION = '2026-11';
