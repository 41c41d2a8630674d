// This process's shelves, kept up from the saved analyses: before a match is answered, what changed since the last one is read.

import { centerOrganizationId } from '#server/features/organizations/reads.ts';
import { type AnalysisChange, analysesById, analysisWrites, changesAfter, changesAt } from './analyses.ts';
import { Gaps } from './gaps.ts';
import type { Shelves } from './matcher.ts';
import { Shelf } from './shelf.ts';

/** What other processes write is read at most so much later. */
export const FRESH_MS = 500;

export interface KeptShelves extends Shelves {
  /** Reads what changed since the last call. */
  sync(): Promise<void>;
  /** The same, unless that was done just now and this process has written nothing since. */
  refresh(): Promise<void>;
  /** Reads these anew, for a caller who has seen that they are behind. */
  reload(ids: readonly string[]): Promise<void>;
}

export const createShelves = (): KeptShelves => {
  const shelves: Shelves = { need: new Shelf('need'), capability: new Shelf('capability') };
  const gaps = new Gaps();
  let read: number | null = null;
  let collectorId: string | null = null;
  let reading: Promise<void> | null = null;
  /** When the last reading began that came to its end, and what this process had written by then. */
  let lastRead = { at: Number.NEGATIVE_INFINITY, writes: 0 };

  const apply = ({ id, noun, item }: AnalysisChange) => {
    if (item) shelves[noun].put(item);
    else shelves[noun].remove(id);
  };

  /** Changes that were numbered before others and written after them. */
  const readGaps = async () => {
    const open = gaps.open();
    for (const change of open.length > 0 ? await changesAt(open) : []) {
      apply(change);
      gaps.close(change.sequence);
    }
  };

  const readOn = async () => {
    const began = { at: performance.now(), writes: analysisWrites() };
    collectorId ??= await centerOrganizationId();
    await readGaps();
    const isFirst = read === null;
    for await (const change of changesAfter(read ?? 0)) {
      apply(change);
      // At the first reading most numbers are missing for good: each item has only its latest.
      if (!isFirst) gaps.note(read ?? 0, change.sequence);
      read = change.sequence;
    }
    read ??= 0;
    lastRead = began;
  };

  const sync = () => {
    // Those who come while it is being read want the same; what is written meanwhile comes with the next call.
    reading ??= readOn().finally(() => {
      reading = null;
    });
    return reading;
  };

  return {
    ...shelves,
    collectorId: () => collectorId,
    sync,
    async refresh() {
      const isFresh = performance.now() - lastRead.at < FRESH_MS && analysisWrites() === lastRead.writes;
      if (!isFresh) await sync();
    },
    async reload(ids) {
      for (const change of await analysesById(ids)) apply(change);
    },
  };
};
