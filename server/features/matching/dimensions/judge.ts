// All dimensions of a pair, in the order of the weights table.
import { type DimensionEvidence, type MatchDimension, matchDimensions } from '#shared/matching/schema.ts';
import { judgeChain } from './chain.ts';
import { judgeCooperation } from './cooperation.ts';
import { judgeField } from './field.ts';
import { judgeFreshness } from './freshness.ts';
import { compareRows, type IndicatorRow, judgeIndicators } from './indicators.ts';
import type { Judgement, Pair } from './judgement.ts';
import { judgeMaturity } from './maturity.ts';
import { judgeMeaning } from './meaning.ts';
import { judgeMoney } from './money.ts';
import { judgeRegion } from './region.ts';
import { judgeReply } from './reply.ts';
import { BUILT_IN, type WeightTable } from './weights.ts';

const JUDGES: Readonly<Record<Exclude<MatchDimension, 'indicators'>, (pair: Pair) => Judgement>> = {
  field: judgeField,
  chain: judgeChain,
  maturity: judgeMaturity,
  cooperation: judgeCooperation,
  money: judgeMoney,
  region: judgeRegion,
  freshness: judgeFreshness,
  meaning: judgeMeaning,
  reply: judgeReply,
};

/** Points of a dimension: weight × fit × text / 100, in hundredths. */
export const dimensionPoints = ({
  weight,
  fit,
  textPoints,
}: {
  weight: number;
  fit: number;
  textPoints: number;
}): number => Math.round(weight * fit * textPoints) / 100;

export interface Judged {
  dimensions: DimensionEvidence[];
  rows: IndicatorRow[];
}

const withoutMeaning = matchDimensions.filter((dimension) => dimension !== 'meaning');

const judgedIn = ({ meaning }: Pair): readonly MatchDimension[] =>
  meaning === undefined ? withoutMeaning : matchDimensions;

const judge = (dimension: MatchDimension, pair: Pair, rows: readonly IndicatorRow[]): Judgement =>
  dimension === 'indicators' ? judgeIndicators(rows) : JUDGES[dimension](pair);

/** Judges a pair in every dimension beside the text. */
export const judgePair = (pair: Pair, textPoints: number, { points: weights }: WeightTable = BUILT_IN): Judged => {
  const rows = compareRows(pair);
  const dimensions = judgedIn(pair).map((dimension): DimensionEvidence => {
    const judgement = judge(dimension, pair, rows);
    const weight = weights[dimension];
    return { dimension, ...judgement, weight, points: dimensionPoints({ weight, fit: judgement.fit, textPoints }) };
  });
  return { dimensions, rows };
};

const whole = (textPoints: number, others: number): number => Math.min(100, Math.max(0, textPoints + others));

/** The whole score of a pair: text and dimensions together, kept within 0–100; `score` is the nearest whole number. */
export const totalOf = (textPoints: number, dimensions: readonly Pick<DimensionEvidence, 'points'>[]): number =>
  whole(
    textPoints,
    dimensions.reduce((sum, { points }) => sum + points, 0),
  );

/** The same of a pair that is not explained: hundreds are judged for each that is shown. */
export const judgeTotal = (pair: Pair, textPoints: number, { points: weights }: WeightTable = BUILT_IN): number => {
  const rows = compareRows(pair);
  let sum = 0;
  for (const dimension of judgedIn(pair))
    sum += dimensionPoints({ weight: weights[dimension], fit: judge(dimension, pair, rows).fit, textPoints });
  return whole(textPoints, sum);
};
