// The reviewer's four scores and the comment, until they are sent. The points decide what happens; nobody is sent back
// without a reason.
import { useState } from 'react';
import type { Posting } from '#client/features/postings/content.ts';
import { nounAddress, nounRoutes } from '#client/features/postings/noun.ts';
import { useAct } from '#client/lib/queries.ts';
import {
  REVIEW_CRITERIA,
  type ReviewCriterion,
  type ReviewOutcome,
  type ReviewScores,
  reviewInputSchema,
  reviewOutcome,
  reviewScoresSchema,
} from '#shared/postings/review.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';

interface DecisionOptions {
  noun: PostingNoun;
  posting: Posting;
  onDecided: (outcome: ReviewOutcome) => void;
}

export const useDecision = ({ noun, posting, onDecided }: DecisionOptions) => {
  const [points, setPoints] = useState<Partial<ReviewScores>>({});
  const [comment, setComment] = useState('');
  const [hasTried, setHasTried] = useState(false);
  const whole = reviewScoresSchema.safeParse(points);
  const scores = whole.success ? whole.data : null;
  const outcome = scores ? reviewOutcome(scores) : null;
  const input = reviewInputSchema.safeParse({ version: posting.version, scores, comment });
  const act = useAct(nounRoutes[noun].review, {
    touches: [nounAddress[noun], 'reviews'],
    onDone: () => outcome && onDecided(outcome),
  });
  return {
    points,
    comment,
    outcome,
    setComment,
    score: (criterion: ReviewCriterion, value: number) => setPoints((now) => ({ ...now, [criterion]: value })),
    takeAdvised: (advised: ReviewScores) => setPoints(advised),
    /** Criteria without points; only told once someone tried to decide. */
    unscored: hasTried ? REVIEW_CRITERIA.filter((criterion) => points[criterion] === undefined) : [],
    isCommentMissing: hasTried && outcome !== null && outcome !== 'publish' && !input.success,
    isBusy: act.isPending,
    error: act.error,
    decide: () => {
      setHasTried(true);
      if (input.success && !act.isPending) act.mutate({ params: { id: posting.id }, body: input.data });
    },
  };
};
