// How far each person has read each deal, the same on all their devices.
import mongoose from 'mongoose';
import type { DealRecord } from './model.ts';
import { messages } from './model.ts';

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
  userId: string,
): Promise<Map<string, number>> => {
  if (deals.length === 0) return new Map();
  const read = await marks.find({ _id: { $in: deals.map(({ _id }) => keyOf(_id, userId)) } }).lean();
  const readAt = new Map(read.map((mark) => [mark._id, mark.readAt]));
  const groups = await messages.aggregate<{ _id: string; count: number }>([
    {
      $match: {
        removedAt: null,
        by: { $ne: userId },
        $or: deals.map(({ _id, createdAt }) => ({
          dealId: _id,
          createdAt: { $gt: readAt.get(keyOf(_id, userId)) ?? createdAt },
        })),
      },
    },
    { $group: { _id: '$dealId', count: { $sum: 1 } } },
  ]);
  return new Map(groups.map(({ _id, count }) => [_id, count]));
};
