import type { Clock } from '#server/platform/clock.ts';

export interface MovableClock extends Clock {
  /** Lets time pass without waiting for it. */
  advance(ms: number): void;
}

export const HOUR_MS = 3600_000;
export const DAY_MS = 24 * HOUR_MS;

export const movableClock = (): MovableClock => {
  let aheadMs = 0;
  return {
    now: () => new Date(Date.now() + aheadMs),
    advance(ms) {
      aheadMs += ms;
    },
  };
};
