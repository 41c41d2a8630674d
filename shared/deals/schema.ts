// A deal: what two or more organizations make of an accepted interest. It holds its tasks, meetings, files and records; its
// messages are records of their own.
import { z } from 'zod';
import { daySchema, idSchema, momentSchema } from '#shared/contract/id.ts';
import { lineOf, textOf } from '#shared/contract/text.ts';
import { postingRefSchema, reasonCodeSchema } from '#shared/interests/schema.ts';
import { organizationRefSchema } from '#shared/organizations/schema.ts';
import { contactSchema } from '#shared/postings/schema.ts';
import { contractSchema, financingSchema } from './contract.ts';
import { DEAL_STAGES, DEAL_STATES, PIPELINES } from './pipeline.ts';

export const SIDES = ['seeker', 'provider'] as const;
export const COORDINATOR_MODES = ['silent', 'speaking'] as const;

/** So long after posting a message may be changed or taken back by its author. */
export const EDIT_WINDOW_MINUTES = 15;
export const MESSAGE_MAX = 4000;
/** So many changed messages come in one answer; who gets that many asks on from the last one. */
export const CHANGES_MOST = 1000;

export const messageSchema = z.object({
  id: idSchema,
  dealId: idSchema,
  /** Chosen by the sender's client: sending again after a lost answer is sending once. */
  clientId: z.string(),
  by: idSchema,
  byName: z.string(),
  /** Null when it was the center's coordinator. */
  organizationId: idSchema.nullable(),
  text: z.string(),
  fileIds: z.array(idSchema),
  at: momentSchema,
  changedAt: momentSchema,
  isEdited: z.boolean(),
  isRemoved: z.boolean(),
  /** Until then its author may change it. */
  editableUntil: momentSchema,
});
export type Message = z.infer<typeof messageSchema>;

export const messageInputSchema = z.strictObject({
  clientId: z.string().regex(/^[\w-]{8,64}$/),
  text: textOf({ max: MESSAGE_MAX }),
  fileIds: z.array(idSchema).max(10).default([]),
});

const personSchema = z.object({ userId: idSchema, name: z.string(), organizationId: idSchema.nullable() });

export const taskInputSchema = z.strictObject({
  title: lineOf({ min: 1, max: 120 }),
  ownerId: idSchema.nullable().default(null),
  dueDay: daySchema.nullable().default(null),
});
export const taskSchema = z.object({
  id: idSchema,
  title: z.string(),
  ownerId: idSchema.nullable(),
  ownerName: z.string().nullable(),
  dueDay: daySchema.nullable(),
  isLate: z.boolean(),
  doneAt: momentSchema.nullable(),
});

const slotInputSchema = z.strictObject({ startsAt: momentSchema, endsAt: momentSchema });
const timeZoneSchema = z
  .string()
  .max(60)
  .refine(
    (zone) => {
      try {
        return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
      } catch {
        return false;
      }
    },
    { params: { code: 'invalid_value' } },
  );

export const meetingInputSchema = z.strictObject({
  title: lineOf({ min: 1, max: 120 }),
  place: lineOf({ max: 200 }).default(''),
  timeZone: timeZoneSchema.default('Asia/Shanghai'),
  slots: z
    .array(slotInputSchema)
    .min(1)
    .max(6)
    .check((context) => {
      context.value.forEach(({ startsAt, endsAt }, index) => {
        if (Date.parse(endsAt) <= Date.parse(startsAt)) {
          const params = { code: 'ends_before_it_begins' };
          context.issues.push({ code: 'custom', input: context.value, path: [index, 'endsAt'], params });
        }
      });
    }),
});
export const meetingSchema = z.object({
  id: idSchema,
  title: z.string(),
  place: z.string(),
  timeZone: z.string(),
  slots: z.array(z.object({ id: idSchema, startsAt: momentSchema, endsAt: momentSchema, isPast: z.boolean() })),
  state: z.enum(['proposed', 'fixed', 'cancelled']),
  chosenSlotId: idSchema.nullable(),
  /** What the calendar file does: put the meeting in, or take out what was fixed before. Null: no time was ever fixed. */
  calendar: z.enum(['add', 'remove']).nullable(),
  proposedBy: z.string(),
  can: z.object({ choose: z.boolean(), change: z.boolean() }),
});

/** Who of the deal may open a file: everyone · those whose organization signed the NDA · named people. */
export const FILE_LEVELS = ['deal', 'L2', 'L3'] as const;
export type FileLevel = (typeof FILE_LEVELS)[number];
export const DEAL_FILES_MAX = 200;

export const dealFileSchema = z.object({
  id: idSchema,
  name: z.string(),
  level: z.enum(FILE_LEVELS),
  owner: z.string(),
  versions: z.array(
    z.object({ version: z.number().int(), sizeBytes: z.number().int(), at: momentSchema, by: z.string() }),
  ),
  openedTo: z.array(z.object({ userId: idSchema, name: z.string(), until: momentSchema.nullable() })),
  /** What would open it to the reader; null when it is open. */
  locked: z.enum(['nda', 'named_people']).nullable(),
  can: z.object({ addVersion: z.boolean(), openTo: z.boolean() }),
});

export const partySchema = z.object({
  organization: organizationRefSchema,
  side: z.enum(SIDES),
  joinedAt: momentSchema.nullable(),
  ndaSignedAt: momentSchema.nullable(),
  contact: contactSchema.nullable(),
});

const coordinatorSchema = z.object({
  mode: z.enum(COORDINATOR_MODES),
  askedBy: z.string(),
  /** Names of the parties that have not agreed yet. */
  waitingFor: z.array(z.string()),
  joinedAt: momentSchema.nullable(),
});

export const dealCardSchema = z.object({
  id: idSchema,
  title: z.string(),
  pipeline: z.enum(PIPELINES),
  stage: z.enum(DEAL_STAGES),
  state: z.enum(DEAL_STATES),
  parties: z.array(organizationRefSchema),
  unread: z.number().int(),
  /** The next open task with a date. */
  nextTask: z
    .object({ title: z.string(), dueDay: daySchema, ownerName: z.string().nullable(), isLate: z.boolean() })
    .nullable(),
  nextMeetingAt: momentSchema.nullable(),
  /** It is open, and nobody has to do anything by a day. */
  lacksNextStep: z.boolean(),
  lastActivityAt: momentSchema,
  isInvited: z.boolean(),
  isDemo: z.boolean(),
});
export type DealCard = z.infer<typeof dealCardSchema>;

/**
 * What the center may know of a deal without anybody's consent: that a step in it is late, or that nothing happens in it and no
 * step is agreed, and between whom.
 */
export const lateDealSchema = z.object({
  id: idSchema,
  title: z.string(),
  parties: z.array(organizationRefSchema),
  /** The first late step's last day; without one the day by which something should have happened. */
  dueDay: daySchema,
  lateDays: z.number().int(),
  lateTasks: z.number().int(),
  isDemo: z.boolean(),
});
export type LateDeal = z.infer<typeof lateDealSchema>;

export const dealSchema = z.object({
  id: idSchema,
  title: z.string(),
  pipeline: z.enum(PIPELINES),
  stage: z.enum(DEAL_STAGES),
  stageSince: momentSchema,
  state: z.enum(DEAL_STATES),
  interestId: idSchema,
  postings: z.array(postingRefSchema.extend({ title: z.string() })),
  parties: z.array(partySchema),
  people: z.array(personSchema),
  coordinator: coordinatorSchema.nullable(),
  reason: z.object({ code: reasonCodeSchema, line: z.string() }).nullable(),
  stall: z.object({ reason: z.string(), at: momentSchema, by: z.string() }).nullable(),
  tasks: z.array(taskSchema),
  meetings: z.array(meetingSchema),
  files: z.array(dealFileSchema),
  contract: contractSchema.nullable(),
  financing: financingSchema.nullable(),
  /** Which organization the reader acts for; null for the coordinator. */
  myOrganizationId: idSchema.nullable(),
  openedAt: momentSchema,
  isDemo: z.boolean(),
  version: z.number().int(),
  can: z.object({
    write: z.boolean(),
    speak: z.boolean(),
    moveTo: z.array(z.enum(DEAL_STAGES)),
    stall: z.boolean(),
    resume: z.boolean(),
    decline: z.boolean(),
    withdraw: z.boolean(),
    reopen: z.boolean(),
    askCoordinator: z.boolean(),
    agreeToCoordinator: z.boolean(),
    endCoordinator: z.boolean(),
    signNda: z.boolean(),
    invite: z.boolean(),
    record: z.boolean(),
  }),
});
export type Deal = z.infer<typeof dealSchema>;

export const timelineEntrySchema = z.object({
  id: z.string(),
  type: z.string(),
  at: momentSchema,
  by: z.string().nullable(),
  from: z.enum(DEAL_STAGES).nullable(),
  to: z.enum(DEAL_STAGES).nullable(),
  state: z.enum(DEAL_STATES).nullable(),
  /** A stall's reason, a file's name, a meeting's or a task's title, an organization's name: whatever it is about. */
  about: z.string().nullable(),
  code: reasonCodeSchema.nullable(),
});
