import { postingRoutes } from '#shared/postings/routes.ts';
import { needCardSchema, needContentSchema, needKindSchema, needSchema } from './schema.ts';

export const needRoutes = postingRoutes(
  { singular: 'need', path: '/needs', kind: needKindSchema },
  { content: needContentSchema, card: needCardSchema, page: needSchema },
);
