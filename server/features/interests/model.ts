import mongoose from 'mongoose';
import { type RecordFields, recordDefinition, recordModel } from '#server/platform/db/record.ts';
import { INTEREST_STATES, type InterestState } from '#shared/interests/lifecycle.ts';
import type { PostingRef, ReasonCode } from '#shared/interests/schema.ts';

export interface Reason {
  code: ReasonCode;
  line: string;
}

export interface TitledRef extends PostingRef {
  /** As it was when the interest was sent. */
  title: string;
}

export interface InterestRecord extends RecordFields {
  target: TitledRef;
  offer: TitledRef | null;
  fromOrganizationId: string;
  fromUserId: string;
  toOrganizationId: string;
  /** Who is to answer. */
  toUserId: string;
  seeks: string;
  unclear: string;
  about: string;
  state: InterestState;
  sentAt: Date;
  /** The last working day begins: time for a reminder. */
  remindAt: Date;
  dueAt: Date;
  expiresAt: Date;
  remindedAt: Date | null;
  escalatedAt: Date | null;
  answeredAt: Date | null;
  answeredBy: string | null;
  reason: Reason | null;
  /** Chosen when it is accepted, so that opening the deal may be repeated. */
  dealId: string | null;
  /**
   * What may exist once only while this one is under way or has a living deal: this sender with this posting, and the two
   * postings together, whoever was first. Removed when the way is free again.
   */
  pairKeys?: string[];
  isDemo: boolean;
}

const { Mixed } = mongoose.Schema.Types;

const schema = new mongoose.Schema<InterestRecord>(
  {
    ...recordDefinition,
    target: { type: Mixed, required: true },
    offer: { type: Mixed, default: null },
    fromOrganizationId: { type: String, required: true },
    fromUserId: { type: String, required: true },
    toOrganizationId: { type: String, required: true },
    toUserId: { type: String, required: true },
    seeks: { type: String, required: true },
    unclear: { type: String, default: '' },
    about: { type: String, default: '' },
    state: { type: String, enum: INTEREST_STATES, required: true },
    sentAt: { type: Date, required: true },
    remindAt: { type: Date, required: true },
    dueAt: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
    remindedAt: { type: Date, default: null },
    escalatedAt: { type: Date, default: null },
    answeredAt: { type: Date, default: null },
    answeredBy: { type: String, default: null },
    reason: { type: Mixed, default: null },
    dealId: { type: String, default: null },
    pairKeys: { type: [String], default: undefined },
    isDemo: { type: Boolean, default: false },
  },
  { collection: 'interests' },
);
schema.index({ pairKeys: 1 }, { unique: true, sparse: true });
// The two boxes; the same serve the figures of an organization.
schema.index({ toOrganizationId: 1, state: 1, dueAt: 1 });
schema.index({ fromOrganizationId: 1, sentAt: -1 });
// The clock, and the supervision list.
schema.index({ state: 1, dueAt: 1 });
// What was said about a posting.
schema.index({ 'target.id': 1 });
schema.index({ 'offer.id': 1 });
schema.index({ toUserId: 1, state: 1 });

export const interests = recordModel<InterestRecord>('Interest', schema);

const postingKey = ({ noun, id }: PostingRef): string => `${noun}:${id}`;

export const pairKeysOf = (fromOrganizationId: string, target: PostingRef, offer: PostingRef | null): string[] => [
  `${fromOrganizationId} ${postingKey(target)}`,
  ...(offer ? [[postingKey(target), postingKey(offer)].sort().join(' ')] : []),
];
