import mongoose from 'mongoose';
import { type RecordFields, recordDefinition, recordModel } from '#server/platform/db/record.ts';
import type {
  ADMISSIONS,
  Audience,
  EventKind,
  EventPhase,
  EventState,
  RegistrationState,
  SegmentKind,
} from '#shared/events/schema.ts';
import type { PostingRef } from '#shared/interests/schema.ts';

export interface AgendaEntry {
  id: string;
  kind: SegmentKind;
  title: string;
  minutes: number;
  speaker: string;
  place: string;
  /** The account that takes the stage in this segment. */
  presenterId: string | null;
  /** The need or capability that it presents. */
  posting: PostingRef | null;
}

export interface EventRecord extends RecordFields {
  kind: EventKind;
  title: string;
  summary: string;
  state: EventState;
  /** How far the session of the same id is; the live feature moves it. */
  phase: EventPhase;
  startsAt: Date;
  endsAt: Date;
  audience: Audience;
  admission: (typeof ADMISSIONS)[number];
  seats: number | null;
  agenda: AgendaEntry[];
  certificatePercent: number | null;
  /** Who receives a visit. */
  hostOrganizationId: string | null;
  hostIds: string[];
  /** Whom a closed event lets in, beside its hosts, presenters and the center. */
  invitedUserIds: string[];
  /** Of these, every member. */
  invitedOrganizationIds: string[];
  isDemo: boolean;
}

const agendaSchema = new mongoose.Schema<AgendaEntry>(
  {
    id: { type: String, required: true },
    kind: { type: String, required: true },
    title: { type: String, required: true },
    minutes: { type: Number, required: true },
    speaker: { type: String, default: '' },
    place: { type: String, default: '' },
    presenterId: { type: String, default: null },
    posting: { type: mongoose.Schema.Types.Mixed, default: null },
  },
  { _id: false, id: false },
);

const eventSchema = new mongoose.Schema<EventRecord>(
  {
    ...recordDefinition,
    kind: { type: String, required: true },
    title: { type: String, required: true },
    summary: { type: String, required: true },
    state: { type: String, required: true },
    phase: { type: String, required: true },
    startsAt: { type: Date, required: true },
    endsAt: { type: Date, required: true },
    audience: { type: String, required: true },
    admission: { type: String, required: true },
    seats: { type: Number, default: null },
    agenda: { type: [agendaSchema], default: () => [] },
    certificatePercent: { type: Number, default: null },
    hostOrganizationId: { type: String, default: null },
    hostIds: { type: [String], default: () => [] },
    invitedUserIds: { type: [String], default: () => [] },
    invitedOrganizationIds: { type: [String], default: () => [] },
    isDemo: { type: Boolean, default: false },
  },
  { collection: 'events' },
);
eventSchema.index({ state: 1, endsAt: 1, startsAt: 1 });

export const events = recordModel<EventRecord>('Event', eventSchema);

export interface RegistrationRecord extends RecordFields {
  eventId: string;
  userId: string;
  state: RegistrationState;
  /**
   * Which of the event's limited seats it holds, from 0; null when it holds none or the event has no limit. A unique
   * index over (event, seat) is what keeps two people from the last seat.
   */
  seat: number | null;
  /** When it took its place in the queue. */
  queuedAt: Date;
}

const registrationSchema = new mongoose.Schema<RegistrationRecord>(
  {
    ...recordDefinition,
    eventId: { type: String, required: true },
    userId: { type: String, required: true },
    state: { type: String, required: true },
    seat: { type: Number, default: null },
    queuedAt: { type: Date, required: true },
  },
  { collection: 'registrations' },
);
registrationSchema.index({ eventId: 1, userId: 1 }, { unique: true });
registrationSchema.index(
  { eventId: 1, seat: 1 },
  { unique: true, partialFilterExpression: { seat: { $type: 'number' } } },
);
registrationSchema.index({ eventId: 1, state: 1, queuedAt: 1 });

export const registrations = recordModel<RegistrationRecord>('Registration', registrationSchema);
