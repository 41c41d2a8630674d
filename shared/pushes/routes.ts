import { z } from 'zod';
import { idParams, idSchema } from '#shared/contract/id.ts';
import { pageOf, pageQuery } from '#shared/contract/page.ts';
import { routeTable } from '#shared/contract/route.ts';
import { NOUNS } from '#shared/postings/schema.ts';
import {
  pushAnswerSchema,
  pushCandidateSchema,
  pushInputSchema,
  pushTrackingSchema,
  receivedPushSchema,
  sentPushSchema,
} from './schema.ts';

const targetParams = z.strictObject({ id: idSchema, organizationId: idSchema });

export const pushRoutes = routeTable({
  candidates: {
    method: 'GET',
    path: '/pushes/candidates',
    summary: 'Organizations whose own postings match this one, best first',
    access: 'coordinator',
    rate: 'search',
    query: z.strictObject({ noun: z.enum(NOUNS), postingId: idSchema }),
    reply: z.object({ items: z.array(pushCandidateSchema) }),
    problems: ['not_found', 'search_unavailable'],
  },
  send: {
    method: 'POST',
    path: '/pushes',
    summary: 'Push a listed need or capability to chosen verified organizations',
    access: 'coordinator',
    body: pushInputSchema,
    reply: pushTrackingSchema,
    status: 201,
    problems: ['not_found', 'already_exists', 'not_in_this_state'],
  },
  sent: {
    method: 'GET',
    path: '/pushes',
    summary: 'What the center pushed, newest first, with how far it came',
    access: 'coordinator',
    query: z.strictObject(pageQuery),
    reply: pageOf(sentPushSchema),
  },
  received: {
    method: 'GET',
    path: '/pushes/received',
    summary: 'What the center pushed to my organizations, newest first',
    access: 'user',
    query: z.strictObject(pageQuery),
    reply: pageOf(receivedPushSchema),
  },
  tracking: {
    method: 'GET',
    path: '/pushes/{id}',
    summary: 'One push, organization by organization',
    access: 'coordinator',
    params: idParams,
    reply: pushTrackingSchema,
    problems: ['not_found'],
  },
  open: {
    method: 'POST',
    path: '/pushes/{id}/organizations/{organizationId}/opening',
    summary: 'A member has it before their eyes',
    access: 'user',
    rate: 'write',
    params: targetParams,
    reply: receivedPushSchema,
    problems: ['not_found'],
  },
  answer: {
    method: 'POST',
    path: '/pushes/{id}/organizations/{organizationId}/answer',
    summary: 'Say that we are interested, or why not',
    access: 'user',
    params: targetParams,
    body: pushAnswerSchema,
    reply: receivedPushSchema,
    problems: ['not_found', 'forbidden', 'not_in_this_state'],
  },
});
