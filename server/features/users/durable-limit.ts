// Limits that are kept in the database: they survive a restart and count for all servers together. Whom they are about is
// kept as a hash.
import { createHash } from 'node:crypto';
import mongoose from 'mongoose';
import { RateLimiterMongo, RateLimiterRes } from 'rate-limiter-flexible';
import { Problem } from '#server/platform/http/problem.ts';

const COLLECTION = 'limits';

// The limiter writes this collection by itself; the model is there so that its indexes are made with all others.
mongoose.model(
  'Limit',
  new mongoose.Schema(
    { key: { type: String, unique: true }, expire: { type: Date, expires: 0 }, points: Number },
    { collection: COLLECTION, versionKey: false },
  ),
);

interface Allowance {
  /** What is limited, in one word; part of the stored key. */
  name: string;
  times: number;
  withinSeconds: number;
  /** Multiplies `times`: the configured scale of all limits. */
  scale: number;
}

export interface DurableLimit {
  /** Counts one time for these together. Throws `too_many_requests` with the seconds to wait. */
  count(...about: string[]): Promise<void>;
  /** Takes one time back. */
  forgive(...about: string[]): Promise<void>;
  /** Begins to count anew. */
  forget(...about: string[]): Promise<void>;
}

const keyOf = (about: readonly string[]): string => createHash('sha256').update(about.join('\n')).digest('base64url');

/** Makes a limit on the connected database. */
export const createDurableLimit = ({ name, times, withinSeconds, scale }: Allowance): DurableLimit => {
  const limiter = new RateLimiterMongo({
    storeClient: mongoose.connection.getClient(),
    dbName: mongoose.connection.name,
    tableName: COLLECTION,
    keyPrefix: name,
    points: Math.ceil(times * scale),
    duration: withinSeconds,
    disableIndexesCreation: true,
  });
  return {
    async count(...about) {
      try {
        await limiter.consume(keyOf(about));
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        const retryAfterSeconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
        throw new Problem('too_many_requests', { retryAfterSeconds, params: { seconds: retryAfterSeconds } });
      }
    },
    async forgive(...about) {
      await limiter.reward(keyOf(about));
    },
    async forget(...about) {
      await limiter.delete(keyOf(about));
    },
  };
};
