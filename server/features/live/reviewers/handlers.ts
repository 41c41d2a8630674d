import { Allowance } from '#server/features/live/media/pace.ts';
import type { Rooms } from '#server/features/live/rooms.ts';
import { bearerOf } from '#server/platform/http/bearer.ts';
import { type BoundRoute, bindRoutes, type Call } from '#server/platform/http/handler.ts';
import { Problem } from '#server/platform/http/problem.ts';
import { reviewerRoutes } from '#shared/live/reviewers/routes.ts';
import { listReviewers, makeReviewer, readReviewer, revokeReviewer } from './links.ts';
import { decideReview, readReview } from './review.ts';

/** Calls of one link: a page asks every few seconds, a person decides about one thing a second. */
const CALLS_A_SECOND = 2;
const CALLS_AT_ONCE = 60;
const LINKS_KEPT = 1_000;

interface ReviewerParts {
  rooms: Rooms;
  key: Buffer;
  rateScale: number;
}

export const reviewerHandlers = ({ rooms, key, rateScale }: ReviewerParts): BoundRoute[] => {
  const allowances = new Map<string, Allowance>();

  const requirePace = (link: string): void => {
    const now = performance.now();
    const allowance = allowances.get(link) ?? new Allowance(CALLS_A_SECOND * rateScale, CALLS_AT_ONCE * rateScale, now);
    allowances.delete(link);
    allowances.set(link, allowance);
    const [oldest] = allowances.keys();
    if (allowances.size > LINKS_KEPT && oldest !== undefined) allowances.delete(oldest);
    const seconds = allowance.take(1, now);
    if (seconds > 0) throw new Problem('too_many_requests', { params: { seconds }, retryAfterSeconds: seconds });
  };

  const linkOf = async ({ request, now }: Pick<Call<never>, 'request' | 'now'>, session: string) => {
    const link = await readReviewer({ token: bearerOf(request), session, now }, key);
    requirePace(link._id);
    return link;
  };

  return bindRoutes(reviewerRoutes, {
    list: async ({ actor, params }) => ({ items: await listReviewers({ actor, session: params.id }) }),

    create: ({ actor, params, body, now }) => makeReviewer({ actor, session: params.id, now }, body, key),

    revoke: ({ actor, params, now }) => revokeReviewer({ actor, session: params.id, now }, params.linkId),

    review: async ({ params, ...call }) => readReview(rooms, await linkOf(call, params.id)),

    decide: async ({ params, body, ...call }) => decideReview(rooms, await linkOf(call, params.id), body),
  });
};
