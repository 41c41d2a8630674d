// A push: the center shows one need or capability to chosen organizations and follows what becomes of it.
import { z } from 'zod';
import { capabilityCardSchema } from '#shared/capabilities/schema.ts';
import { idSchema, momentSchema } from '#shared/contract/id.ts';
import { lineOf, textOf } from '#shared/contract/text.ts';
import { reasonCodeSchema } from '#shared/interests/schema.ts';
import { matchGradeSchema } from '#shared/matching/schema.ts';
import { needCardSchema } from '#shared/needs/schema.ts';
import { organizationRefSchema } from '#shared/organizations/schema.ts';
import { NOUNS } from '#shared/postings/schema.ts';

export const PUSH_STATES = ['sent', 'opened', 'interested', 'declined'] as const;
export const pushStateSchema = z.enum(PUSH_STATES);
export type PushState = z.infer<typeof pushStateSchema>;

export const PUSH_TARGETS_MAX = 100;

export const pushInputSchema = z.strictObject({
  noun: z.enum(NOUNS),
  postingId: idSchema,
  organizationIds: z.array(idSchema).min(1).max(PUSH_TARGETS_MAX),
  /** Why it is worth their while, in the coordinator's words. */
  message: textOf({ max: 500 }).default(''),
});

export const pushAnswerSchema = z.discriminatedUnion('answer', [
  z.strictObject({ answer: z.literal('interested'), line: lineOf({ max: 200 }).default('') }),
  z.strictObject({ answer: z.literal('declined'), code: reasonCodeSchema, line: lineOf({ max: 200 }).default('') }),
]);

const targetSchema = z.object({
  organization: organizationRefSchema,
  state: pushStateSchema,
  openedAt: momentSchema.nullable(),
  answeredAt: momentSchema.nullable(),
  reason: reasonCodeSchema.nullable(),
  line: z.string(),
});
export type PushTarget = z.infer<typeof targetSchema>;

const commonShape = {
  id: idSchema,
  noun: z.enum(NOUNS),
  postingId: idSchema,
  title: z.string(),
  message: z.string(),
  at: momentSchema,
  by: z.string(),
};

/** As the center sees it. */
export const sentPushSchema = z.object({
  ...commonShape,
  counts: z.object({ sent: z.int(), opened: z.int(), interested: z.int(), declined: z.int() }),
});
export const pushTrackingSchema = sentPushSchema.extend({ targets: z.array(targetSchema) });

/** As one of the organizations sees it. */
export const receivedPushSchema = z.object({
  ...commonShape,
  /** For which of my organizations. */
  organization: organizationRefSchema,
  state: pushStateSchema,
  reason: reasonCodeSchema.nullable(),
  line: z.string(),
  /** Null when the posting is no longer listed. */
  need: needCardSchema.nullable(),
  capability: capabilityCardSchema.nullable(),
  can: z.object({ answer: z.boolean() }),
});
export type ReceivedPush = z.infer<typeof receivedPushSchema>;

/** Organizations that the posting may be for: their own postings match it. */
export const pushCandidateSchema = z.object({
  organization: organizationRefSchema,
  grade: matchGradeSchema,
  score: z.int(),
  /** The posting of theirs that matches best. */
  posting: z.object({ noun: z.enum(NOUNS), id: idSchema, title: z.string() }),
  /** They were sent it before. */
  before: pushStateSchema.nullable(),
});
