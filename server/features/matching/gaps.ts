// Numbers of the sequence that were skipped when it was read. A writer takes its numbers before it writes, so another's later
// numbers can be there first. A number that does not come within a minute belongs to a change that was overtaken by the next
// one of the same item, or whose writer died: its item will be analysed again.

const PATIENCE_MS = 60_000;
/** More than one writer ever takes at once; beyond it the oldest are given up first. */
const MOST = 2000;

export class Gaps {
  readonly #since = new Map<number, number>();

  /** Notes the numbers between two that were read one after the other. */
  note(before: number, now: number): void {
    const seenAt = Date.now();
    for (let missing = Math.max(before + 1, now - MOST); missing < now; missing += 1) this.#since.set(missing, seenAt);
  }

  close(number: number): void {
    this.#since.delete(number);
  }

  /** Those worth looking for. */
  open(): number[] {
    const oldest = Date.now() - PATIENCE_MS;
    for (const [number, seenAt] of this.#since) {
      // In the order in which they were noted, the oldest first.
      if (seenAt >= oldest && this.#since.size <= MOST) break;
      this.#since.delete(number);
    }
    return [...this.#since.keys()];
  }
}
