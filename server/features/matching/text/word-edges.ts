// Where words begin and end in a text, for quoting whole words. Only the runs that are asked about are cut.
import type { ReadText, Run } from './runs.ts';
import { cutOf } from './segment.ts';

export class WordEdges {
  readonly #read: ReadText;
  readonly #inside = new Map<Run, Set<number>>();

  constructor(read: ReadText) {
    this.#read = read;
  }

  /** Whether a word begins or ends at this offset of the original; letters and digits are words by themselves. */
  has(offset: number): boolean {
    const run = this.#runAt(offset);
    if (!run) return false;
    const { origin } = this.#read;
    const start = origin[run.at] ?? 0;
    const end = origin[run.at + run.text.length] ?? 0;
    if (offset === start || offset === end) return true;
    return offset < end && run.script === 'chinese' && this.#edgesIn(run).has(offset);
  }

  /** The last run that begins there or before. */
  #runAt(offset: number): Run | undefined {
    const { runs, origin } = this.#read;
    let [from, to] = [0, runs.length];
    while (from < to) {
      const middle = (from + to) >>> 1;
      if ((origin[runs[middle]?.at ?? 0] ?? 0) <= offset) from = middle + 1;
      else to = middle;
    }
    return runs[from - 1];
  }

  #edgesIn(run: Run): Set<number> {
    const known = this.#inside.get(run);
    if (known) return known;
    const edges = new Set<number>();
    let { at } = run;
    for (const word of cutOf(run.text)) {
      at += word.length;
      edges.add(this.#read.origin[at] ?? 0);
    }
    this.#inside.set(run, edges);
    return edges;
  }
}
