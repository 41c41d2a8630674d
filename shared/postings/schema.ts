// A posting is a need or a capability: what both have in common. Its content has two layers. The teaser is public once
// the posting is published; the details open by the posting's disclosure level. The contact is never public.
import { z } from 'zod';
import { daySchema, idSchema, momentSchema } from '#shared/contract/id.ts';
import { lineOf, spanSchema, textOf } from '#shared/contract/text.ts';
import { organizationRefSchema } from '#shared/organizations/schema.ts';
import {
  chainPositionSchema,
  INDICATOR_RELATIONS,
  industryCodeSchema,
  regionCodeSchema,
  techFieldSchema,
} from '#shared/vocabularies/schema.ts';
import { POSTING_STATUSES } from './lifecycle.ts';
import { reviewSchema } from './review.ts';

export const NOUNS = ['need', 'capability'] as const;
export type PostingNoun = (typeof NOUNS)[number];

/** Who may read the details. L0 everyone · L1 verified organizations · L2 after a signed NDA · L3 named people. */
export const DISCLOSURES = ['L0', 'L1', 'L2', 'L3'] as const;
export const disclosureSchema = z.enum(DISCLOSURES);
export type Disclosure = z.infer<typeof disclosureSchema>;
/** Opened one by one; every opening is written down, and files carry a watermark. */
export const isConfidential = (disclosure: unknown): disclosure is 'L2' | 'L3' =>
  disclosure === 'L2' || disclosure === 'L3';

export const indicatorSchema = z.strictObject({
  name: lineOf({ min: 1, max: 40 }),
  relation: z.enum(INDICATOR_RELATIONS),
  /** "0.1", "-40~85" or words. */
  value: lineOf({ min: 1, max: 60 }),
  unit: lineOf({ max: 20 }).default(''),
});
export type Indicator = z.infer<typeof indicatorSchema>;
export const indicatorsSchema = z.array(indicatorSchema).max(20).default([]);

/** Amounts are whole 万元 (10,000 yuan). */
export const amountWanSchema = z.number().int().min(0).max(10_000_000);

export const rangeWanSchema = z
  .strictObject({ min: amountWanSchema.nullable(), max: amountWanSchema.nullable() })
  .check((context) => {
    const { min, max } = context.value;
    if (min !== null && max !== null && min > max) {
      context.issues.push({ code: 'custom', input: context.value, params: { code: 'range_reversed' } });
    }
  });

export const contactSchema = z.strictObject({
  name: lineOf({ max: 40 }).default(''),
  phone: z
    .string()
    .max(30)
    .transform((phone) => phone.trim())
    .pipe(z.string().regex(/^$|^\+?[\d\s\-()]{5,25}$/))
    .default(''),
  email: z.union([z.literal(''), z.email().max(200)]).default(''),
  wechat: lineOf({ max: 40 }).default(''),
});

/** The fields every posting has. A draft may leave any of them empty; `missingFields` says what submitting asks for. */
export const commonContent = {
  title: lineOf({ max: 80 }).default(''),
  summary: textOf({ max: 300 }).default(''),
  keywords: z
    .array(lineOf({ min: 1, max: 20 }))
    .max(5)
    .default([]),
  fields: z.array(techFieldSchema).max(3).default([]),
  industry: industryCodeSchema.nullable().default(null),
  chain: chainPositionSchema.nullable().default(null),
  region: regionCodeSchema.nullable().default(null),
  validUntil: daySchema.nullable().default(null),
  disclosure: disclosureSchema.default('L1'),
  contact: contactSchema.prefault({}),
};

/** Long text beside the short answers: what a brochure, a topic or a paper says. */
export const descriptionSchema = textOf({ max: 20_000 }).default('');

export const ATTACHMENT_MAX_BYTES = 20 * 1024 * 1024;
export const ATTACHMENTS_MAX = 10;
export const ATTACHMENT_LABELS = ['document', 'business_plan', 'evidence', 'picture'] as const;

export const attachmentSchema = z.object({
  id: idSchema,
  name: z.string(),
  mediaType: z.string(),
  sizeBytes: z.number().int(),
  label: z.enum(ATTACHMENT_LABELS),
  uploadedAt: momentSchema,
});
export type Attachment = z.infer<typeof attachmentSchema>;

/** What an actor may do with a posting; the client holds no rule of its own. */
export const postingCan = z.object({
  edit: z.boolean(),
  submit: z.boolean(),
  review: z.boolean(),
  withdraw: z.boolean(),
  renew: z.boolean(),
  finish: z.boolean(),
  reopen: z.boolean(),
  remove: z.boolean(),
  attach: z.boolean(),
  seeMatches: z.boolean(),
});

/** What every reader of a listing gets. `organization` is null while its name is not disclosed to the reader. */
export const postingCardFields = {
  id: idSchema,
  status: z.enum(POSTING_STATUSES),
  title: z.string(),
  summary: z.string(),
  keywords: z.array(z.string()),
  fields: z.array(techFieldSchema),
  industry: industryCodeSchema.nullable(),
  chain: chainPositionSchema.nullable(),
  region: regionCodeSchema.nullable(),
  validUntil: daySchema.nullable(),
  disclosure: disclosureSchema,
  organization: organizationRefSchema.nullable(),
  isDemo: z.boolean(),
  publishedAt: momentSchema.nullable(),
  updatedAt: momentSchema,
  version: z.number().int(),
  /** What the search's words found, in order; only where words were asked. */
  marked: z.object({ title: z.array(spanSchema), summary: z.array(spanSchema) }).optional(),
};

/** What a reader of the page gets beyond the card. Null parts are not open to the reader; `locked` says what opens them. */
export const postingPageFields = {
  contact: contactSchema.nullable(),
  attachments: z.array(attachmentSchema).nullable(),
  locked: z.enum(['sign_in', 'verified_organization', 'nda', 'named_people']).nullable(),
  reviews: z.array(reviewSchema).nullable(),
  can: postingCan,
};

export const versionEntrySchema = z.object({
  version: z.number().int(),
  at: momentSchema,
  by: z.string(),
  /** Which fields differ from the version before. */
  changed: z.array(z.string()),
});
