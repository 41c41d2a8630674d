import { z } from 'zod';
import { idParams, idSchema } from '#shared/contract/id.ts';
import { pageOf, pageQuery } from '#shared/contract/page.ts';
import { routeTable } from '#shared/contract/route.ts';
import { NOUNS } from '#shared/postings/schema.ts';
import { findingSchema, followChangeSchema, followInputSchema, followSchema } from './schema.ts';

export const followRoutes = routeTable({
  list: {
    method: 'GET',
    path: '/follows',
    summary: 'The searches and postings I follow, newest first',
    access: 'user',
    query: z.strictObject({ ...pageQuery, of: z.enum(['search', 'posting']).optional() }),
    reply: pageOf(followSchema),
  },
  ofPosting: {
    method: 'GET',
    path: '/follows/of-posting',
    summary: 'Whether I follow this posting, and how',
    access: 'user',
    query: z.strictObject({ noun: z.enum(NOUNS), postingId: idSchema }),
    reply: z.object({ follow: followSchema.nullable() }),
  },
  add: {
    method: 'POST',
    path: '/follows',
    summary: 'Follow a search or a posting; following the same once more changes it',
    access: 'user',
    body: followInputSchema,
    reply: followSchema,
    status: 201,
    problems: ['not_found', 'too_many_requests'],
  },
  change: {
    method: 'PATCH',
    path: '/follows/{id}',
    summary: 'Rename it, switch it on or off, or set the least grade of its matches',
    access: 'user',
    params: idParams,
    body: followChangeSchema,
    reply: followSchema,
    problems: ['not_found'],
  },
  remove: {
    method: 'DELETE',
    path: '/follows/{id}',
    summary: 'Stop following',
    access: 'user',
    rate: 'write',
    params: idParams,
    problems: ['not_found'],
  },
  findings: {
    method: 'GET',
    path: '/follows/{id}/findings',
    summary: 'What it found since I follow it, newest first',
    access: 'user',
    params: idParams,
    query: z.strictObject(pageQuery),
    reply: pageOf(findingSchema),
    problems: ['not_found'],
  },
});
