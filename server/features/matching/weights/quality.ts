// How well a table of weights orders what has been judged.
import type { WeightPoints } from '#server/features/matching/dimensions/weights.ts';
import { type Features, scoreBy } from '#server/features/matching/features.ts';
import { gradeFloors } from '#shared/matching/schema.ts';
import type { JudgedPair } from './sample.ts';

const FIRST = 10;

const gain = (grade: number, place: number): number => (2 ** grade - 1) / Math.log2(place + 2);

/** Järvelin & Kekäläinen's nDCG of the first ten, with gains 2^grade − 1; what the list would not show gains nothing. */
export const ndcgOf = (pairs: readonly JudgedPair[], weights: WeightPoints): number => {
  const ranked = pairs
    .map(({ grade, features }) => ({ grade, text: features.text, score: scoreBy(features, weights) }))
    .filter(({ text, score }) => text >= gradeFloors.weak && score >= gradeFloors.weak)
    .sort((one, other) => other.score - one.score || other.text - one.text);
  const sum = (grades: readonly number[]) =>
    grades.slice(0, FIRST).reduce((total, grade, place) => total + gain(grade, place), 0);
  const ideal = sum(pairs.map(({ grade }) => grade).sort((one, other) => other - one));
  return ideal === 0 ? 0 : sum(ranked.map(({ grade }) => grade)) / ideal;
};

interface Ordered {
  right: number;
  all: number;
}

/** Of all pairs of a better and a worse one, how many the weights put in the right order; a tie is half right. */
export const orderedOf = (pairs: readonly JudgedPair[], weights: WeightPoints): Ordered => {
  const scored = pairs.map(({ grade, features }) => ({ grade, score: scoreBy(features, weights) }));
  let [right, all] = [0, 0];
  for (const better of scored) {
    for (const worse of scored) {
      if (better.grade <= worse.grade) continue;
      all += 1;
      if (better.score > worse.score) right += 1;
      else if (better.score === worse.score) right += 0.5;
    }
  }
  return { right, all };
};

/** As it says "put first": an index into the pairs, −1 without any. */
export const firstOf = (pairs: readonly JudgedPair[], weights: WeightPoints): number => {
  let best = { at: -1, score: Number.NEGATIVE_INFINITY };
  for (const [at, { features }] of pairs.entries()) {
    const score = scoreBy(features, weights);
    if (score > best.score) best = { at, score };
  }
  return best.at;
};

export const hundredths = (value: number): number => Math.round(value * 100) / 100;
export const tenThousandths = (value: number): number => Math.round(value * 10_000) / 10_000;

export const percentOf = ({ right, all }: Ordered): number | null =>
  all === 0 ? null : hundredths((100 * right) / all);

/** Answers as judged pairs: accepted is better than declined. */
export const answersAsPairs = (answers: readonly { features: Features; accepted: boolean }[]): JudgedPair[] =>
  answers.map(({ features, accepted }) => ({ grade: accepted ? 1 : 0, features }));
