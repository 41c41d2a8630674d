import { z } from 'zod';
import { idSchema } from '#shared/contract/id.ts';
import { socketTable } from '#shared/contract/socket.ts';

export const interestSocket = socketTable({
  requests: {},
  notices: {
    'interest.changed': { summary: 'An interest of my organizations changed', body: z.strictObject({ id: idSchema }) },
    'supervision.changed': { summary: 'The supervision list changed (coordinators)', body: z.strictObject({}) },
  },
});
