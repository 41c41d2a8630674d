import mongoose from 'mongoose';
import { type RecordFields, recordDefinition, recordModel } from '#server/platform/db/record.ts';
import type { ReasonCode } from '#shared/interests/schema.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';
import type { PushState } from '#shared/pushes/schema.ts';

export interface PushTargetEntry {
  organizationId: string;
  state: PushState;
  openedAt: Date | null;
  openedBy: string | null;
  answeredAt: Date | null;
  answeredBy: string | null;
  reason: ReasonCode | null;
  line: string;
}

export interface PushRecord extends RecordFields {
  noun: PostingNoun;
  postingId: string;
  /** As it was called when it was pushed. */
  title: string;
  message: string;
  by: string;
  targets: PushTargetEntry[];
}

const targetSchema = new mongoose.Schema<PushTargetEntry>(
  {
    organizationId: { type: String, required: true },
    state: { type: String, required: true },
    openedAt: { type: Date, default: null },
    openedBy: { type: String, default: null },
    answeredAt: { type: Date, default: null },
    answeredBy: { type: String, default: null },
    reason: { type: String, default: null },
    line: { type: String, default: '' },
  },
  { _id: false, id: false },
);

const schema = new mongoose.Schema<PushRecord>(
  {
    ...recordDefinition,
    noun: { type: String, required: true },
    postingId: { type: String, required: true },
    title: { type: String, required: true },
    message: { type: String, default: '' },
    by: { type: String, required: true },
    targets: { type: [targetSchema], required: true },
  },
  { collection: 'pushes' },
);
schema.index({ createdAt: -1, _id: -1 });
schema.index({ 'targets.organizationId': 1, createdAt: -1 });
schema.index({ postingId: 1, 'targets.organizationId': 1 });

export const pushes = recordModel<PushRecord>('Push', schema);

export const pushesById = async (ids: readonly string[]): Promise<Map<string, PushRecord>> => {
  const found = await pushes.find({ _id: { $in: [...new Set(ids)] } }).lean<PushRecord[]>();
  return new Map(found.map((push) => [push._id, push]));
};
