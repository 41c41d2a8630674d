// Weights from history. What stands high in a list is taken up because it is seen: a line is taken when it was looked at
// (which depends on its position only) and fits (which depends on the pair only). Both are estimated together by
// expectation maximization, the position-based model of Wang et al., "Position Bias Estimation for Unbiased Learning to
// Rank in Personal Search" (WSDM 2018). Whoever answers an interest has looked: answers count as they are, and for more.
// How well a pair fits is a logistic regression on the very summands of the score, held near the present table.
import { BUILT_IN, type WeightPoints } from '#server/features/matching/dimensions/weights.ts';
import type { Features } from '#server/features/matching/features.ts';
import { matchDimensions } from '#shared/matching/schema.ts';
import { WEIGHT_MAX, WEIGHT_STEP } from '#shared/matching/weights.ts';
import type { History } from './history.ts';
import { dot, type Example, fitLogistic, logistic } from './regression.ts';

/** An answer was thought about; a look may have been a glance. */
const ANSWER_WEIGHT = 3;
const ROUNDS = 25;
/** Deeper lines are looked at alike. */
const POSITIONS = 30;
const LEAST_SEEN = 0.02;
/** Score points to the unit of the regression. */
const SCALE = 10;
/** So many points of score make one step of the odds before anything is learnt. */
const FIRST_SLOPE = 0.5;
/** How firmly the present table is held: a weight's chance of being four points off is that of one standard deviation. */
const HELD_BY = 0.04;

export interface Fit {
  weights: WeightPoints;
  /** The chance that a line at position 1, 2, 3 … is looked at, against the first. */
  seen: number[];
  /** Chance of a yes for a pair that is looked at. */
  chanceOf(features: Features): number;
}

/**
 * 1, the score by the present table, and what one more point of each weight would add to it: the coefficients of the latter
 * say by how much the present weights are off, and are zero when they are right.
 */
const summandsBy =
  (present: WeightPoints) =>
  ({ text, fits }: Features): Float64Array => {
    const more = fits.map((fit) => (fit * text) / 100 / SCALE);
    const score = matchDimensions.reduce(
      (sum, dimension, at) => sum + present[dimension] * (more[at] ?? 0),
      text / SCALE,
    );
    return Float64Array.from([1, score, ...more]);
  };

const START = Float64Array.from([-FIRST_SLOPE * 5, FIRST_SLOPE, ...matchDimensions.map(() => 0)]);

const place = (position: number): number => Math.min(position, POSITIONS) - 1;

/** Points in the scale of the text, which gives up to a hundred; kept within what a table may hold. */
const weightsFrom = (coefficients: Float64Array, present: WeightPoints): WeightPoints => {
  const slope = Math.max(1e-6, coefficients[1] ?? 0);
  const points = matchDimensions.map((dimension, at) => {
    const raw = present[dimension] + (coefficients[at + 2] ?? 0) / slope;
    return Math.min(WEIGHT_MAX, Math.max(0, Math.round(raw / WEIGHT_STEP) * WEIGHT_STEP));
  });
  // One entry per dimension, made from the list of all of them.
  return Object.fromEntries(matchDimensions.map((dimension, at) => [dimension, points[at] ?? 0])) as WeightPoints;
};

interface LookExample extends Example {
  place: number;
  taken: boolean;
}

/** How likely each line was looked at and fits, given whether it was taken; updates the labels, answers the new chances. */
const expect = (looks: readonly LookExample[], coefficients: Float64Array, seen: readonly number[]): number[] => {
  const sums = seen.map(() => ({ looked: 0, all: 0 }));
  for (const look of looks) {
    const [chanceSeen, chanceFits] = [seen[look.place] ?? LEAST_SEEN, logistic(dot(look.x, coefficients))];
    const notTaken = Math.max(1e-9, 1 - chanceSeen * chanceFits);
    look.label = look.taken ? 1 : ((1 - chanceSeen) * chanceFits) / notTaken;
    const looked = look.taken ? 1 : (chanceSeen * (1 - chanceFits)) / notTaken;
    const sum = sums[look.place];
    if (sum) {
      sum.looked += looked;
      sum.all += 1;
    }
  }
  const chances = sums.map(({ looked, all }, at) => (all === 0 ? (seen[at] ?? LEAST_SEEN) : looked / all));
  // Only the product of the two chances is seen; the first line is taken to be looked at always.
  const first = Math.max(LEAST_SEEN, chances[0] ?? 1);
  return chances.map((chance) => Math.min(1, Math.max(LEAST_SEEN, chance / first)));
};

interface Fitting {
  history: History;
  /** The table in force. */
  present?: WeightPoints;
  /** False for a fit that believes what was taken: to see what position does to it. */
  correctPosition?: boolean;
}

/** The weights that explain a history best. Needs no network; the same history gives the same weights. */
export const fitWeights = ({ history, present = BUILT_IN.points, correctPosition = true }: Fitting): Fit => {
  const summands = summandsBy(present);
  const looks = history.looks.map(
    ({ features, position, taken }): LookExample => ({
      x: summands(features),
      label: taken ? 1 : 0,
      weight: 1,
      place: place(position),
      taken,
    }),
  );
  const answers = history.answers.map(
    ({ features, accepted }): Example => ({ x: summands(features), label: accepted ? 1 : 0, weight: ANSWER_WEIGHT }),
  );
  const examples: Example[] = [...looks, ...answers];
  // The intercept is free, the slope nearly so.
  const penalties = Float64Array.from([0, 0.1, ...matchDimensions.map(() => HELD_BY)]);
  let seen = Array.from({ length: POSITIONS }, (_, at) => (correctPosition ? 1 / Math.sqrt(at + 1) : 1));
  let coefficients: Float64Array = START;
  for (let round = 0; round < (correctPosition ? ROUNDS : 1); round += 1) {
    if (correctPosition) seen = expect(looks, coefficients, seen);
    coefficients = fitLogistic({ examples, start: START, penalties }, coefficients);
  }
  const learnt = coefficients;
  return {
    weights: weightsFrom(learnt, present),
    seen,
    chanceOf: (features) => logistic(dot(summands(features), learnt)),
  };
};
