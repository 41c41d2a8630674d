// What a line carries: picture → sound and slides → slides and text → text. Goes down when the picture or the sound stands
// still too often, and tries the step above after a calm while, rarer each time it fell.

export const RUNGS = ['picture', 'sound', 'slides', 'text'] as const;
export type Rung = (typeof RUNGS)[number];

export interface Ladder {
  rung: Rung;
  /** When it stood still lately, in ms. */
  stalls: readonly number[];
  changedAt: number;
  falls: number;
}

const STALLS = 3;
const WITHIN_MS = 20_000;
const CALM_MS = 45_000;
const CALM_MAX_MS = 600_000;

/** What a browser says of its line; not every one does. */
export interface LineHint {
  saveData?: boolean;
  effectiveType?: string;
}

const startOf = ({ saveData = false, effectiveType = '4g' }: LineHint): Rung => {
  if (effectiveType === 'slow-2g') return 'text';
  if (effectiveType === '2g') return 'slides';
  return saveData ? 'sound' : 'picture';
};

export const newLadder = (hint: LineHint, now: number): Ladder => ({
  rung: startOf(hint),
  stalls: [],
  changedAt: now,
  falls: 0,
});

const stepped = (rung: Rung, by: number): Rung => RUNGS[RUNGS.indexOf(rung) + by] ?? rung;

/** It stood still: three times within twenty seconds are too much. */
export const noteStall = (ladder: Ladder, now: number): Ladder => {
  const stalls = [...ladder.stalls.filter((at) => now - at < WITHIN_MS), now];
  if (stalls.length < STALLS) return { ...ladder, stalls };
  return { rung: stepped(ladder.rung, 1), stalls: [], changedAt: now, falls: ladder.falls + 1 };
};

/** Time has passed: after a calm while the step above is tried. */
export const noteCalm = (ladder: Ladder, now: number): Ladder => {
  const calmMs = Math.min(CALM_MAX_MS, CALM_MS * 2 ** Math.max(0, ladder.falls - 1));
  const lastAt = Math.max(ladder.changedAt, ...ladder.stalls);
  if (ladder.rung === 'picture' || now - lastAt < calmMs) return ladder;
  return { ...ladder, rung: stepped(ladder.rung, -1), stalls: [], changedAt: now };
};
