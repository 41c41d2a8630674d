import { z } from 'zod';
import { idSchema } from '#shared/contract/id.ts';
import { socketTable } from '#shared/contract/socket.ts';
import { IMPORT_STATES } from './schema.ts';

export const importSocket = socketTable({
  requests: {},
  notices: {
    'import.progress': {
      summary: 'How far an import is (coordinators)',
      body: z.strictObject({
        id: idSchema,
        state: z.enum(IMPORT_STATES),
        read: z.number().int(),
        total: z.number().int().nullable(),
      }),
    },
  },
});
