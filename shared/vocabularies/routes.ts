import { z } from 'zod';
import { routeTable } from '#shared/contract/route.ts';
import { industrySchema, regionSchema } from './schema.ts';

export const vocabularyRoutes = routeTable({
  regions: {
    method: 'GET',
    path: '/vocabularies/regions',
    summary: 'Regions by GB/T 2260 code, down to counties',
    access: 'public',
    reply: z.array(regionSchema),
  },
  industries: {
    method: 'GET',
    path: '/vocabularies/industries',
    summary: 'Industries by GB/T 4754-2017 code',
    access: 'public',
    reply: z.array(industrySchema),
  },
});
