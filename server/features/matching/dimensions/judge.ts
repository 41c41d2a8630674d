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

/** Judges a pair in every dimension beside the text. */
export const judgePair = (pair: Pair, textPoints: number, { points: weights }: WeightTable = BUILT_IN): Judged => {
  const rows = compareRows(pair);
  const judgedHere = matchDimensions.filter((dimension) => dimension !== 'meaning' || pair.meaning !== undefined);
  const dimensions = judgedHere.map((dimension): DimensionEvidence => {
    const judgement = dimension === 'indicators' ? judgeIndicators(rows) : JUDGES[dimension](pair);
    const weight = weights[dimension];
    return { dimension, ...judgement, weight, points: dimensionPoints({ weight, fit: judgement.fit, textPoints }) };
  });
  return { dimensions, rows };
};

/** The whole score of a pair: text and dimensions together, kept within 0–100; `score` is the nearest whole number. */
export const totalOf = (textPoints: number, dimensions: readonly Pick<DimensionEvidence, 'points'>[]): number =>
  Math.min(100, Math.max(0, textPoints + dimensions.reduce((sum, { points }) => sum + points, 0)));
