import { z } from 'zod';
import { idParams, idSchema } from '#shared/contract/id.ts';
import { manyOf, pageOf, pageQuery } from '#shared/contract/page.ts';
import { routeTable } from '#shared/contract/route.ts';
import { NOUNS } from '#shared/postings/schema.ts';
import { INTEREST_STATES } from './lifecycle.ts';
import {
  interestInputSchema,
  interestSchema,
  postingRefSchema,
  reasonSchema,
  replyFiguresSchema,
  standingSchema,
} from './schema.ts';

/** `received` and `sent` of my organizations. */
export const INTEREST_BOXES = ['received', 'sent'] as const;

export const interestRoutes = routeTable({
  list: {
    method: 'GET',
    path: '/interests',
    summary: 'Interests that my organizations received (unanswered first, soonest due first) or sent (newest first)',
    access: 'user',
    query: z.strictObject({
      ...pageQuery,
      box: z.enum(INTEREST_BOXES).default('received'),
      state: manyOf(z.enum(INTEREST_STATES)).optional(),
    }),
    reply: pageOf(interestSchema).extend({
      /** How many of each state the box holds. */
      states: z.record(z.string(), z.number().int()),
    }),
  },
  send: {
    method: 'POST',
    path: '/interests',
    summary: 'Ask the organization behind a need or a capability to talk; it has three working days to answer',
    access: 'user',
    rate: 'write',
    body: interestInputSchema,
    reply: interestSchema,
    status: 201,
    problems: [
      'not_found',
      'forbidden',
      'organization_not_verified',
      'already_exists',
      'not_in_this_state',
      'too_many_requests',
    ],
  },
  standing: {
    method: 'GET',
    path: '/interests/standing',
    summary: 'What my organizations and the counterparts of a posting have said to each other so far',
    access: 'user',
    query: z.strictObject({ noun: z.enum(NOUNS), id: idSchema }),
    reply: z.object({
      items: z.array(standingSchema),
      can: z.object({
        /** Send an interest: about this posting of another's, or with this one of my own as the offer. */
        send: z.boolean(),
        /** Pass over counterparts of this posting of my own. */
        pass: z.boolean(),
      }),
    }),
    problems: ['not_found'],
  },
  pass: {
    method: 'POST',
    path: '/interests/passes',
    summary: 'Say why a match is not for us; nobody else sees it',
    access: 'user',
    rate: 'write',
    body: z.strictObject({ posting: postingRefSchema, counterpart: postingRefSchema, reason: reasonSchema }),
    reply: standingSchema,
    status: 201,
    problems: ['not_found', 'forbidden'],
  },
  undoPass: {
    method: 'POST',
    path: '/interests/passes/undoing',
    summary: 'Take back that a match is not for us',
    access: 'user',
    rate: 'write',
    body: z.strictObject({ posting: postingRefSchema, counterpart: postingRefSchema }),
    problems: ['not_found', 'forbidden'],
  },
  read: {
    method: 'GET',
    path: '/interests/{id}',
    summary: 'One interest, for both sides and (without its texts) the center',
    access: 'user',
    params: idParams,
    reply: interestSchema,
    problems: ['not_found'],
  },
  accept: {
    method: 'POST',
    path: '/interests/{id}/acceptance',
    summary: 'Begin a deal; both sides see each other’s contact. Accepting twice is accepting once',
    access: 'user',
    rate: 'write',
    params: idParams,
    reply: interestSchema,
    problems: ['not_found', 'forbidden', 'not_in_this_state'],
  },
  decline: {
    method: 'POST',
    path: '/interests/{id}/refusal',
    summary: 'Say no, with a reason that the sender learns',
    access: 'user',
    rate: 'write',
    params: idParams,
    body: reasonSchema,
    reply: interestSchema,
    problems: ['not_found', 'forbidden', 'not_in_this_state'],
  },
  withdraw: {
    method: 'POST',
    path: '/interests/{id}/withdrawal',
    summary: 'Take back an interest that has no answer yet',
    access: 'user',
    rate: 'write',
    params: idParams,
    reply: interestSchema,
    problems: ['not_found', 'forbidden', 'not_in_this_state'],
  },
  handOver: {
    method: 'PUT',
    path: '/interests/{id}/person',
    summary: 'Let a colleague answer',
    access: 'user',
    rate: 'write',
    params: idParams,
    body: z.strictObject({ userId: idSchema }),
    reply: interestSchema,
    problems: ['not_found', 'forbidden', 'not_in_this_state'],
  },
  remind: {
    method: 'POST',
    path: '/interests/{id}/reminder',
    summary: 'Ask for an answer that is late; once in a day',
    access: 'coordinator',
    rate: 'write',
    params: idParams,
    reply: interestSchema,
    problems: ['not_found', 'forbidden', 'not_in_this_state'],
  },
  supervision: {
    method: 'GET',
    path: '/supervision/interests',
    summary: 'Interests whose answer is late, the longest wait first',
    access: 'coordinator',
    query: z.strictObject(pageQuery),
    reply: pageOf(interestSchema),
  },
  figures: {
    method: 'GET',
    path: '/organizations/{id}/replies',
    summary: 'How an organization answers: the last 180 days, with the median time to the first reply',
    access: 'public',
    params: idParams,
    reply: replyFiguresSchema,
    problems: ['not_found'],
  },
});
