import mongoose from 'mongoose';
import type { AskedOpenings } from '#server/features/organizations/opened-postings.ts';
import { plain } from '#server/platform/db/plain.ts';
import { type RecordFields, recordDefinition, recordModel } from '#server/platform/db/record.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';

export interface Signature {
  organizationName: string;
  userId: string;
  userName: string;
  address: string;
  textVersion: string;
}

/** One posting, open to one organization that signed or to one person who was named. */
export interface GrantRecord extends RecordFields {
  noun: PostingNoun;
  postingId: string;
  /** Whose posting it is. */
  ownerOrganizationId: string;
  toOrganizationId: string | null;
  toUserId: string | null;
  signature: Signature | null;
  until: Date | null;
  revokedAt: Date | null;
  /** Holds the place of the one grant that is in force; removed when it is revoked. */
  key?: string;
}

const { Mixed } = mongoose.Schema.Types;

const schema = new mongoose.Schema<GrantRecord>(
  {
    ...recordDefinition,
    noun: { type: String, required: true },
    postingId: { type: String, required: true },
    ownerOrganizationId: { type: String, required: true },
    toOrganizationId: { type: String, default: null },
    toUserId: { type: String, default: null },
    signature: { type: Mixed, default: null },
    until: { type: Date, default: null },
    revokedAt: { type: Date, default: null },
    key: { type: String, default: undefined },
  },
  { collection: 'grants' },
);
schema.index({ key: 1 }, { unique: true, sparse: true });
schema.index({ postingId: 1, revokedAt: 1 });
schema.index({ toUserId: 1, revokedAt: 1 });
schema.index({ toOrganizationId: 1, revokedAt: 1 });

export const grants = recordModel<GrantRecord>('Grant', schema);

type Opening = Pick<GrantRecord, 'postingId' | 'toUserId' | 'toOrganizationId'>;

/** Postings open now to any of these people, by their name or by the signature of one of these organizations. */
export const openedTo = ({ userIds, organizationIds }: AskedOpenings, now: Date): Promise<Opening[]> =>
  plain(
    grants,
    {
      revokedAt: null,
      $and: [
        { $or: [{ toUserId: { $in: [...userIds] } }, { toOrganizationId: { $in: [...organizationIds] } }] },
        { $or: [{ until: null }, { until: { $gt: now } }] },
      ],
    },
    { postingId: 1, toUserId: 1, toOrganizationId: 1 },
  );

export interface OpeningRecord {
  _id: string;
  postingId: string;
  at: Date;
  userId: string;
  name: string;
  organization: string;
  /** A file's name; null for the details. */
  what: string | null;
  outcome: 'opened' | 'refused';
}

const openingSchema = new mongoose.Schema<OpeningRecord>(
  {
    _id: String,
    postingId: { type: String, required: true },
    at: { type: Date, required: true },
    userId: { type: String, required: true },
    name: { type: String, default: '' },
    organization: { type: String, default: '' },
    what: { type: String, default: null },
    outcome: { type: String, required: true },
  },
  { collection: 'openings', versionKey: false },
);
openingSchema.index({ postingId: 1, at: -1 });

export const openings = mongoose.model<OpeningRecord>('Opening', openingSchema);
