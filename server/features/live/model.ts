// What a session stores. The log is the truth; everything else here is made from it or stands beside it.
import mongoose from 'mongoose';
import { type RecordFields, recordDefinition, recordModel } from '#server/platform/db/record.ts';
import type { EntryKind } from '#shared/live/entries.ts';
import type { Lane } from '#shared/live/lanes.ts';

export interface LogRecord {
  /** Session and order: the same place cannot be written twice, whoever believes to own the session. */
  _id: string;
  session: string;
  order: number;
  at: number;
  kind: EntryKind;
  data: unknown;
  by: string | null;
  /** Made by the client for its act; a repetition is found by it. */
  client?: string;
  /** The owner's fencing token. */
  token: number;
  lanes: { lane: Lane; seq: number }[];
}

const plain = { versionKey: false, id: false } as const;

const logSchema = new mongoose.Schema<LogRecord>(
  {
    _id: String,
    session: { type: String, required: true },
    order: { type: Number, required: true },
    at: { type: Number, required: true },
    kind: { type: String, required: true },
    data: mongoose.Schema.Types.Mixed,
    by: { type: String, default: null },
    client: String,
    token: { type: Number, required: true },
    lanes: [{ _id: false, lane: String, seq: Number }],
  },
  { ...plain, collection: 'live_log' },
);
logSchema.index({ session: 1, 'lanes.lane': 1, 'lanes.seq': 1 }, { unique: true, name: 'places' });
logSchema.index(
  { session: 1, by: 1, client: 1 },
  { unique: true, name: 'acts', partialFilterExpression: { client: { $type: 'string' } } },
);
export const logEntries = mongoose.model<LogRecord>('LiveLog', logSchema);

export interface CheckpointRecord {
  _id: string;
  order: number;
  heads: Record<string, number>;
  state: unknown;
}
export const checkpoints = mongoose.model<CheckpointRecord>(
  'LiveCheckpoint',
  new mongoose.Schema<CheckpointRecord>(
    { _id: String, order: Number, heads: mongoose.Schema.Types.Mixed, state: mongoose.Schema.Types.Mixed },
    { ...plain, minimize: false, collection: 'live_checkpoints' },
  ),
);

export interface OwnerRecord {
  _id: string;
  holder: string;
  token: number;
  until: Date;
}
export const owners = mongoose.model<OwnerRecord>(
  'LiveOwner',
  new mongoose.Schema<OwnerRecord>(
    { _id: String, holder: String, token: Number, until: Date },
    { ...plain, collection: 'live_owners' },
  ),
);

/** One stay of one connection; it grows by heartbeats while the connection lives. */
export interface StayRecord {
  _id: string;
  session: string;
  /** A user's id, or a visitor's key. */
  who: string;
  userId: string | null;
  from: number;
  to: number;
}
const staySchema = new mongoose.Schema<StayRecord>(
  { _id: String, session: String, who: String, userId: { type: String, default: null }, from: Number, to: Number },
  { ...plain, collection: 'live_stays' },
);
staySchema.index({ session: 1, who: 1, from: 1 });
export const stays = mongoose.model<StayRecord>('LiveStay', staySchema);

export interface DeckRecord extends RecordFields {
  session: string;
  segmentId: string | null;
  ownerId: string;
  name: string;
  fileId: string;
  pages: number;
  sizeBytes: number;
  /** Once on the stage it belongs to the session's record. */
  isShown: boolean;
}
const deckSchema = new mongoose.Schema<DeckRecord>(
  {
    ...recordDefinition,
    session: { type: String, required: true },
    segmentId: { type: String, default: null },
    ownerId: { type: String, required: true },
    name: { type: String, required: true },
    fileId: { type: String, required: true },
    pages: { type: Number, required: true },
    sizeBytes: { type: Number, required: true },
    isShown: { type: Boolean, default: false },
  },
  { collection: 'decks' },
);
deckSchema.index({ session: 1, createdAt: 1 });
export const decks = recordModel<DeckRecord>('Deck', deckSchema);
