// This process's shelves, kept up from the saved analyses: before a match is answered, what changed since the last one is read.
import { type AnalysisChange, analysesById, changesAfter } from './analyses.ts';
import type { Shelves } from './matcher.ts';
import { Shelf } from './shelf.ts';

export interface KeptShelves extends Shelves {
  /** Reads what changed since the last call. */
  sync(): Promise<void>;
  /** Reads these anew, for a caller who has seen that they are behind. */
  reload(ids: readonly string[]): Promise<void>;
}

export const createShelves = (): KeptShelves => {
  const shelves: Shelves = { need: new Shelf('need'), capability: new Shelf('capability') };
  let read = 0;
  let reading: Promise<void> | null = null;

  const apply = ({ id, noun, item }: AnalysisChange) => {
    if (item) shelves[noun].put(item);
    else shelves[noun].remove(id);
  };

  const readOn = async () => {
    for await (const change of changesAfter(read)) {
      apply(change);
      read = change.sequence;
    }
  };

  return {
    ...shelves,
    sync() {
      // Those who come while it is being read want the same; what is written meanwhile comes with the next call.
      reading ??= readOn().finally(() => {
        reading = null;
      });
      return reading;
    },
    async reload(ids) {
      for (const change of await analysesById(ids)) apply(change);
    },
  };
};
