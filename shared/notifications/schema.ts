import { z } from 'zod';
import { idSchema, momentSchema } from '#shared/contract/id.ts';
import { CHANNELS, KINDS, MAIL_CHOICES, TOPICS } from './kinds.ts';

/** Fills the gaps of a kind's sentence; codes are worded by the sentence itself. */
export const noticeParamsSchema = z.record(z.string(), z.union([z.string(), z.number()]));
export type NoticeParams = z.infer<typeof noticeParamsSchema>;

const kindSchema = z.enum(KINDS);
const topicSchema = z.enum(TOPICS);

/** Notifications about the same thing, the newest for all. */
export const notificationGroupSchema = z.object({
  /** Names the group, for marking it read. */
  group: z.string(),
  kind: kindSchema,
  topic: topicSchema,
  params: noticeParamsSchema,
  /** What a person wrote, or why; shown below the sentence. */
  detail: z.string().nullable(),
  /** The page it leads to. */
  path: z.string(),
  at: momentSchema,
  count: z.number().int().min(1),
  unread: z.number().int().min(0),
});
export type NotificationGroup = z.infer<typeof notificationGroupSchema>;

const clockTimeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

const isTimeZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

export const timeZoneSchema = z
  .string()
  .max(60)
  .check((context) => {
    if (!isTimeZone(context.value)) {
      context.issues.push({ code: 'custom', input: context.value, params: { code: 'time_zone_unknown' } });
    }
  });

export const DEFAULT_TIME_ZONE = 'Asia/Shanghai';
export const DEFAULT_DIGEST_AT = '08:30';

const choiceSchema = z.strictObject({ app: z.boolean(), mail: z.enum(MAIL_CHOICES) });
export type KindChoice = z.infer<typeof choiceSchema>;

/** What reaches a person, and when. Quiet hours hold mails back; from 22:00 to 07:30 they lie over midnight. */
export const notificationSettingsInputSchema = z.strictObject({
  choices: z.partialRecord(kindSchema, choiceSchema),
  quiet: z.strictObject({ from: clockTimeSchema, to: clockTimeSchema }).nullable(),
  digestAt: clockTimeSchema,
  timeZone: timeZoneSchema,
});
export type NotificationSettingsInput = z.infer<typeof notificationSettingsInputSchema>;

export const notificationSettingsSchema = notificationSettingsInputSchema.extend({
  /** Every kind that concerns this person, with the choice in force. */
  choices: z.record(z.string(), choiceSchema),
  kinds: z.array(kindSchema),
  /** Mails to this person came back: none goes out until they say that the address is right. */
  mailTrouble: z.object({ failure: z.string(), at: momentSchema }).nullable(),
});
export type NotificationSettings = z.infer<typeof notificationSettingsSchema>;

/**
 * waiting: not yet · shown: in the app · sent: taken by the mail server or the robot · kept: as a file, no mail server is
 * configured · failed: given up · withheld: not sent, because mails to this person come back, the
 * person has ended them, or the robot is gone
 */
export const DELIVERY_OUTCOMES = ['waiting', 'shown', 'sent', 'kept', 'failed', 'withheld'] as const;
export type DeliveryOutcome = (typeof DELIVERY_OUTCOMES)[number];

/** A line of the delivery log: one fact, one recipient, one way. */
export const deliverySchema = z.object({
  id: idSchema,
  kind: kindSchema,
  channel: z.enum(CHANNELS),
  /** A person's address, or a robot's name. */
  to: z.string(),
  at: momentSchema,
  outcome: z.enum(DELIVERY_OUTCOMES),
  /** When it goes out, while it waits. */
  dueAt: momentSchema.nullable(),
  deliveredAt: momentSchema.nullable(),
  tries: z.number().int(),
  failure: z.string().nullable(),
  /** Gaps of the sentence for which no value was there. */
  missing: z.array(z.string()),
  params: noticeParamsSchema,
});
export type Delivery = z.infer<typeof deliverySchema>;
