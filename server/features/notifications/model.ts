// A delivery: one event, one recipient, one way. It is the line of the log, and in the app it is the notification itself.
import mongoose from 'mongoose';
import type { Channel, Kind } from '#shared/notifications/kinds.ts';
import type { DeliveryOutcome, NoticeParams } from '#shared/notifications/schema.ts';

export interface DeliveryRecord {
  _id: string;
  /** The fact's id, or what the calendar calls its own events. */
  eventId: string;
  kind: Kind;
  channel: Channel;
  /** A user's id, or a robot's. */
  recipient: string;
  /** What it is about: notifications of one group are shown as one. */
  group: string;
  params: NoticeParams;
  detail: string | null;
  path: string;
  at: Date;
  outcome: DeliveryOutcome;
  /** Not before; null for what was shown at once. */
  dueAt: Date | null;
  isDigest: boolean;
  /** The daily mail it goes out with, once that is decided. */
  batch: string | null;
  deliveredAt: Date | null;
  tries: number;
  failure: string | null;
  missing: string[];
  /** In the app: when it was read, on whichever device. */
  readAt: Date | null;
}

const KEPT_SECONDS = 400 * 24 * 3600;

const schema = new mongoose.Schema<DeliveryRecord>(
  {
    _id: String,
    eventId: { type: String, required: true },
    kind: { type: String, required: true },
    channel: { type: String, required: true },
    recipient: { type: String, required: true },
    group: { type: String, required: true },
    params: { type: mongoose.Schema.Types.Mixed, default: {} },
    detail: { type: String, default: null },
    path: { type: String, required: true },
    at: { type: Date, required: true },
    outcome: { type: String, required: true },
    dueAt: { type: Date, default: null },
    isDigest: { type: Boolean, default: false },
    batch: { type: String, default: null },
    deliveredAt: { type: Date, default: null },
    tries: { type: Number, default: 0 },
    failure: { type: String, default: null },
    missing: { type: [String], default: [] },
    readAt: { type: Date, default: null },
  },
  { collection: 'deliveries', versionKey: false, minimize: false },
);
// Told once: an event that is spread again finds what the first time left.
schema.index({ eventId: 1, recipient: 1, channel: 1 }, { unique: true });
// My notifications, newest first, and those that I have not read.
schema.index({ recipient: 1, channel: 1, at: -1 });
schema.index({ recipient: 1, channel: 1, readAt: 1 });
// What is due, by way.
schema.index({ channel: 1, outcome: 1, dueAt: 1 });
schema.index({ recipient: 1, outcome: 1, at: 1 });
schema.index({ batch: 1 }, { sparse: true });
// The log, newest first; it forgets after a year.
schema.index({ at: -1 }, { expireAfterSeconds: KEPT_SECONDS });

export const deliveries = mongoose.model<DeliveryRecord>('Delivery', schema);
