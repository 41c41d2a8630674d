// How far each person has read each deal, the same on all their devices.
import mongoose from 'mongoose';
import { type Actor, userIdOf } from '#server/platform/auth/actor.ts';
import type { DealRecord } from './model.ts';
import { messages } from './model.ts';
import { readsSince } from './policy.ts';

interface ReadMark {
  /** `<deal id> <user id>` */
  _id: string;
  readAt: Date;
}

const marks = mongoose.model<ReadMark>(
  'DealReadMark',
  new mongoose.Schema<ReadMark>(
    { _id: String, readAt: { type: Date, required: true } },
    { collection: 'deal_read_marks', versionKey: false },
  ),
);

const keyOf = (dealId: string, userId: string): string => `${dealId} ${userId}`;

/** Moves the mark forward, never back. */
export const markRead = async (dealId: string, userId: string, at: Date): Promise<void> => {
  await marks.updateOne({ _id: keyOf(dealId, userId) }, { $max: { readAt: at } }, { upsert: true });
};

export const readMark = async (dealId: string, userId: string): Promise<Date | null> =>
  (await marks.findById(keyOf(dealId, userId)).lean())?.readAt ?? null;

/** How many messages of others came in each deal since the person read it (or joined it). */
export const unreadCounts = async (
  deals: readonly Pick<DealRecord, '_id' | 'parties' | 'createdAt'>[],
  actor: Actor,
): Promise<Map<string, number>> => {
  if (deals.length === 0) return new Map();
  const userId = userIdOf(actor);
  const read = await marks.find({ _id: { $in: deals.map(({ _id }) => keyOf(_id, userId)) } }).lean();
  const readAt = new Map(read.map((mark) => [mark._id, mark.readAt]));
  const groups = await messages.aggregate<{ _id: string; count: number }>([
    {
      $match: {
        removedAt: null,
        by: { $ne: userId },
        $or: deals.map((deal) => {
          const from = readsSince(actor, deal) ?? deal.createdAt;
          const read = readAt.get(keyOf(deal._id, userId)) ?? from;
          return { dealId: deal._id, createdAt: { $gt: new Date(Math.max(read.getTime(), from.getTime())) } };
        }),
      },
    },
    { $group: { _id: '$dealId', count: { $sum: 1 } } },
  ]);
  return new Map(groups.map(({ _id, count }) => [_id, count]));
};
