import { z } from 'zod';
import { idSchema } from '#shared/contract/id.ts';
import { socketTable } from '#shared/contract/socket.ts';
import { NOUNS } from '#shared/postings/schema.ts';

const matchPageSchema = z.strictObject({ noun: z.enum(NOUNS), id: idSchema });

export const matchSocket = socketTable({
  requests: {
    'match.watch': {
      summary: 'Hear when the match list of a posting changes',
      access: 'user',
      body: matchPageSchema,
      reply: z.object({ watching: z.literal(true) }),
    },
    'match.unwatch': {
      summary: 'Stop hearing about it',
      access: 'user',
      body: matchPageSchema,
      reply: z.object({ watching: z.literal(false) }),
    },
  },
  notices: {
    'matches.changed': {
      summary: 'A counterpart came, changed or left: ask again. Without an id many did, and any page may be concerned',
      body: z.strictObject({ noun: z.enum(NOUNS), id: idSchema.nullable() }),
    },
  },
});
