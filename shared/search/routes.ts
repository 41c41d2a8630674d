// Search as you type over needs, capabilities and organizations.
import { z } from 'zod';
import { capabilityCardSchema } from '#shared/capabilities/schema.ts';
import { routeTable } from '#shared/contract/route.ts';
import { lineOf, spanSchema } from '#shared/contract/text.ts';
import { needCardSchema } from '#shared/needs/schema.ts';
import { organizationRefSchema } from '#shared/organizations/schema.ts';

const groupOf = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item), total: z.number().int() });

export const searchRoutes = routeTable({
  search: {
    method: 'GET',
    path: '/search',
    summary: 'The best few needs, capabilities and organizations for some words',
    access: 'public',
    rate: 'search',
    query: z.strictObject({ q: lineOf({ max: 200 }), limit: z.coerce.number().int().min(1).max(20).default(5) }),
    reply: z.object({
      needs: groupOf(needCardSchema),
      capabilities: groupOf(capabilityCardSchema),
      organizations: groupOf(organizationRefSchema.extend({ marked: z.array(spanSchema) })),
    }),
    problems: ['search_unavailable'],
  },
});
