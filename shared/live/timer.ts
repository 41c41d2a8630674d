// The pitch timer: three numbers in the server's time, from which everyone computes the same clock.

export interface Timer {
  limitMs: number;
  /** Null before the segment runs. */
  startedAt: number | null;
  /** Since when it stands still; null while it runs. */
  pausedAt: number | null;
  /** How long it has stood still so far. */
  pausedMs: number;
  /** When the segment was over. */
  endedAt: number | null;
}

export const newTimer = (limitMs: number): Timer => ({
  limitMs,
  startedAt: null,
  pausedAt: null,
  pausedMs: 0,
  endedAt: null,
});

/** Time used so far, in ms; `now` in the server's time. */
export const elapsedMs = ({ startedAt, pausedAt, pausedMs, endedAt }: Timer, now: number): number =>
  startedAt === null ? 0 : Math.max(0, Math.min(now, endedAt ?? now, pausedAt ?? now) - startedAt - pausedMs);

/** Time left, in ms; negative when over. */
export const remainingMs = (timer: Timer, now: number): number => timer.limitMs - elapsedMs(timer, now);

export const startTimer = (timer: Timer, at: number): Timer => ({
  ...timer,
  startedAt: timer.startedAt ?? at,
  pausedAt: null,
});

/** Pausing twice, or before the start, changes nothing. */
export const pauseTimer = (timer: Timer, at: number): Timer =>
  timer.startedAt === null || timer.pausedAt !== null || timer.endedAt !== null ? timer : { ...timer, pausedAt: at };

export const resumeTimer = (timer: Timer, at: number): Timer =>
  timer.pausedAt === null
    ? timer
    : { ...timer, pausedAt: null, pausedMs: timer.pausedMs + Math.max(0, at - timer.pausedAt) };

export const endTimer = (timer: Timer, at: number): Timer => ({ ...resumeTimer(timer, at), endedAt: at });
