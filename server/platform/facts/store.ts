// Facts after they were lifted out of their records: the audit trail, and for each the reactions still to run.
import mongoose from 'mongoose';
import type { Fact } from '#server/platform/db/record.ts';

export interface StoredFact extends Omit<Fact, 'id'> {
  _id: string;
  /** Names of reactions that have not succeeded yet. */
  todo: string[];
  failed: { reaction: string; failure: string }[];
}

const schema = new mongoose.Schema<StoredFact>(
  {
    _id: String,
    type: { type: String, required: true },
    noun: { type: String, required: true },
    recordId: { type: String, required: true },
    at: { type: Date, required: true },
    by: { type: String, default: null },
    data: { type: mongoose.Schema.Types.Mixed, default: {} },
    todo: { type: [String], default: [] },
    failed: { type: [{ _id: false, reaction: String, failure: String }], default: [] },
  },
  { collection: 'facts', versionKey: false, minimize: false },
);
schema.index({ todo: 1, _id: 1 });
schema.index({ recordId: 1, _id: -1 });
schema.index({ type: 1, _id: -1 });
schema.index({ 'failed.reaction': 1 }, { sparse: true });

export const storedFacts = mongoose.model<StoredFact>('Fact', schema);

export const asFact = ({ _id, todo: _todo, failed: _failed, ...fact }: StoredFact): Fact => ({ id: _id, ...fact });
