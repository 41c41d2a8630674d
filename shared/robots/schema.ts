// A group robot: posts into a group chat of an organization (or of the center) by the webhook of DingTalk, WeCom or Feishu.
import { z } from 'zod';
import { idSchema, momentSchema } from '#shared/contract/id.ts';
import { lineOf } from '#shared/contract/text.ts';
import { ROBOT_KINDS } from '#shared/notifications/kinds.ts';
import { localeSchema } from '#shared/users/schema.ts';

export const ROBOT_PROVIDERS = ['dingtalk', 'wecom', 'feishu'] as const;
export const robotProviderSchema = z.enum(ROBOT_PROVIDERS);
export type RobotProviderName = z.infer<typeof robotProviderSchema>;

export const ROBOTS_MAX = 10;

/** An address as people copy it out of the group's settings; which providers are known is the platform's to say. */
const webhookSchema = lineOf({ min: 1, max: 500 });
const signingKeySchema = lineOf({ max: 200 });

const choicesShape = {
  name: lineOf({ min: 1, max: 40 }),
  locale: localeSchema,
  kinds: z.array(z.enum(ROBOT_KINDS)).max(ROBOT_KINDS.length),
  isOn: z.boolean(),
};

export const robotInputSchema = z.strictObject({
  /** Whose; without it the center's. */
  organization: idSchema.optional(),
  ...choicesShape,
  webhook: webhookSchema,
  /** Empty where the group's settings ask for no signature. */
  signingKey: signingKeySchema.default(''),
});

/** The secrets are only written: an absent one stays as it is. */
export const robotChangeSchema = z.strictObject({
  ...choicesShape,
  webhook: webhookSchema.optional(),
  signingKey: signingKeySchema.optional(),
});

export const robotSchema = z.object({
  id: idSchema,
  organizationId: idSchema,
  provider: robotProviderSchema,
  name: z.string(),
  locale: localeSchema,
  kinds: z.array(z.enum(ROBOT_KINDS)),
  isOn: z.boolean(),
  /** The last letters of the token, to tell robots apart; the rest never leaves the server. */
  tokenEnd: z.string(),
  isSigned: z.boolean(),
  /** How many messages wait, and how many were given up. */
  waiting: z.number().int(),
  failed: z.number().int(),
  lastSentAt: momentSchema.nullable(),
  /** Why the last message did not go through; null when it did. */
  trouble: z.object({ failure: z.string(), at: momentSchema, nextTryAt: momentSchema.nullable() }).nullable(),
});
export type Robot = z.infer<typeof robotSchema>;

/** What became of a test message. */
export const robotTestSchema = z.object({
  outcome: z.enum(['sent', 'limited', 'broken', 'refused']),
  failure: z.string().nullable(),
});
