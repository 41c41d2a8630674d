// One process at a time owns a session. Each taking raises a fencing token, which stands in every entry.

import { type OwnerRecord, owners } from '#server/features/live/model.ts';
import { isDuplicateKey } from '#server/platform/db/record.ts';

export const OWNER_MS = 8_000;
export const RENEW_MS = 2_000;

/**
 * Takes the session for this holder; null while another one has it. The same holder takes it at once: a process that comes
 * back after a crash does not wait for itself.
 */
export const takeSession = async (session: string, holder: string): Promise<number | null> => {
  const now = Date.now();
  try {
    const owner = await owners
      .findOneAndUpdate(
        { _id: session, $or: [{ holder }, { until: { $lt: new Date(now) } }] },
        { $set: { holder, until: new Date(now + OWNER_MS) }, $inc: { token: 1 } },
        { upsert: true, returnDocument: 'after' },
      )
      .lean<OwnerRecord>();
    return owner?.token ?? null;
  } catch (error) {
    // Somebody else holds it: the upsert ran into their record.
    if (isDuplicateKey(error)) return null;
    throw error;
  }
};

/** False when the session is another owner's by now. */
export const keepSession = async (session: string, token: number): Promise<boolean> => {
  const { matchedCount } = await owners.updateOne(
    { _id: session, token },
    { $set: { until: new Date(Date.now() + OWNER_MS) } },
  );
  return matchedCount === 1;
};

/** Who has the session, or had it last. */
export const holderOf = async (session: string): Promise<string | null> =>
  (await owners.findById(session, { holder: 1 }).lean<OwnerRecord>())?.holder ?? null;

export const leaveSession = async (session: string, token: number): Promise<void> => {
  await owners.updateOne({ _id: session, token }, { $set: { until: new Date(0) } });
};
