import { z } from 'zod';
import { idSchema, momentSchema } from '#shared/contract/id.ts';
import { socketTable } from '#shared/contract/socket.ts';
import { messageInputSchema, messageSchema } from './schema.ts';

const dealRef = z.strictObject({ id: idSchema });

export const dealSocket = socketTable({
  requests: {
    'deal.watch': {
      summary: 'Hear a deal’s messages, changes and who is typing; kept until the connection ends or deal.unwatch',
      access: 'user',
      body: dealRef,
      reply: z.object({ watching: z.literal(true) }),
    },
    'deal.unwatch': {
      summary: 'Stop hearing about it',
      access: 'user',
      body: dealRef,
      reply: z.object({ watching: z.literal(false) }),
    },
    'deal.post': {
      summary: 'Post a message; acknowledged once it is stored. The same clientId again is the same message',
      access: 'user',
      body: messageInputSchema.extend({ id: idSchema }),
      reply: messageSchema,
    },
    'deal.typing': {
      summary: 'Tell the others that I am typing',
      access: 'user',
      body: dealRef,
      reply: z.object({ told: z.literal(true) }),
    },
    'deal.read': {
      summary: 'I have read all there is',
      access: 'user',
      body: dealRef,
      reply: z.object({ readAt: momentSchema }),
    },
  },
  notices: {
    'deal.message': { summary: 'A message was posted, changed or taken back', body: messageSchema },
    'deal.changed': { summary: 'The deal changed: ask again', body: dealRef },
    'deal.typing': {
      summary: 'Somebody is typing',
      body: z.strictObject({ id: idSchema, userId: idSchema, name: z.string() }),
    },
    'deal.read': { summary: 'I have read it, perhaps on another device', body: dealRef },
    'deal.news': { summary: 'Something happened in a deal of my organizations', body: dealRef },
  },
});
