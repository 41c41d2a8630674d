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
  financingStageSchema,
  INSTITUTION_TYPES,
  IP_STATUSES,
  RESULT_LEVELS,
  regionCodeSchema,
  trlSchema,
} from '#shared/vocabularies/schema.ts';

export const CAPABILITY_KINDS = ['result', 'expertise', 'facility', 'finance', 'space'] as const;
export const capabilityKindSchema = z.enum(CAPABILITY_KINDS);
export type CapabilityKind = z.infer<typeof capabilityKindSchema>;

const paragraph = textOf({ max: 500 }).default('');

export const resultDetails = z.strictObject({
  completedBy: lineOf({ max: 200 }).default(''),
  solution: paragraph,
  trl: trlSchema.nullable().default(null),
  ipStatus: z.enum(IP_STATUSES).nullable().default(null),
  patentNumbers: z
    .array(lineOf({ min: 5, max: 30 }))
    .max(20)
    .default([]),
  level: z.enum(RESULT_LEVELS).nullable().default(null),
  scenarios: paragraph,
  indicators: indicatorsSchema,
  transferModes: z.array(cooperationModeSchema).max(7).default([]),
  priceWan: rangeWanSchema.nullable().default(null),
  evidence: paragraph,
  missingToNextTrl: paragraph,
  description: descriptionSchema,
});

export const expertiseDetails = z.strictObject({
  lead: lineOf({ max: 40 }).default(''),
  team: paragraph,
  directions: paragraph,
  achievements: paragraph,
  services: paragraph,
  cooperationModes: z.array(cooperationModeSchema).max(7).default([]),
  description: descriptionSchema,
});

export const facilityDetails = z.strictObject({
  equipment: paragraph,
  services: paragraph,
  standards: lineOf({ max: 200 }).default(''),
  indicators: indicatorsSchema,
  priceWan: rangeWanSchema.nullable().default(null),
  booking: paragraph,
  description: descriptionSchema,
});

export const financeDetails = z
  .strictObject({
    institutionType: z.enum(INSTITUTION_TYPES).nullable().default(null),
    stages: z.array(financingStageSchema).max(9).default([]),
    ticketMinWan: amountWanSchema.nullable().default(null),
    ticketMaxWan: amountWanSchema.nullable().default(null),
    regions: z.array(regionCodeSchema).max(20).default([]),
    conditions: paragraph,
    description: descriptionSchema,
  })
  .check((context) => {
    const { ticketMinWan: min, ticketMaxWan: max } = context.value;
    if (min !== null && max !== null && min > max) {
      context.issues.push({ code: 'custom', input: max, path: ['ticketMaxWan'], params: { code: 'range_reversed' } });
    }
  });

export const spaceDetails = z.strictObject({
  areaSquareMetres: z.number().int().min(1).max(10_000_000).nullable().default(null),
  location: lineOf({ max: 200 }).default(''),
  conditions: paragraph,
  suitableFor: paragraph,
  monthlyRentYuanPerSquareMetre: z.number().min(0).max(10_000).nullable().default(null),
  availableFrom: daySchema.nullable().default(null),
  description: descriptionSchema,
});

const capabilityOf = <Kind extends CapabilityKind, Details extends z.ZodType>(kind: Kind, details: Details) =>
  z.strictObject({ kind: z.literal(kind), ...commonContent, details });

/** What an author writes; every part but the kind may be left out in a draft. */
export const capabilityContentSchema = z.discriminatedUnion('kind', [
  capabilityOf('result', resultDetails.prefault({})),
  capabilityOf('expertise', expertiseDetails.prefault({})),
  capabilityOf('facility', facilityDetails.prefault({})),
  capabilityOf('finance', financeDetails.prefault({})),
  capabilityOf('space', spaceDetails.prefault({})),
]);
export type CapabilityContent = z.output<typeof capabilityContentSchema>;
export type CapabilityInput = z.input<typeof capabilityContentSchema>;

export const CAPABILITY_REQUIRED: Record<CapabilityKind, readonly string[]> = {
  result: ['details.completedBy', 'details.solution', 'details.trl', 'details.ipStatus', 'details.transferModes'],
  expertise: ['details.lead', 'details.directions', 'details.services'],
  facility: ['details.equipment', 'details.services'],
  finance: ['details.institutionType', 'details.stages', 'details.ticketMaxWan'],
  space: ['details.areaSquareMetres', 'details.location'],
};

const detailsSchema = z.union([resultDetails, expertiseDetails, facilityDetails, financeDetails, spaceDetails]);

export const capabilityCardSchema = z.object({ ...postingCardFields, kind: capabilityKindSchema });
export const capabilitySchema = capabilityCardSchema.extend({
  ...postingPageFields,
  details: detailsSchema.nullable(),
});
export type CapabilityCard = z.output<typeof capabilityCardSchema>;
export type Capability = z.output<typeof capabilitySchema>;
