import mongoose from 'mongoose';
import type { z } from 'zod';
import type { Reason, TitledRef } from '#server/features/interests/model.ts';
import { type RecordFields, recordDefinition, recordModel } from '#server/platform/db/record.ts';
import type { contractInputSchema, financingInputSchema } from '#shared/deals/contract.ts';
import type { DealStage, DealState, Pipeline } from '#shared/deals/pipeline.ts';
import type { FileLevel } from '#shared/deals/schema.ts';

export interface PartyRecord {
  organizationId: string;
  side: 'seeker' | 'provider';
  /** Null while it was asked and has not joined. */
  joinedAt: Date | null;
}

export interface PersonRecord {
  userId: string;
  organizationId: string;
}

export interface CoordinatorRecord {
  mode: 'silent' | 'speaking';
  askedBy: string;
  askedAt: Date;
  /** Parties that agreed. */
  consents: string[];
  /** When the last one agreed. */
  joinedAt: Date | null;
}

export interface TaskRecord {
  id: string;
  title: string;
  ownerId: string | null;
  dueDay: string | null;
  doneAt: Date | null;
}

export interface MeetingRecord {
  id: string;
  title: string;
  place: string;
  timeZone: string;
  slots: { id: string; startsAt: Date; endsAt: Date }[];
  state: 'proposed' | 'fixed' | 'cancelled';
  chosenSlotId: string | null;
  /** While other times are proposed: the one that was fixed before and may stand in calendars. */
  announced?: { startsAt: Date; endsAt: Date } | null;
  byUserId: string;
  byOrganizationId: string;
  /** Raised by every change, so that calendars know which entry is newer. */
  sequence: number;
  changedAt: Date;
}

export interface FileVersionRecord {
  version: number;
  /** In GridFS. */
  storedId: string;
  mediaType: string;
  sizeBytes: number;
  at: Date;
  by: string;
}

export interface FileRecord {
  id: string;
  name: string;
  level: FileLevel;
  ownerOrganizationId: string;
  versions: FileVersionRecord[];
  openedTo: { userId: string; until: Date | null }[];
}

export interface SignatureRecord {
  organizationId: string;
  organizationName: string;
  userId: string;
  userName: string;
  at: Date;
  address: string;
  textVersion: string;
}

interface Recorded {
  version: number;
  recordedAt: Date;
  recordedBy: string;
}

export type ContractRecord = z.output<typeof contractInputSchema> & Recorded;
export type FinancingRecord = z.output<typeof financingInputSchema> & Recorded;

export interface DealRecord extends RecordFields {
  title: string;
  pipeline: Pipeline;
  stage: DealStage;
  stageSince: Date;
  state: DealState;
  interestId: string;
  postings: TitledRef[];
  parties: PartyRecord[];
  people: PersonRecord[];
  coordinator: CoordinatorRecord | null;
  reason: Reason | null;
  stall: { reason: string; at: Date; by: string } | null;
  tasks: TaskRecord[];
  meetings: MeetingRecord[];
  files: FileRecord[];
  signatures: SignatureRecord[];
  contract: ContractRecord | null;
  financing: FinancingRecord | null;
  /** For the order of lists only; follows messages a moment later. */
  lastActivityAt: Date;
  isDemo: boolean;
}

const { Mixed } = mongoose.Schema.Types;

const schema = new mongoose.Schema<DealRecord>(
  {
    ...recordDefinition,
    title: { type: String, required: true },
    pipeline: { type: String, required: true },
    stage: { type: String, required: true },
    stageSince: { type: Date, required: true },
    state: { type: String, required: true },
    interestId: { type: String, required: true, unique: true },
    postings: { type: [Mixed], required: true },
    parties: { type: [Mixed], required: true },
    people: { type: [Mixed], required: true },
    coordinator: { type: Mixed, default: null },
    reason: { type: Mixed, default: null },
    stall: { type: Mixed, default: null },
    tasks: { type: [Mixed], default: [] },
    meetings: { type: [Mixed], default: [] },
    files: { type: [Mixed], default: [] },
    signatures: { type: [Mixed], default: [] },
    contract: { type: Mixed, default: null },
    financing: { type: Mixed, default: null },
    lastActivityAt: { type: Date, required: true },
    isDemo: { type: Boolean, default: false },
  } as mongoose.SchemaDefinition<DealRecord>,
  { collection: 'deals' },
);
schema.index({ 'parties.organizationId': 1, lastActivityAt: -1 });
schema.index(
  { 'coordinator.joinedAt': 1, lastActivityAt: -1 },
  { partialFilterExpression: { 'coordinator.joinedAt': { $type: 'date' } } },
);
schema.index({ 'people.userId': 1 });
schema.index({ 'postings.id': 1 });
schema.index({ state: 1, 'tasks.dueDay': 1 });
schema.index({ pipeline: 1, stage: 1 });

export const deals = recordModel<DealRecord>('Deal', schema);

export interface MessageRecord extends RecordFields {
  dealId: string;
  clientId: string;
  by: string;
  byName: string;
  organizationId: string | null;
  text: string;
  fileIds: string[];
  editedAt: Date | null;
  removedAt: Date | null;
}

const messageSchema = new mongoose.Schema<MessageRecord>(
  {
    ...recordDefinition,
    dealId: { type: String, required: true },
    clientId: { type: String, required: true },
    by: { type: String, required: true },
    byName: { type: String, required: true },
    organizationId: { type: String, default: null },
    text: { type: String, default: '' },
    fileIds: { type: [String], default: [] },
    editedAt: { type: Date, default: null },
    removedAt: { type: Date, default: null },
  },
  { collection: 'deal_messages' },
);
messageSchema.index({ dealId: 1, by: 1, clientId: 1 }, { unique: true });
messageSchema.index({ dealId: 1, _id: 1 });
messageSchema.index({ dealId: 1, updatedAt: 1 });
messageSchema.index({ dealId: 1, createdAt: 1 });

export const messages = recordModel<MessageRecord>('DealMessage', messageSchema);
