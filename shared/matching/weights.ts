// The weights of the dimensions as an administrator sees and changes them.
import { z } from 'zod';
import { momentSchema } from '#shared/contract/id.ts';
import { routeTable } from '#shared/contract/route.ts';
import { lineOf } from '#shared/contract/text.ts';
import { matchDimensionSchema } from './schema.ts';

/** Text gives up to a hundred points; no dimension may outweigh a third of that. */
export const WEIGHT_MAX = 30;
export const WEIGHT_STEP = 0.5;

/** The most points each dimension can give or take. */
export const weightPointsSchema = z.record(
  matchDimensionSchema,
  z.number().min(0).max(WEIGHT_MAX).multipleOf(WEIGHT_STEP),
);
export type WeightPointsInput = z.output<typeof weightPointsSchema>;

/** How well a table of weights orders what has been judged. Null without anything judged. */
const qualitySchema = z.object({
  /** nDCG of the first ten, mean over the sample's needs. */
  ndcg: z.number().nullable(),
  /** Of all pairs of a better and a worse one, how many in a hundred are in the right order. */
  orderedPercent: z.number().nullable(),
});
export type WeightQuality = z.output<typeof qualitySchema>;

/** What a change would do: measured on the sample that ships with the platform, and on live answers to interests. */
export const weightEffectSchema = z.object({
  sample: z.object({
    needs: z.int(),
    pairs: z.int(),
    /** How many of the sample's needs would have another first result. */
    firstChanged: z.int(),
    before: qualitySchema,
    after: qualitySchema,
  }),
  answers: z.object({
    accepted: z.int(),
    declined: z.int(),
    before: qualitySchema,
    after: qualitySchema,
  }),
});
export type WeightEffect = z.output<typeof weightEffectSchema>;

export const weightOrigins = ['built_in', 'administrator', 'fit'] as const;

export const weightTableSchema = z.object({
  version: z.string().max(20),
  points: weightPointsSchema,
  origin: z.enum(weightOrigins),
  note: z.string(),
  savedAt: momentSchema.nullable(),
  savedBy: z.object({ name: z.string() }).nullable(),
  /** As it was measured when it was saved, against the table before it. */
  effect: weightEffectSchema.nullable(),
});
export type WeightTableView = z.output<typeof weightTableSchema>;

export const weightRoutes = routeTable({
  read: {
    method: 'GET',
    path: '/matching/weights',
    summary: 'The table of weights in force, those before it, and what a fit proposes',
    access: 'administrator',
    reply: z.object({
      current: weightTableSchema,
      earlier: z.array(weightTableSchema),
      proposal: weightTableSchema.nullable(),
    }),
  },
  measure: {
    method: 'POST',
    path: '/matching/weights/effect',
    summary: 'What these weights would do, against those in force; nothing is saved',
    access: 'administrator',
    rate: 'search',
    body: z.strictObject({ points: weightPointsSchema }),
    reply: weightEffectSchema,
  },
  save: {
    method: 'POST',
    path: '/matching/weights',
    summary: 'Saves a table as a new version, which ranks from now on',
    access: 'administrator',
    rate: 'write',
    body: z.strictObject({
      points: weightPointsSchema,
      note: lineOf({ max: 200 }).default(''),
      /** The version that was in force when the change was made. */
      basedOn: z.string().max(20),
    }),
    reply: weightTableSchema,
    status: 201,
    problems: ['stale_version'],
  },
});
