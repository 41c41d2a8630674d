// What became of matches. Ids, places and numbers only: no names, no texts.
import mongoose from 'mongoose';
import type { Features } from '#server/features/matching/features.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';

/** One line of a list as it was shown. */
export interface ShownItem {
  /** The counterpart's id. */
  id: string;
  /** From 1. */
  position: number;
  text: number;
  fits: number[];
}

/** The first list of a day that a person was shown for a posting; asking again an hour later tells nothing new. */
export interface ShownRecord {
  _id: string;
  at: Date;
  noun: PostingNoun;
  postingId: string;
  userId: string;
  /** Version of the table that ranked. */
  weights: string;
  items: ShownItem[];
  /** Ids of those whose page was opened from the list. */
  opened: string[];
}

/** How a pair went on after somebody wrote, or was passed over. */
export interface OutcomeRecord {
  /** `needId:capabilityId` */
  _id: string;
  needId: string;
  capabilityId: string;
  outcome: 'sent' | 'accepted' | 'declined' | 'passed';
  /** Why not, with `declined` and `passed`. */
  code: string | null;
  sentAt: Date | null;
  at: Date;
  /** As the pair stood when it was heard of; null when one side was not listed. */
  features: Features | null;
  /** Version of the table in force then. */
  weights: string;
}

const KEPT_SECONDS = 400 * 24 * 3600;
const { Mixed } = mongoose.Schema.Types;

const shownSchema = new mongoose.Schema<ShownRecord>(
  {
    _id: { type: String, required: true },
    at: { type: Date, required: true },
    noun: { type: String, required: true },
    postingId: { type: String, required: true },
    userId: { type: String, required: true },
    weights: { type: String, required: true },
    items: { type: [Mixed as never], default: [] },
    opened: { type: [String], default: [] },
  },
  { collection: 'matching.shown', versionKey: false },
);
shownSchema.index({ at: 1 }, { expireAfterSeconds: KEPT_SECONDS });

const outcomeSchema = new mongoose.Schema<OutcomeRecord>(
  {
    _id: { type: String, required: true },
    needId: { type: String, required: true },
    capabilityId: { type: String, required: true },
    outcome: { type: String, required: true },
    code: { type: String, default: null },
    sentAt: { type: Date, default: null },
    at: { type: Date, required: true },
    features: { type: Mixed, default: null },
    weights: { type: String, required: true },
  },
  { collection: 'matching.outcomes', versionKey: false },
);
outcomeSchema.index({ outcome: 1, at: -1 });

export const shown = mongoose.model<ShownRecord>('MatchingShown', shownSchema);
export const outcomes = mongoose.model<OutcomeRecord>('MatchingOutcome', outcomeSchema);

const DAY_MS = 86_400_000;

export interface ShownKey {
  noun: PostingNoun;
  postingId: string;
  userId: string;
  at: Date;
}

export const shownId = ({ noun, postingId, userId, at }: ShownKey): string =>
  `${noun}:${postingId}:${userId}:${Math.floor(at.getTime() / DAY_MS)}`;
