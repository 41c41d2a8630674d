// The review: four criteria of 0–5 points. The same scale serves the coordinator's decision and the live advice an author
// sees (advice.ts).
import { z } from 'zod';
import { momentSchema } from '#shared/contract/id.ts';
import { textOf } from '#shared/contract/text.ts';

export const REVIEW_CRITERIA = ['value', 'clarity', 'cooperation', 'completeness'] as const;
export type ReviewCriterion = (typeof REVIEW_CRITERIA)[number];

const pointsSchema = z.number().int().min(0).max(5);
export const reviewScoresSchema = z.strictObject({
  value: pointsSchema,
  clarity: pointsSchema,
  cooperation: pointsSchema,
  completeness: pointsSchema,
});
export type ReviewScores = z.infer<typeof reviewScoresSchema>;

export const REVIEW_OUTCOMES = ['publish', 'return', 'reject'] as const;
export type ReviewOutcome = (typeof REVIEW_OUTCOMES)[number];

export const PUBLISH_FROM_POINTS = 10;
export const REJECT_BELOW_POINTS = 5;

export const totalPoints = (scores: ReviewScores): number =>
  REVIEW_CRITERIA.reduce((sum, criterion) => sum + scores[criterion], 0);

/** Fewer than 5 points reject; any zero, or fewer than 10, returns; otherwise the posting is published. */
export const reviewOutcome = (scores: ReviewScores): ReviewOutcome => {
  const total = totalPoints(scores);
  if (total < REJECT_BELOW_POINTS) return 'reject';
  if (total < PUBLISH_FROM_POINTS || REVIEW_CRITERIA.some((criterion) => scores[criterion] === 0)) return 'return';
  return 'publish';
};

export const reviewInputSchema = z
  .strictObject({
    version: z.number().int().min(0),
    scores: reviewScoresSchema,
    comment: textOf({ max: 1000 }).default(''),
  })
  .check((context) => {
    // Nobody is sent back without a reason.
    if (reviewOutcome(context.value.scores) !== 'publish' && context.value.comment.length < 4) {
      context.issues.push({
        code: 'custom',
        input: context.value.comment,
        path: ['comment'],
        params: { code: 'reason_needed' },
      });
    }
  });

export const reviewSchema = z.object({
  at: momentSchema,
  by: z.string(),
  scores: reviewScoresSchema,
  outcome: z.enum(REVIEW_OUTCOMES),
  comment: z.string(),
});
