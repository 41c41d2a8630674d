// Ceilings against floods, per person (or address, for visitors) and class of route. They lie far above what people and
// honest scripts do. Guessing of passwords has its own, stricter limit in the users feature.
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { Redis } from '#server/platform/bus/redis.ts';
import type { RateClass } from '#shared/contract/route.ts';
import { Problem } from './problem.ts';

const PER_MINUTE: Record<RateClass, number> = {
  read: 30_000,
  search: 30_000,
  write: 6_000,
  upload: 300,
  secret: 60,
  // Pieces of a recording, several a second for each viewer; a whole office may share one address.
  media: 600_000,
};

export interface RateLimits {
  /** Counts one call. Throws `too_many_requests` with the seconds to wait. */
  consume(rate: RateClass, who: string): Promise<void>;
}

/** Counts in this process, or with Redis over all processes; while Redis is away each counts for itself. */
export const createRateLimits = (scale: number, redis: Redis | null): RateLimits => {
  const limiterOf = (rate: string, perMinute: number) => {
    const limit = { points: Math.ceil(perMinute * scale), duration: 60 };
    const alone = new RateLimiterMemory(limit);
    if (!redis) return alone;
    const keyPrefix = `xietong:rate:${rate}`;
    return new RateLimiterRedis({
      ...limit,
      storeClient: redis,
      useRedisPackage: true,
      keyPrefix,
      insuranceLimiter: alone,
      // Who is over the limit is refused without asking again.
      inMemoryBlockOnConsumed: limit.points + 1,
    });
  };
  const limiters = new Map(Object.entries(PER_MINUTE).map(([rate, points]) => [rate, limiterOf(rate, points)]));
  return {
    async consume(rate, who) {
      try {
        await limiters.get(rate)?.consume(who);
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        const retryAfterSeconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
        throw new Problem('too_many_requests', { retryAfterSeconds, params: { seconds: retryAfterSeconds } });
      }
    },
  };
};
