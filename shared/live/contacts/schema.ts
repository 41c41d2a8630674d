// From an investor's interest to a meeting: both sides agree, one proposes times of the same week, the other takes one.
import { z } from 'zod';
import { idSchema, momentSchema } from '#shared/contract/id.ts';
import type { Lifecycle } from '#shared/contract/lifecycle.ts';
import { lineOf } from '#shared/contract/text.ts';

export const CONTACT_STATES = [
  'asked',
  'agreed',
  'declined',
  'proposed',
  'scheduled',
  'done',
  'ended',
  'withdrawn',
] as const;
export type ContactState = (typeof CONTACT_STATES)[number];
export type ContactAct = 'agree' | 'decline' | 'propose' | 'choose' | 'finish' | 'end' | 'withdraw' | 'ask';

export const contactLifecycle: Lifecycle<ContactState, ContactAct> = {
  agree: { from: ['asked'], to: 'agreed' },
  decline: { from: ['asked'], to: 'declined' },
  /** Other times may be proposed in the place of those that were, fixed or not. */
  propose: { from: ['agreed', 'proposed', 'scheduled'], to: 'proposed' },
  choose: { from: ['proposed'], to: 'scheduled' },
  finish: { from: ['scheduled'], to: 'done' },
  end: { from: ['asked', 'agreed', 'proposed', 'scheduled'], to: 'ended' },
  /** The investor does not let the company see it any more: it is in no list, and the company is asked anew if they do again. */
  withdraw: { from: ['asked', 'agreed', 'proposed', 'scheduled'], to: 'withdrawn' },
  ask: { from: ['withdrawn'], to: 'asked' },
};

export const SLOTS_MAX = 5;
export const SLOT_MAX_HOURS = 4;
/** A meeting lies within so many days of the moment it is proposed. */
export const WITHIN_DAYS = 7;

const slotInputSchema = z.strictObject({ startsAt: momentSchema, endsAt: momentSchema }).check((context) => {
  const lengthMs = Date.parse(context.value.endsAt) - Date.parse(context.value.startsAt);
  if (lengthMs > 0 && lengthMs <= SLOT_MAX_HOURS * 3600_000) return;
  const code = lengthMs > 0 ? 'event_too_long' : 'ends_before_it_begins';
  context.issues.push({ code: 'custom', input: context.value.endsAt, path: ['endsAt'], params: { code } });
});

export const proposalSchema = z.strictObject({
  /** Where: a room, or the address of an online meeting. */
  place: lineOf({ max: 200 }).default(''),
  slots: z.array(slotInputSchema).min(1).max(SLOTS_MAX),
});
export type Proposal = z.output<typeof proposalSchema>;

export const contactSchema = z.object({
  segmentId: idSchema,
  segment: z.string(),
  investorId: idSchema,
  /** Which side the reader is on; `host` only looks. */
  side: z.enum(['investor', 'company', 'host']),
  investor: z.object({ name: z.string(), organization: z.string() }),
  /** As the agenda names the speaker. */
  company: z.string(),
  /** The other side's address, once both have agreed. */
  email: z.string().nullable(),
  wantsPlan: z.boolean(),
  wantsMeeting: z.boolean(),
  amountWan: z.number().int().nullable(),
  state: z.enum(CONTACT_STATES),
  place: z.string(),
  slots: z.array(z.object({ id: idSchema, startsAt: momentSchema, endsAt: momentSchema })),
  /** The one that was taken. */
  chosenSlotId: idSchema.nullable(),
  can: z.object({
    answer: z.boolean(),
    propose: z.boolean(),
    choose: z.boolean(),
    finish: z.boolean(),
    end: z.boolean(),
  }),
});
export type Contact = z.output<typeof contactSchema>;
