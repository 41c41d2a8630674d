// Where words begin and end in a text, for quoting whole words. Only the runs that are asked about are cut.
import type { ReadText, Run } from './runs.ts';
import { endsOf } from './segment.ts';

export class WordEdges {
  readonly #read: ReadText;
  /** By the place of a run: where in it words end, once it was asked about. */
  readonly #ends: (readonly number[] | undefined)[] = [];

  constructor(read: ReadText) {
    this.#read = read;
  }

  /** Whether a word begins or ends at this offset of the original; letters and digits are words by themselves. */
  has(offset: number): boolean {
    const { runs, origin } = this.#read;
    const nth = this.#runAt(offset);
    const run = runs[nth];
    if (!run) return false;
    const start = origin[run.at] ?? 0;
    const end = origin[run.at + run.text.length] ?? 0;
    if (offset === start || offset === end) return true;
    return offset < end && run.script === 'chinese' && this.#isEnd(nth, run, offset);
  }

  /** The last run that begins there or before; -1 before the first. */
  #runAt(offset: number): number {
    const { runs, origin } = this.#read;
    let [from, to] = [0, runs.length];
    while (from < to) {
      const middle = (from + to) >>> 1;
      if ((origin[runs[middle]?.at ?? 0] ?? 0) <= offset) from = middle + 1;
      else to = middle;
    }
    return from - 1;
  }

  #isEnd(nth: number, { text, at }: Run, offset: number): boolean {
    const { origin } = this.#read;
    let ends = this.#ends[nth];
    if (!ends) {
      ends = endsOf(text);
      this.#ends[nth] = ends;
    }
    let [from, to] = [0, ends.length];
    while (from < to) {
      const middle = (from + to) >>> 1;
      if ((origin[at + (ends[middle] ?? 0)] ?? 0) < offset) from = middle + 1;
      else to = middle;
    }
    return origin[at + (ends[from] ?? 0)] === offset;
  }
}
