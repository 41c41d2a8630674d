// What a change of weights would do, measured before it is saved.
import type { WeightPoints } from '#server/features/matching/dimensions/weights.ts';
import { type Answer, recentAnswers } from '#server/features/matching/feedback/answers.ts';
import type { WeightEffect, WeightQuality } from '#shared/matching/weights.ts';
import { answersAsPairs, firstOf, ndcgOf, orderedOf, percentOf, tenThousandths } from './quality.ts';
import { type JudgedNeed, judgedSample } from './sample.ts';

/** The newest answers; more would not change the figure and cost the square of their number. */
const ANSWERS = 2000;

const qualityOnSample = (needs: readonly JudgedNeed[], weights: WeightPoints): WeightQuality => {
  const ndcg = needs.reduce((sum, { pairs }) => sum + ndcgOf(pairs, weights), 0) / needs.length;
  const ordered = needs
    .map(({ pairs }) => orderedOf(pairs, weights))
    .reduce((sum, { right, all }) => ({ right: sum.right + right, all: sum.all + all }), { right: 0, all: 0 });
  return { ndcg: tenThousandths(ndcg), orderedPercent: percentOf(ordered) };
};

const qualityOnAnswers = (answers: readonly Answer[], weights: WeightPoints): WeightQuality => ({
  ndcg: null,
  orderedPercent: percentOf(orderedOf(answersAsPairs(answers), weights)),
});

/** The quality of two tables, side by side. */
export const effectOf = async (before: WeightPoints, after: WeightPoints): Promise<WeightEffect> => {
  const sample = judgedSample();
  const answers = await recentAnswers(ANSWERS);
  const accepted = answers.filter((answer) => answer.accepted).length;
  return {
    sample: {
      needs: sample.length,
      pairs: sample.reduce((sum, { pairs }) => sum + pairs.length, 0),
      firstChanged: sample.filter(({ pairs }) => firstOf(pairs, before) !== firstOf(pairs, after)).length,
      before: qualityOnSample(sample, before),
      after: qualityOnSample(sample, after),
    },
    answers: {
      accepted,
      declined: answers.length - accepted,
      before: qualityOnAnswers(answers, before),
      after: qualityOnAnswers(answers, after),
    },
  };
};
