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

/** Takes or renews a lease for so many milliseconds. True when it is ours. */
export const holdLease = async (name: string, forMs: number): Promise<boolean> => {
  const now = Date.now();
  try {
    await leases.findOneAndUpdate(
      { _id: name, $or: [{ holder: me }, { until: { $lt: new Date(now) } }] },
      { $set: { holder: me, until: new Date(now + forMs) } },
      { upsert: true },
    );
    return true;
  } catch (error) {
    // Someone else holds it: the upsert ran into their record.
    if (isDuplicateKey(error)) return false;
    throw error;
  }
};

export const releaseLease = async (name: string): Promise<void> => {
  await leases.deleteOne({ _id: name, holder: me });
};
