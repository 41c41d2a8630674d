// The review desk: what waits for a decision, needs and capabilities together, longest wait first.
import { z } from 'zod';
import { momentSchema } from '#shared/contract/id.ts';
import { pageOf, pageQuery } from '#shared/contract/page.ts';
import { routeTable } from '#shared/contract/route.ts';
import { organizationRefSchema } from '#shared/organizations/schema.ts';
import { reviewScoresSchema } from '#shared/postings/review.ts';
import { NOUNS } from '#shared/postings/schema.ts';

export const reviewRowSchema = z.object({
  noun: z.enum(NOUNS),
  id: z.string(),
  kind: z.string(),
  title: z.string(),
  organization: organizationRefSchema,
  submittedAt: momentSchema,
  /** The score the author saw. */
  advised: reviewScoresSchema,
});

export const reviewRoutes = routeTable({
  queue: {
    method: 'GET',
    path: '/reviews',
    summary: 'Submitted needs and capabilities, longest wait first',
    access: 'coordinator',
    query: z.strictObject({ ...pageQuery, noun: z.enum(NOUNS).optional() }),
    reply: pageOf(reviewRowSchema),
  },
});
