// A made-up history with a preference planted in it, the same from the same seed: to see whether fitting finds it again.
import type { WeightPoints } from '#server/features/matching/dimensions/weights.ts';
import { type Features, scoreBy } from '#server/features/matching/features.ts';
import { matchDimensions } from '#shared/matching/schema.ts';
import type { History, Look } from './history.ts';
import { logistic } from './regression.ts';

interface Planted {
  seed: number;
  lists: number;
  /** The table that ranked the lists. */
  shownBy: WeightPoints;
  /** What people go by. */
  preferred: WeightPoints;
}

const LENGTH = 20;
const KNOWN = 0.8;
/** A line at position k is looked at with the chance 1 / k. */
const looked = (position: number): number => 1 / position;
const ANSWERED = 0.6;
const START_MS = Date.UTC(2026, 0, 1);
const EVERY_MS = 3_600_000;
/** The score at which half say yes, and by how many points odds grow by e. */
const MIDDLE = 45;
const SLOPE = 5;

/** Mulberry32. */
const randomFrom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

export const syntheticHistory = ({ seed, lists, shownBy, preferred }: Planted): History => {
  const random = randomFrom(seed);
  const pair = (): Features => ({
    text: Math.round(200 + 600 * random()) / 10,
    fits: matchDimensions.map(() => (random() < KNOWN ? Math.round(200 * random() - 100) / 100 : 0)),
  });
  const looks: Look[] = [];
  const answers: { at: Date; features: Features; accepted: boolean }[] = [];
  for (let list = 0; list < lists; list += 1) {
    const at = new Date(START_MS + list * EVERY_MS);
    const shown = Array.from({ length: LENGTH }, pair).sort(
      (one, other) => scoreBy(other, shownBy) - scoreBy(one, shownBy),
    );
    for (const [index, features] of shown.entries()) {
      const position = index + 1;
      const yes = logistic((scoreBy(features, preferred) - MIDDLE) / SLOPE);
      const taken = random() < looked(position) && random() < yes;
      looks.push({ at, position, features, taken });
      if (taken && random() < ANSWERED) answers.push({ at, features, accepted: random() < yes });
    }
  }
  return { looks, answers };
};
