// An event is what people attend; its live part is a session with the same id (see shared/live).
import { z } from 'zod';
import { idSchema, momentSchema } from '#shared/contract/id.ts';
import type { Lifecycle } from '#shared/contract/lifecycle.ts';
import { lineOf, textOf } from '#shared/contract/text.ts';
import { postingRefSchema } from '#shared/interests/schema.ts';
import { emailSchema } from '#shared/users/schema.ts';

/** A visit goes out to an organization: its agenda are stops, and it has no session. */
export const EVENT_KINDS = ['roadshow', 'financing', 'salon', 'visit', 'training'] as const;
export const eventKindSchema = z.enum(EVENT_KINDS);
export type EventKind = z.infer<typeof eventKindSchema>;

export const EVENT_STATES = ['draft', 'published', 'cancelled'] as const;
export type EventState = (typeof EVENT_STATES)[number];
export type EventAct = 'publish' | 'cancel';

export const eventLifecycle: Lifecycle<EventState, EventAct> = {
  publish: { from: ['draft'], to: 'published' },
  cancel: { from: ['draft', 'published'], to: 'cancelled' },
};

/**
 * Who may watch: everybody, people who have registered, or, in a closed session, those on its list of guests: to
 * others a closed event does not exist.
 */
export const AUDIENCES = ['public', 'registered', 'invited'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** Registering is open to all, or each is accepted by the center. */
export const ADMISSIONS = ['open', 'approval'] as const;

export const SEGMENT_KINDS = ['talk', 'pitch', 'qa', 'break', 'stop'] as const;
export const segmentKindSchema = z.enum(SEGMENT_KINDS);
export type SegmentKind = z.infer<typeof segmentKindSchema>;

export const AGENDA_MAX = 40;
export const SEATS_MAX = 100_000;
/** People, and organizations, on the list of a closed event. */
export const GUESTS_MAX = 500;

/** One line of the agenda. A presenter is an account of the platform, named by its address. */
export const agendaInputSchema = z.strictObject({
  kind: segmentKindSchema,
  title: lineOf({ min: 2, max: 80 }),
  minutes: z.number().int().min(1).max(240),
  /** Who speaks for what company, as the stage shows it. */
  speaker: lineOf({ max: 80 }).default(''),
  presenterEmail: emailSchema.nullable().default(null),
  /** Of a stop: where it is. */
  place: lineOf({ max: 120 }).default(''),
  /** The published need or capability that it presents: who watches may express interest in it. */
  posting: postingRefSchema.nullable().default(null),
});

const eventFields = {
  kind: eventKindSchema,
  title: lineOf({ min: 4, max: 80 }),
  summary: textOf({ min: 10, max: 600 }),
  startsAt: momentSchema,
  endsAt: momentSchema,
  audience: z.enum(AUDIENCES),
  admission: z.enum(ADMISSIONS),
  /** Null: without limit. */
  seats: z.number().int().min(1).max(SEATS_MAX).nullable(),
  agenda: z.array(agendaInputSchema).min(1).max(AGENDA_MAX),
  /** Who was there for this share of the live time gets a certificate; null: nobody does. */
  certificatePercent: z.number().int().min(10).max(100).nullable().default(null),
  /** Of a visit: the verified organization that receives it. */
  hostOrganizationId: idSchema.nullable().default(null),
};

type Event = z.output<z.ZodObject<typeof eventFields>>;

const LONGEST_MS = 12 * 3600_000;

const datesFit = (context: z.core.ParsePayload<{ startsAt: string; endsAt: string }>) => {
  const { startsAt, endsAt } = context.value;
  const lengthMs = Date.parse(endsAt) - Date.parse(startsAt);
  if (lengthMs > 0 && lengthMs <= LONGEST_MS) return;
  const code = lengthMs > 0 ? 'event_too_long' : 'ends_before_start';
  context.issues.push({ code: 'custom', input: endsAt, path: ['endsAt'], params: { code } });
};

/** What a visit needs and other events do not have, and the other way round. */
const kindFits = (context: z.core.ParsePayload<Event>) => {
  const { kind, audience, hostOrganizationId, certificatePercent, agenda } = context.value;
  const isVisit = kind === 'visit';
  const refuse = (path: (string | number)[], code: string) =>
    context.issues.push({ code: 'custom', input: path, path, params: { code } });
  if (isVisit && hostOrganizationId === null) refuse(['hostOrganizationId'], 'required');
  if (!isVisit && hostOrganizationId !== null) refuse(['hostOrganizationId'], 'only_for_visits');
  // Who may watch, and for how long one was there, are matters of a session.
  if (isVisit && audience !== 'public') refuse(['audience'], 'not_for_visits');
  if (isVisit && certificatePercent !== null) refuse(['certificatePercent'], 'not_for_visits');
  for (const [index, item] of agenda.entries()) {
    if (isVisit !== (item.kind === 'stop')) {
      refuse(['agenda', index, 'kind'], isVisit ? 'not_for_visits' : 'only_for_visits');
    }
  }
};

export const eventInputSchema = z.strictObject(eventFields).check(datesFit, kindFits);
export type EventInput = z.output<typeof eventInputSchema>;

export const eventUpdateSchema = z
  .strictObject({ ...eventFields, version: z.number().int().min(0) })
  .check(datesFit, kindFits);

export const agendaItemSchema = z.object({
  id: idSchema,
  kind: segmentKindSchema,
  title: z.string(),
  minutes: z.number().int(),
  speaker: z.string(),
  place: z.string(),
  /** For the people who run the event only. */
  presenterEmail: z.string().nullable(),
  /** While it is listed. */
  posting: postingRefSchema.extend({ title: z.string() }).nullable(),
});

export const REGISTRATION_STATES = ['requested', 'waiting', 'registered', 'declined', 'cancelled'] as const;
export const registrationStateSchema = z.enum(REGISTRATION_STATES);
export type RegistrationState = z.infer<typeof registrationStateSchema>;

/** How far its live part is; `none` before the lobby was first opened. */
export const EVENT_PHASES = ['none', 'lobby', 'live', 'paused', 'ended', 'replay', 'archived'] as const;
export type EventPhase = (typeof EVENT_PHASES)[number];

export const eventSchema = z.object({
  id: idSchema,
  version: z.number().int(),
  kind: eventKindSchema,
  title: z.string(),
  summary: z.string(),
  state: z.enum(EVENT_STATES),
  phase: z.enum(EVENT_PHASES),
  startsAt: momentSchema,
  endsAt: momentSchema,
  audience: z.enum(AUDIENCES),
  admission: z.enum(ADMISSIONS),
  seats: z.number().int().nullable(),
  registered: z.number().int(),
  agenda: z.array(agendaItemSchema),
  certificatePercent: z.number().int().nullable(),
  /** Who receives a visit; null: it is none. */
  hostOrganization: z.object({ id: idSchema, name: z.string() }).nullable(),
  isDemo: z.boolean(),
  /** Mine, when I have one. */
  registration: registrationStateSchema.nullable(),
  can: z.object({
    edit: z.boolean(),
    publish: z.boolean(),
    cancel: z.boolean(),
    register: z.boolean(),
    unregister: z.boolean(),
    seeRegistrations: z.boolean(),
    invite: z.boolean(),
    rehearse: z.boolean(),
    watch: z.boolean(),
    host: z.boolean(),
  }),
});
export type XietongEvent = z.output<typeof eventSchema>;

export const registrationSchema = z.object({
  id: idSchema,
  name: z.string(),
  email: z.string(),
  organization: z.string(),
  state: registrationStateSchema,
  at: momentSchema,
});

/** Who is let into a closed event: people, and all members of organizations. */
export const guestsSchema = z.object({
  people: z.array(z.object({ id: idSchema, name: z.string(), email: z.string(), organization: z.string() })),
  organizations: z.array(z.object({ id: idSchema, name: z.string() })),
});
