// When a person was last at their desk, on whichever device: what came after that is what changed since.
import mongoose from 'mongoose';

/** Whoever stays away longer than this comes anew. An open desk says more often than that that somebody is there. */
const AWAY_MS = 30 * 60_000;

interface Visit {
  /** The user's id. */
  _id: string;
  seenAt: Date;
  /** The end of the visit before; null at the first. */
  since: Date | null;
}

const visits = mongoose.model<Visit>(
  'DeskVisit',
  new mongoose.Schema<Visit>(
    { _id: String, seenAt: { type: Date, required: true }, since: { type: Date, default: null } },
    { collection: 'desk_visits', versionKey: false },
  ),
);

/** Notes that the person is here, and answers until when they were here the time before. */
export const noteVisit = async (userId: string, now: Date): Promise<Date | null> => {
  const longAgo = new Date(now.getTime() - AWAY_MS);
  // In one write: two tabs opened at the same moment are one visit.
  const isNew = { $lt: [{ $ifNull: ['$seenAt', now] }, longAgo] };
  const visit = await visits.collection.findOneAndUpdate(
    { _id: userId as never },
    [{ $set: { since: { $cond: [isNew, '$seenAt', { $ifNull: ['$since', null] }] }, seenAt: now } }],
    { upsert: true, returnDocument: 'after' },
  );
  return visit?.['since'] instanceof Date ? visit['since'] : null;
};
