import { z } from 'zod';
import { socketTable } from '#shared/contract/socket.ts';

export const notificationSocket = socketTable({
  requests: {},
  notices: {
    'notifications.changed': {
      summary: 'Something new for me, or read on another device: ask again',
      body: z.strictObject({ unread: z.number().int().min(0) }),
    },
  },
});
