import { z } from 'zod';
import { daySchema } from '#shared/contract/id.ts';
import { lineOf, textOf } from '#shared/contract/text.ts';
import {
  amountWanSchema,
  commonContent,
  descriptionSchema,
  indicatorsSchema,
  postingCardFields,
  postingPageFields,
  rangeWanSchema,
} from '#shared/postings/schema.ts';
import {
  cooperationModeSchema,
  DEGREES,
  ENGAGEMENTS,
  financingStageSchema,
  REVENUE_STATUSES,
  trlSchema,
} from '#shared/vocabularies/schema.ts';

export const NEED_KINDS = ['technology', 'financing', 'talent', 'facility', 'space'] as const;
export const needKindSchema = z.enum(NEED_KINDS);
export type NeedKind = z.infer<typeof needKindSchema>;

const paragraph = textOf({ max: 500 }).default('');
const areaSquareMetres = z.number().int().min(1).max(10_000_000).nullable().default(null);

export const technologyNeedDetails = z.strictObject({
  mainProblem: paragraph,
  keyTechnology: paragraph,
  indicators: indicatorsSchema,
  expectedGoal: paragraph,
  budgetWan: rangeWanSchema.nullable().default(null),
  cooperationModes: z.array(cooperationModeSchema).max(7).default([]),
  wantedBy: daySchema.nullable().default(null),
  minimumTrl: trlSchema.nullable().default(null),
  existingConditions: paragraph,
  preferredPartners: paragraph,
  description: descriptionSchema,
});

/** How far the amount may lie from valuation × equity before it is refused. */
export const VALUATION_TOLERANCE = 0.1;

export const financingNeedDetails = z
  .strictObject({
    projectName: lineOf({ max: 20 }).default(''),
    stage: financingStageSchema.nullable().default(null),
    amountWan: amountWanSchema.nullable().default(null),
    equityPercent: z.number().min(0).max(100).nullable().default(null),
    valuationWan: amountWanSchema.nullable().default(null),
    revenueStatus: z.enum(REVENUE_STATUSES).nullable().default(null),
    highlights: paragraph,
    moat: paragraph,
    useOfFunds: paragraph,
    founders: paragraph,
    description: descriptionSchema,
  })
  .check((context) => {
    const { amountWan, equityPercent, valuationWan } = context.value;
    if (!amountWan || !equityPercent || !valuationWan) return;
    const expected = (valuationWan * equityPercent) / 100;
    if (Math.abs(amountWan - expected) > expected * VALUATION_TOLERANCE) {
      context.issues.push({
        code: 'custom',
        input: amountWan,
        path: ['amountWan'],
        params: { code: 'amount_valuation_mismatch', expectedWan: Math.round(expected) },
      });
    }
  });

export const talentNeedDetails = z.strictObject({
  position: lineOf({ max: 40 }).default(''),
  headcount: z.number().int().min(1).max(1000).nullable().default(null),
  tasks: paragraph,
  expertise: paragraph,
  degree: z.enum(DEGREES).default('any'),
  engagement: z.enum(ENGAGEMENTS).nullable().default(null),
  yearlyPayWan: rangeWanSchema.nullable().default(null),
  wantedBy: daySchema.nullable().default(null),
  description: descriptionSchema,
});

export const facilityNeedDetails = z.strictObject({
  service: paragraph,
  sample: paragraph,
  standards: lineOf({ max: 200 }).default(''),
  indicators: indicatorsSchema,
  budgetWan: rangeWanSchema.nullable().default(null),
  wantedBy: daySchema.nullable().default(null),
  description: descriptionSchema,
});

export const spaceNeedDetails = z.strictObject({
  usage: paragraph,
  areaMinSquareMetres: areaSquareMetres,
  areaMaxSquareMetres: areaSquareMetres,
  requirements: paragraph,
  yearlyRentWan: rangeWanSchema.nullable().default(null),
  wantedBy: daySchema.nullable().default(null),
  description: descriptionSchema,
});

const needOf = <Kind extends NeedKind, Details extends z.ZodType>(kind: Kind, details: Details) =>
  z.strictObject({ kind: z.literal(kind), ...commonContent, details });

/** What an author writes; every part but the kind may be left out in a draft. */
export const needContentSchema = z.discriminatedUnion('kind', [
  needOf('technology', technologyNeedDetails.prefault({})),
  needOf('financing', financingNeedDetails.prefault({})),
  needOf('talent', talentNeedDetails.prefault({})),
  needOf('facility', facilityNeedDetails.prefault({})),
  needOf('space', spaceNeedDetails.prefault({})),
]);
export type NeedContent = z.output<typeof needContentSchema>;
export type NeedInput = z.input<typeof needContentSchema>;

export const NEED_REQUIRED: Record<NeedKind, readonly string[]> = {
  technology: ['details.mainProblem', 'details.expectedGoal', 'details.cooperationModes'],
  financing: ['details.projectName', 'details.stage', 'details.amountWan', 'details.highlights', 'details.useOfFunds'],
  talent: ['details.position', 'details.tasks', 'details.expertise', 'details.engagement'],
  facility: ['details.service'],
  space: ['details.usage', 'details.areaMinSquareMetres'],
};

const detailsSchema = z.union([
  technologyNeedDetails,
  financingNeedDetails,
  talentNeedDetails,
  facilityNeedDetails,
  spaceNeedDetails,
]);

export const needCardSchema = z.object({ ...postingCardFields, kind: needKindSchema });
export const needSchema = needCardSchema.extend({ ...postingPageFields, details: detailsSchema.nullable() });
export type NeedCard = z.output<typeof needCardSchema>;
export type Need = z.output<typeof needSchema>;
