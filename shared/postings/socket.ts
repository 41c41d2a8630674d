import { z } from 'zod';
import { idSchema } from '#shared/contract/id.ts';
import { socketTable } from '#shared/contract/socket.ts';
import { NOUNS } from './schema.ts';

const postingRefSchema = z.strictObject({ noun: z.enum(NOUNS), id: idSchema });

export const postingSocket = socketTable({
  requests: {
    'posting.watch': {
      summary: 'Hear when a posting I may read changes; kept until the connection ends or posting.unwatch',
      access: 'public',
      body: postingRefSchema,
      reply: z.object({ watching: z.literal(true) }),
    },
    'posting.unwatch': {
      summary: 'Stop hearing about it',
      access: 'public',
      body: postingRefSchema,
      reply: z.object({ watching: z.literal(false) }),
    },
  },
  notices: {
    'posting.changed': { summary: 'It changed: ask again', body: postingRefSchema },
    'reviews.changed': { summary: 'The review desk changed (coordinators)', body: z.strictObject({}) },
    'organization.changed': { summary: 'An organization of mine changed', body: z.strictObject({ id: idSchema }) },
  },
});
