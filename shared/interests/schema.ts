// An interest: one organization asks another, about one of its needs or capabilities, to begin a deal. It always ends with
// a reason that its sender learns.
import { z } from 'zod';
import { idSchema, momentSchema } from '#shared/contract/id.ts';
import { lineOf, textOf } from '#shared/contract/text.ts';
import { organizationRefSchema } from '#shared/organizations/schema.ts';
import { contactSchema, NOUNS } from '#shared/postings/schema.ts';
import { INTEREST_STATES } from './lifecycle.ts';

/** Why not. The same codes for declining an interest, passing over a match and ending a deal. */
export const REASON_CODES = [
  'too_early',
  'advantage_unclear',
  'commercial_route_unclear',
  'description_unclear',
  'not_our_focus',
  'budget',
  'timing',
  'already_solved',
] as const;
export const reasonCodeSchema = z.enum(REASON_CODES);
export type ReasonCode = z.infer<typeof reasonCodeSchema>;

export const reasonSchema = z.strictObject({ code: reasonCodeSchema, line: lineOf({ max: 200 }).default('') });

export const postingRefSchema = z.strictObject({ noun: z.enum(NOUNS), id: idSchema });
export type PostingRef = z.infer<typeof postingRefSchema>;

/** Working days until an answer is due, and those that follow until an unanswered interest expires. */
export const REPLY_WORKING_DAYS = 3;
export const GRACE_WORKING_DAYS = 5;
/** So many interests an organization may send within 24 hours. */
export const INTERESTS_A_DAY = 20;

export const interestInputSchema = z.strictObject({
  target: postingRefSchema,
  /** The sender's own need or capability that it is about. */
  offer: postingRefSchema.nullable().default(null),
  /** For which of my organizations; may be left out by who belongs to one. */
  organization: idSchema.optional(),
  seeks: textOf({ min: 10, max: 500 }),
  unclear: textOf({ max: 500 }).default(''),
  about: textOf({ max: 300 }).default(''),
});
export type InterestInput = z.input<typeof interestInputSchema>;

const postingTitleSchema = postingRefSchema.extend({ title: z.string() });

const personSchema = z.object({ id: idSchema, name: z.string() });

export const interestSchema = z.object({
  id: idSchema,
  state: z.enum(INTEREST_STATES),
  target: postingTitleSchema,
  offer: postingTitleSchema.nullable(),
  from: organizationRefSchema,
  /** Null while the posting does not disclose its organization to the reader. */
  to: organizationRefSchema.nullable(),
  /** Who answers for the receiving organization; null for its counterpart. */
  answeringPerson: personSchema.nullable(),
  /** The three texts are for both sides, not for the center. */
  seeks: z.string().nullable(),
  unclear: z.string().nullable(),
  about: z.string().nullable(),
  sentAt: momentSchema,
  /** The end of the last working day for an answer, and the moment at which it expires. */
  dueAt: momentSchema,
  expiresAt: momentSchema,
  isLate: z.boolean(),
  remindedAt: momentSchema.nullable(),
  answeredAt: momentSchema.nullable(),
  reason: z.object({ code: reasonCodeSchema, line: z.string() }).nullable(),
  /** The deal that accepting opened. */
  dealId: idSchema.nullable(),
  /** The counterpart's contact, once it is accepted. */
  contact: contactSchema.nullable(),
  isMine: z.boolean(),
  isDemo: z.boolean(),
  version: z.number().int(),
  can: z.object({
    accept: z.boolean(),
    decline: z.boolean(),
    withdraw: z.boolean(),
    remind: z.boolean(),
    handOver: z.boolean(),
  }),
});
export type Interest = z.infer<typeof interestSchema>;

/** What stands between my organizations and a counterpart of one of our postings. */
export const standingSchema = z.object({
  counterpart: postingRefSchema,
  kind: z.enum(['interest', 'pass']),
  interestId: idSchema.nullable(),
  state: z.enum(INTEREST_STATES).nullable(),
  isMine: z.boolean(),
  reason: z.object({ code: reasonCodeSchema, line: z.string() }).nullable(),
  dealId: idSchema.nullable(),
});
export type Standing = z.infer<typeof standingSchema>;

/** Fewer answers than this say nothing about an organization. */
export const FIGURES_FROM = 3;
export const FIGURES_DAYS = 180;

/** How an organization answers: interests received in the last 180 days whose answer came, or whose time ran out. */
export const replyFiguresSchema = z.object({
  received: z.number().int(),
  accepted: z.number().int(),
  declined: z.number().int(),
  expired: z.number().int(),
  waiting: z.number().int(),
  inTime: z.number().int(),
  /** Null when fewer than three were answered or ran out. Those that ran out count with the whole time they waited. */
  medianHours: z.number().nullable(),
});
export type ReplyFigures = z.infer<typeof replyFiguresSchema>;
