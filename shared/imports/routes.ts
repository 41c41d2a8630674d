import { z } from 'zod';
import { idParams } from '#shared/contract/id.ts';
import { pageOf, pageQuery } from '#shared/contract/page.ts';
import { routeTable } from '#shared/contract/route.ts';
import { importOptionsSchema, importSchema } from './schema.ts';

export const importRoutes = routeTable({
  list: {
    method: 'GET',
    path: '/imports',
    summary: 'Imports, newest first',
    access: 'coordinator',
    query: z.strictObject({ ...pageQuery }),
    reply: pageOf(importSchema),
  },
  create: {
    method: 'POST',
    path: '/imports',
    summary: 'Upload a JSONL, CSV or XLSX file and start, by default as a dry run; options ride as JSON in the query',
    access: 'coordinator',
    rate: 'upload',
    carries: 'upload',
    query: z.strictObject({
      options: z
        .string()
        .max(10_000)
        .transform((text, context) => {
          try {
            return JSON.parse(text) as unknown;
          } catch {
            context.addIssue({ code: 'custom', params: { code: 'malformed' } });
            return z.NEVER;
          }
        })
        .pipe(importOptionsSchema),
    }),
    reply: importSchema,
    status: 202,
    problems: ['file_refused', 'payload_too_large', 'unsupported_media'],
  },
  read: {
    method: 'GET',
    path: '/imports/{id}',
    summary: 'How far an import is, and which rows are bad',
    access: 'coordinator',
    params: idParams,
    reply: importSchema,
    problems: ['not_found'],
  },
  run: {
    method: 'POST',
    path: '/imports/{id}/run',
    summary: 'Run for real what a dry run has checked, or go on after a stop; bad rows are left out',
    access: 'coordinator',
    rate: 'write',
    params: idParams,
    body: z
      .strictObject({ dryRun: z.boolean().default(false), mapping: z.record(z.string(), z.string()).optional() })
      .prefault({}),
    reply: importSchema,
    status: 202,
    problems: ['not_found', 'not_in_this_state'],
  },
  cancel: {
    method: 'POST',
    path: '/imports/{id}/cancellation',
    summary: 'Stop it; what is in stays in',
    access: 'coordinator',
    rate: 'write',
    params: idParams,
    reply: importSchema,
    problems: ['not_found', 'not_in_this_state'],
  },
  badRows: {
    method: 'GET',
    path: '/imports/{id}/bad-rows',
    summary: 'Every bad row with its reason, as CSV',
    access: 'coordinator',
    carries: 'download',
    params: idParams,
    problems: ['not_found'],
  },
});
