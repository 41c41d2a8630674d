// Leases in MongoDB: of several servers, one at a time does a piece of work. A lease that is not renewed runs out, so a
// server that died holds nothing for long.
import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import { isDuplicateKey } from './record.ts';

interface LeaseRecord {
  _id: string;
  holder: string;
  until: Date;
}

const leases = mongoose.model<LeaseRecord>(
  'Lease',
  new mongoose.Schema<LeaseRecord>(
    { _id: String, holder: { type: String, required: true }, until: { type: Date, required: true } },
    { collection: 'leases', versionKey: false },
  ),
);

const me = randomUUID();
/** Until when ours are stored to be ours, by name. */
const heldUntil = new Map<string, number>();

/**
 * Takes or renews a lease for so many milliseconds. True when it is ours, then for two thirds of that time at least: in its
 * first third it is not written again.
 */
export const holdLease = async (name: string, forMs: number): Promise<boolean> => {
  const now = Date.now();
  if ((heldUntil.get(name) ?? 0) - now > (forMs * 2) / 3) return true;
  heldUntil.delete(name);
  try {
    await leases.findOneAndUpdate(
      { _id: name, $or: [{ holder: me }, { until: { $lt: new Date(now) } }] },
      { $set: { holder: me, until: new Date(now + forMs) } },
      { upsert: true },
    );
    heldUntil.set(name, now + forMs);
    return true;
  } catch (error) {
    // Someone else holds it: the upsert ran into their record.
    if (isDuplicateKey(error)) return false;
    throw error;
  }
};

/** Gives back what is ours of these. */
export const releaseLease = async (...names: string[]): Promise<void> => {
  for (const name of names) heldUntil.delete(name);
  await leases.deleteMany({ _id: { $in: names }, holder: me });
};
