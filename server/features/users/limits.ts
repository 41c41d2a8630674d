// Limits against guessing passwords and against flooding somebody's mailbox. Kept in the database, so that they survive a
// restart and count for all servers together. Addresses are kept as hashes.
import { createHash } from 'node:crypto';
import mongoose from 'mongoose';
import { RateLimiterMongo, RateLimiterRes } from 'rate-limiter-flexible';
import { Problem } from '#server/platform/http/problem.ts';

/** Wrong passwords for one account from one network address, in a quarter of an hour. */
const PER_ACCOUNT_AND_ADDRESS = { points: 10, duration: 15 * 60 };
/** Wrong passwords from one network address for any accounts, in an hour. */
const PER_ADDRESS = { points: 100, duration: 3600 };
/** Mails asked for by naming one mail address, in an hour. */
const MAILS_PER_ADDRESS = { points: 6, duration: 3600 };

const COLLECTION = 'userLimits';

// The limiter writes this collection by itself; the model is there so that its indexes are made with all others.
mongoose.model(
  'UserLimit',
  new mongoose.Schema(
    { key: { type: String, unique: true }, expire: { type: Date, expires: 0 }, points: Number },
    { collection: COLLECTION, versionKey: false },
  ),
);

export interface UserLimits {
  /**
   * Counts an attempt to sign in before it is tried, so that attempts made at once all count. Answers how to take the
   * attempt back when the password was right. Throws `too_many_requests`.
   */
  countAttempt(email: string, address: string): Promise<() => Promise<void>>;
  /** Counts a mail asked for, whether the address has an account or not. Throws `too_many_requests`. */
  countMail(email: string): Promise<void>;
}

const keyOf = (...parts: string[]): string => createHash('sha256').update(parts.join('\n')).digest('base64url');

const consume = async (limiter: RateLimiterMongo, key: string): Promise<void> => {
  try {
    await limiter.consume(key);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    const retryAfterSeconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
    throw new Problem('too_many_requests', { retryAfterSeconds, params: { seconds: retryAfterSeconds } });
  }
};

/** Makes the limits on the connected database. `scale` multiplies each of them. */
export const createUserLimits = (scale: number): UserLimits => {
  const limiter = (keyPrefix: string, { points, duration }: { points: number; duration: number }) =>
    new RateLimiterMongo({
      storeClient: mongoose.connection.getClient(),
      dbName: mongoose.connection.name,
      tableName: COLLECTION,
      keyPrefix,
      points: Math.ceil(points * scale),
      duration,
      disableIndexesCreation: true,
    });
  const perPair = limiter('pair', PER_ACCOUNT_AND_ADDRESS);
  const perAddress = limiter('address', PER_ADDRESS);
  const mails = limiter('mail', MAILS_PER_ADDRESS);
  return {
    async countAttempt(email, address) {
      const pair = keyOf(email, address);
      const from = keyOf(address);
      await consume(perAddress, from);
      await consume(perPair, pair);
      return async () => {
        await Promise.all([perPair.delete(pair), perAddress.reward(from)]);
      };
    },
    countMail: (email) => consume(mails, keyOf(email)),
  };
};
