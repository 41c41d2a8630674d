import { z } from 'zod';
import { idParams } from '#shared/contract/id.ts';
import { socketTable } from '#shared/contract/socket.ts';

export const eventSocket = socketTable({
  requests: {
    'event.watch': {
      summary: 'Hear when an event I may read changes; kept until the connection ends or event.unwatch',
      access: 'public',
      body: idParams,
      reply: z.object({ watching: z.literal(true) }),
    },
    'event.unwatch': {
      summary: 'Stop hearing about it',
      access: 'public',
      body: idParams,
      reply: z.object({ watching: z.literal(false) }),
    },
  },
  notices: {
    'event.changed': { summary: 'It changed: ask again', body: idParams },
  },
});
