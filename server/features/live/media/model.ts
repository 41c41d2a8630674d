import mongoose from 'mongoose';
import { type RecordFields, recordDefinition, recordModel } from '#server/platform/db/record.ts';

/** That a session's recording was deleted: what its replay says, and the audit. */
export interface RemovalRecord extends RecordFields {
  session: string;
  bytes: number;
}

const schema = new mongoose.Schema<RemovalRecord>(
  { ...recordDefinition, session: { type: String, required: true }, bytes: { type: Number, required: true } },
  { collection: 'recording_removals' },
);
schema.index({ session: 1, createdAt: -1 });

export const removals = recordModel<RemovalRecord>('RecordingRemoval', schema);
