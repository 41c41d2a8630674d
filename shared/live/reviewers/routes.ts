// A reviewer's link: by it somebody without an account settles what waits for the moderators of one session, and nothing else.
import { z } from 'zod';
import { idParams, idSchema, momentSchema } from '#shared/contract/id.ts';
import { routeTable } from '#shared/contract/route.ts';
import { lineOf } from '#shared/contract/text.ts';
import { SESSION_STATES } from '#shared/live/lifecycles.ts';
import { REVIEW_ACTS } from './acts.ts';

export const REVIEWER_NAME_MAX = 40;
export const REVIEWER_HOURS_MAX = 72;
/** Links of a session that still work. */
export const REVIEWERS_MAX = 20;

export const reviewerLinkInputSchema = z.strictObject({
  /** Who it is given to: it stands in the audit with whatever is done by it. */
  name: lineOf({ min: 2, max: REVIEWER_NAME_MAX }),
  hours: z.number().int().min(1).max(REVIEWER_HOURS_MAX),
});

export const reviewerLinkSchema = z.object({
  id: idSchema,
  name: z.string(),
  createdAt: momentSchema,
  expiresAt: momentSchema,
  revokedAt: momentSchema.nullable(),
});
export type ReviewerLink = z.output<typeof reviewerLinkSchema>;

const itemSchema = z.object({
  /** Its order in the session's log. */
  entry: z.number().int(),
  at: z.number().int(),
  what: z.enum(['chat', 'question']),
  /** Null: asked anonymously. */
  name: z.string().nullable(),
  text: z.string(),
});

export const reviewSchema = z.object({
  title: z.string(),
  state: z.enum(SESSION_STATES),
  /** What the link is called, and until when it works. */
  name: z.string(),
  expiresAt: momentSchema,
  held: z.array(itemSchema.extend({ why: z.enum(['word', 'rule', 'repeat']) })),
  /** Of what was held and shown the latest, newest first. */
  shown: z.array(itemSchema),
});
export type Review = z.output<typeof reviewSchema>;

export const reviewerRoutes = routeTable({
  list: {
    method: 'GET',
    path: '/sessions/{id}/reviewers',
    summary: 'The links by which others review held messages; for hosts',
    access: 'user',
    params: idParams,
    reply: z.object({ items: z.array(reviewerLinkSchema) }),
    problems: ['not_found', 'forbidden'],
  },
  create: {
    method: 'POST',
    path: '/sessions/{id}/reviewers',
    summary: 'Make such a link; its token is told this once. Not for closed sessions',
    access: 'user',
    rate: 'write',
    params: idParams,
    body: reviewerLinkInputSchema,
    reply: reviewerLinkSchema.extend({ token: z.string() }),
    status: 201,
    problems: ['not_found', 'forbidden', 'not_in_this_state'],
  },
  revoke: {
    method: 'DELETE',
    path: '/sessions/{id}/reviewers/{linkId}',
    summary: 'Take a link back; it stops working at once',
    access: 'user',
    rate: 'write',
    params: z.strictObject({ id: idSchema, linkId: idSchema }),
    problems: ['not_found', 'forbidden'],
  },
  review: {
    method: 'GET',
    path: '/sessions/{id}/review',
    summary: 'What waits for a decision, and what was shown; by the link’s token as bearer token',
    access: 'public',
    params: idParams,
    reply: reviewSchema,
    problems: ['not_found', 'token_invalid', 'too_many_requests'],
  },
  decide: {
    method: 'POST',
    path: '/sessions/{id}/review',
    summary: 'Show, dismiss or take back one message or question; by the link’s token, safe to send again',
    access: 'public',
    rate: 'write',
    params: idParams,
    body: z.strictObject({ entry: z.number().int().min(1), act: z.enum(REVIEW_ACTS), clientId: z.uuid() }),
    problems: ['not_found', 'token_invalid', 'not_in_this_state', 'too_many_requests'],
  },
});
