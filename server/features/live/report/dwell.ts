// How long people were there. Several connections of one person at the same time count once.

export interface Interval {
  from: number;
  to: number;
}

/** The same time without overlaps, in order. */
export const merged = (intervals: readonly Interval[]): Interval[] => {
  const result: Interval[] = [];
  for (const { from, to } of [...intervals].sort((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else if (to > from) result.push({ from, to });
  }
  return result;
};

/** Milliseconds that lie in both; each list without overlaps. */
export const sharedMs = (a: readonly Interval[], b: readonly Interval[]): number => {
  let sum = 0;
  for (const one of a)
    for (const other of b) sum += Math.max(0, Math.min(one.to, other.to) - Math.max(one.from, other.from));
  return sum;
};

/** The most that were there at the same time; intervals of one person do not overlap. */
export const peakOf = (intervals: readonly Interval[]): number => {
  const steps = intervals.flatMap(({ from, to }) => [
    { at: from, by: 1 },
    { at: to, by: -1 },
  ]);
  steps.sort((a, b) => a.at - b.at || a.by - b.by);
  let now = 0;
  let peak = 0;
  for (const { by } of steps) {
    now += by;
    peak = Math.max(peak, now);
  }
  return peak;
};
