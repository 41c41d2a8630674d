// What one viewer was given of a lane, entry by entry, so that it can be held against the log afterwards.

/** The orders of a lane's entries; the entry of number n stands at n − 1. */
export type Truth = readonly number[];

interface Stretch {
  /** The number of its first entry. */
  from: number;
  orders: number[];
}

export interface Verdict {
  /** Entries that were given one by one. */
  entries: number;
  /** Entries that came inside of a snapshot only. */
  inSnapshots: number;
  /** Given, and not what the log holds under that number. */
  lost: number;
  /** Given under two numbers. */
  doubled: number;
  /** Given after one that comes later. */
  outOfOrder: number;
  /** Nothing is missing up to the log's end. */
  isComplete: boolean;
}

export class Ledger {
  #stretches: Stretch[] = [];

  /** A snapshot said where the lane stands: what follows is given one by one. */
  jump(head: number): void {
    const last = this.#stretches.at(-1);
    if (last && last.from + last.orders.length === head + 1) return;
    this.#stretches.push({ from: head + 1, orders: [] });
  }

  /** The next entry of the lane. */
  add(order: number): void {
    this.#stretches.at(-1)?.orders.push(order);
  }

  verdict(truth: Truth): Verdict {
    const verdict: Verdict = { entries: 0, inSnapshots: 0, lost: 0, doubled: 0, outOfOrder: 0, isComplete: false };
    const seen = new Set<number>();
    let next = 1;
    let latest = 0;
    for (const { from, orders } of this.#stretches) {
      // A snapshot that stands before what was given already has forgotten something.
      verdict.lost += Math.max(0, next - from);
      verdict.inSnapshots += Math.max(0, from - next);
      for (const [index, order] of orders.entries()) {
        if (truth[from - 1 + index] !== order) verdict.lost += 1;
        if (seen.has(order)) verdict.doubled += 1;
        else if (order < latest) verdict.outOfOrder += 1;
        seen.add(order);
        latest = Math.max(latest, order);
      }
      verdict.entries += orders.length;
      next = from + orders.length;
    }
    verdict.isComplete = next === truth.length + 1;
    return verdict;
  }
}

/** The verdicts of many viewers, taken together. */
export interface Audit extends Omit<Verdict, 'isComplete'> {
  viewers: number;
  /** Viewers that do not have everything. */
  incomplete: number;
}

/** `viewers`: the verdicts of each one's lanes. */
export const audit = (viewers: readonly (readonly Verdict[])[]): Audit => {
  const sum = (of: (verdict: Verdict) => number): number =>
    viewers.reduce((total, lanes) => total + lanes.reduce((part, verdict) => part + of(verdict), 0), 0);
  return {
    viewers: viewers.length,
    incomplete: viewers.filter((lanes) => !lanes.every(({ isComplete }) => isComplete)).length,
    entries: sum(({ entries }) => entries),
    inSnapshots: sum(({ inSnapshots }) => inSnapshots),
    lost: sum(({ lost }) => lost),
    doubled: sum(({ doubled }) => doubled),
    outOfOrder: sum(({ outOfOrder }) => outOfOrder),
  };
};
