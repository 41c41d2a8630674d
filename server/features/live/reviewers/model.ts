import mongoose from 'mongoose';
import { type RecordFields, recordDefinition, recordModel } from '#server/platform/db/record.ts';

/** A link by which somebody without an account reviews what is held in one session. Its token is signed, not stored. */
export interface ReviewerLinkRecord extends RecordFields {
  session: string;
  /** Who it was given to, in the host's words. */
  name: string;
  expiresAt: Date;
  revokedAt: Date | null;
}

const schema = new mongoose.Schema<ReviewerLinkRecord>(
  {
    ...recordDefinition,
    session: { type: String, required: true },
    name: { type: String, required: true },
    expiresAt: { type: Date, required: true },
    revokedAt: { type: Date, default: null },
  },
  { collection: 'reviewer_links' },
);
schema.index({ session: 1, createdAt: 1 });

export const reviewerLinks = recordModel<ReviewerLinkRecord>('ReviewerLink', schema);
