// A pair as learning and measuring see it: the numbers that ranked it, without the weights.
import { type MatchDimension, matchDimensions } from '#shared/matching/schema.ts';
import { dimensionPoints, totalOf } from './dimensions/judge.ts';
import type { WeightPoints } from './dimensions/weights.ts';

export interface Features {
  /** Text points, 0–100. */
  text: number;
  /** −1 to 1, in the order of the dimensions; 0 where one side does not say. */
  fits: readonly number[];
}

export const featuresOf = (
  textPoints: number,
  dimensions: readonly { dimension: MatchDimension; fit: number }[],
): Features => {
  const fits = new Map(dimensions.map(({ dimension, fit }) => [dimension, fit]));
  return { text: textPoints, fits: matchDimensions.map((dimension) => fits.get(dimension) ?? 0) };
};

/** The score by a table of weights, as the ranking takes it, before rounding. */
export const scoreBy = ({ text, fits }: Features, weights: WeightPoints): number =>
  totalOf(
    text,
    matchDimensions.map((dimension, at) => ({
      points: dimensionPoints({ weight: weights[dimension], fit: fits[at] ?? 0, textPoints: text }),
    })),
  );
