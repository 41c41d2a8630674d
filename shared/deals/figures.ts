// What deals add up to. For the center each figure is the sum of rows that can be opened; a row names its parties only where
// they let the center read the deal. Everybody sees how many there are, and of the amounts no more than keeps each one secret.
import { z } from 'zod';
import { daySchema, idSchema } from '#shared/contract/id.ts';
import { pageOf, pageQuery } from '#shared/contract/page.ts';
import { routeTable } from '#shared/contract/route.ts';
import { organizationRefSchema } from '#shared/organizations/schema.ts';
import { financingStageSchema } from '#shared/vocabularies/schema.ts';
import { CONTRACT_TYPES } from './contract.ts';
import { DEAL_STAGES, PIPELINES } from './pipeline.ts';

const signedSchema = z.object({
  /** The deal's. */
  id: idSchema,
  stage: z.enum(DEAL_STAGES),
  /** Of a contract; null of a financing. */
  type: z.enum(CONTRACT_TYPES).nullable(),
  /** Of a financing; null of a contract. */
  round: financingStageSchema.nullable(),
  signedOn: daySchema.nullable(),
  amountWan: z.number(),
  /** The part that pays for technology; null of a financing. */
  technologyWan: z.number().nullable(),
  /** Null: the parties have not let the center read the deal. */
  deal: z.object({ title: z.string(), parties: z.array(organizationRefSchema) }).nullable(),
  isDemo: z.boolean(),
});
export type SignedDeal = z.output<typeof signedSchema>;

const sumSchema = z.object({ count: z.number().int(), amountWan: z.number(), technologyWan: z.number() });

/** Fewer deals than this would give single amounts away, and so would one that makes up more than half of the sum. */
export const AMOUNT_FROM = 5;

const countedSchema = <Kind extends z.ZodType>(kind: Kind) =>
  z.object({
    count: z.number().int(),
    /** About: the two leading figures. Null while it would give a single amount away. */
    aboutWan: z.number().nullable(),
    kinds: z.array(z.object({ kind, count: z.number().int() })),
  });

export const publicFiguresSchema = z.object({
  cooperation: countedSchema(z.enum(CONTRACT_TYPES)),
  financing: countedSchema(financingStageSchema),
});
export type PublicFigures = z.output<typeof publicFiguresSchema>;

export const dealFigureRoutes = routeTable({
  counted: {
    method: 'GET',
    path: '/deal-figures/counted',
    summary: 'What everybody may know: how many contracts and financings were signed, of which kinds, about how much',
    access: 'public',
    reply: publicFiguresSchema,
  },
  figures: {
    method: 'GET',
    path: '/deal-figures',
    summary: 'Signed contracts and financings: how many, how much',
    access: 'coordinator',
    reply: z.object({ cooperation: sumSchema, financing: sumSchema }),
  },
  signed: {
    method: 'GET',
    path: '/deal-figures/rows',
    summary: 'The rows behind a figure, the latest signed first',
    access: 'coordinator',
    query: z.strictObject({ ...pageQuery, pipeline: z.enum(PIPELINES) }),
    reply: pageOf(signedSchema),
  },
  table: {
    method: 'GET',
    path: '/deal-figures/table',
    summary: 'All rows behind a figure as CSV',
    access: 'coordinator',
    carries: 'download',
    query: z.strictObject({ pipeline: z.enum(PIPELINES) }),
  },
});
