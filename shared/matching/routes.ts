import { z } from 'zod';
import { capabilityCardSchema } from '#shared/capabilities/schema.ts';
import { idParams, idSchema } from '#shared/contract/id.ts';
import { routeTable } from '#shared/contract/route.ts';
import { needCardSchema } from '#shared/needs/schema.ts';
import { NOUNS } from '#shared/postings/schema.ts';
import { matchListQuerySchema, matchSchema } from './schema.ts';

export const matchRoutes = routeTable({
  ofNeed: {
    method: 'GET',
    path: '/needs/{id}/matches',
    summary: 'Capabilities that fit a need, best first, each with the reasons; only what the reader may see',
    access: 'user',
    rate: 'search',
    params: idParams,
    query: matchListQuerySchema,
    reply: z.object({ items: z.array(matchSchema.extend({ capability: capabilityCardSchema })) }),
    problems: ['not_found', 'search_unavailable'],
  },
  ofCapability: {
    method: 'GET',
    path: '/capabilities/{id}/matches',
    summary: 'Needs that a capability fits, best first, each with the reasons; only what the reader may see',
    access: 'user',
    rate: 'search',
    params: idParams,
    query: matchListQuerySchema,
    reply: z.object({ items: z.array(matchSchema.extend({ need: needCardSchema })) }),
    problems: ['not_found', 'search_unavailable'],
  },
  opened: {
    method: 'POST',
    path: '/matches/opened',
    summary: 'Notes that a counterpart was opened from the match list of a posting: the ranking learns from it',
    access: 'user',
    rate: 'read',
    body: z.strictObject({ noun: z.enum(NOUNS), id: idSchema, counterpart: idSchema }),
    problems: ['not_found'],
  },
});
