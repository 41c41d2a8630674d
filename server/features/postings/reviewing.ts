// From the author's desk to the listing: submit, and the center's decision.
import { userIdOf } from '#server/platform/auth/actor.ts';
import { Problem } from '#server/platform/http/problem.ts';
import { advise } from '#shared/postings/advice.ts';
import type { PostingAct } from '#shared/postings/lifecycle.ts';
import { type ReviewOutcome, type ReviewScores, reviewOutcome } from '#shared/postings/review.ts';
import {
  applyMove,
  type Command,
  nextStatus,
  type PostingEvent,
  readable,
  requireVersion,
  untilApplied,
  writable,
} from './command.ts';
import { gaps, yearAfter } from './completeness.ts';
import type { PostingRecord } from './model.ts';
import { mayReview, maySubmit } from './policy.ts';

interface Submission extends Command {
  version?: number | undefined;
}

/**
 * Hands a draft to the center.
 * Throws `not_found`, `forbidden`, `not_in_this_state`, `stale_version`, `organization_not_verified`, or `incomplete` with
 * every gap.
 */
export const submitPosting = (submission: Submission): Promise<PostingRecord> =>
  untilApplied(async () => {
    const { postings, actor, now } = submission;
    const record = await writable(submission);
    const to = nextStatus(record, 'submit');
    await requireVersion(submission, record, submission.version);
    if (!maySubmit(actor, record)) throw new Problem('organization_not_verified');
    const errors = gaps(postings, record.content, now);
    if (errors.length > 0) throw new Problem('incomplete', { errors });
    const advised = advise(postings.noun, record.content).scores;
    const set = { submittedAt: now, advised, 'written.wasSubmitted': true };
    return applyMove({ command: submission, record, to, event: 'submitted', set });
  });

const ENDS: Record<ReviewOutcome, { act: PostingAct; event: PostingEvent }> = {
  publish: { act: 'publish', event: 'published' },
  return: { act: 'return', event: 'returned' },
  reject: { act: 'reject', event: 'rejected' },
};

interface Review extends Command {
  version: number;
  scores: ReviewScores;
  comment: string;
}

/**
 * Decides on what was submitted; the points say which way.
 * Throws `not_found`, `forbidden` (also to a coordinator who belongs to the organization), `not_in_this_state`,
 * `stale_version`.
 */
export const reviewPosting = (review: Review): Promise<PostingRecord> =>
  untilApplied(async () => {
    const { actor, now, scores, comment } = review;
    const record = await readable(review);
    if (!mayReview(actor, record)) throw new Problem('forbidden');
    const outcome = reviewOutcome(scores);
    const { act, event } = ENDS[outcome];
    const to = nextStatus(record, act);
    await requireVersion(review, record, review.version);
    const validUntil = record.content.validUntil ?? yearAfter(now);
    const set = outcome === 'publish' ? { publishedAt: now, 'content.validUntil': validUntil } : {};
    const push = { reviews: { at: now, by: userIdOf(actor), scores, outcome, comment } };
    return applyMove({ command: review, record, to, event, set, push, data: { outcome, scores } });
  });
