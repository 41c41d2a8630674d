// Bringing many needs or capabilities in from a file. The same rules for the command line and the browser.
import { z } from 'zod';
import { idSchema, momentSchema } from '#shared/contract/id.ts';
import { lineOf } from '#shared/contract/text.ts';
import { NOUNS } from '#shared/postings/schema.ts';

export const IMPORT_MAX_BYTES = 50 * 1024 * 1024;
export const IMPORT_MAX_ROWS = 200_000;
export const IMPORT_FORMATS = ['jsonl', 'csv', 'xlsx'] as const;
export const IMPORT_STATES = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const;

/** Which column (or JSON path, `meta.keywords`) feeds which field (`title`, `details.mainProblem`, `externalId`). */
export const columnMappingSchema = z.record(z.string().max(60), z.string().max(120));

export const importOptionsSchema = z.strictObject({
  noun: z.enum(NOUNS),
  kind: z.string().max(20),
  /** The organization the postings belong to; absent: the center. */
  organization: idSchema.optional(),
  mapping: columnMappingSchema.default({}),
  /** Values for fields that the file does not have. */
  defaults: z.record(z.string(), z.union([z.string(), z.array(z.string())])).default({}),
  /** A name for the source: with a row's external id it makes a row the same row at the next import. */
  source: lineOf({ min: 1, max: 60 }),
  publish: z.boolean().default(true),
  dryRun: z.boolean().default(true),
});
export type ImportOptions = z.output<typeof importOptionsSchema>;

export const badRowSchema = z.object({
  row: z.number().int(),
  externalId: z.string().nullable(),
  field: z.string(),
  code: z.string(),
  sentence: z.string(),
});

export const importSchema = z.object({
  id: idSchema,
  fileName: z.string(),
  format: z.enum(IMPORT_FORMATS),
  state: z.enum(IMPORT_STATES),
  options: importOptionsSchema,
  /** Column names found in the file. */
  columns: z.array(z.string()),
  /** The mapping in force: the given one completed by guesses from column names. */
  mapping: columnMappingSchema,
  rows: z.object({
    total: z.number().int().nullable(),
    read: z.number().int(),
    created: z.number().int(),
    updated: z.number().int(),
    unchanged: z.number().int(),
    bad: z.number().int(),
  }),
  /** The first thousand; all of them by `badRows`. */
  badRows: z.array(badRowSchema),
  failure: z.string().nullable(),
  startedAt: momentSchema,
  endedAt: momentSchema.nullable(),
  by: z.string(),
});
export type Import = z.output<typeof importSchema>;
