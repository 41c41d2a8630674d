// What the other side said to an interest: the hardest evidence there is of what fits.
import type { Features } from '#server/features/matching/features.ts';
import { type OutcomeRecord, outcomes } from './model.ts';

export interface Answer {
  at: Date;
  features: Features;
  accepted: boolean;
}

/** A refusal for these says nothing about whether the two fit. */
const NOT_ABOUT_FIT = ['timing', 'already_solved', 'description_unclear'];

/** The newest answers that say something about the fit, oldest first. A match passed over counts as declined. */
export const recentAnswers = async (limit: number): Promise<Answer[]> => {
  const found = await outcomes
    .find({
      outcome: { $in: ['accepted', 'declined', 'passed'] },
      code: { $nin: NOT_ABOUT_FIT },
      features: { $ne: null },
    })
    .sort({ at: -1 })
    .limit(limit)
    .lean<OutcomeRecord[]>();
  return found
    .flatMap(({ at, features, outcome }) => (features ? [{ at, features, accepted: outcome === 'accepted' }] : []))
    .reverse();
};
