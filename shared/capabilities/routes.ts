import { postingRoutes } from '#shared/postings/routes.ts';
import { capabilityCardSchema, capabilityContentSchema, capabilityKindSchema, capabilitySchema } from './schema.ts';

export const capabilityRoutes = postingRoutes(
  { singular: 'capability', path: '/capabilities', kind: capabilityKindSchema },
  { content: capabilityContentSchema, card: capabilityCardSchema, page: capabilitySchema },
);
