// Totals and facet counts of the public listing, remembered for a moment: under load many readers ask for the same figures
// at once. A change made on this server forgets them at once, one made on another server shows after the moment.

const KEPT_MS = 1_000;
const ENTRIES_MAX = 500;

interface Entry {
  at: number;
  value: Promise<unknown>;
}

export interface CountsCache {
  /** The remembered value, or the one that `count` makes; askers meanwhile share one count. A failure is not kept. */
  of<Value>(key: string, count: () => Promise<Value>): Promise<Value>;
  forget(): void;
}

export const createCountsCache = (): CountsCache => {
  let entries = new Map<string, Entry>();
  return {
    of<Value>(key: string, count: () => Promise<Value>): Promise<Value> {
      const now = Date.now();
      const entry = entries.get(key);
      // A key names what is counted, so that its value has the type of its counter.
      if (entry && now - entry.at < KEPT_MS) return entry.value as Promise<Value>;
      if (entries.size >= ENTRIES_MAX) entries = new Map();
      const value = count();
      const kept = entries;
      kept.set(key, { at: now, value });
      value.catch(() => kept.delete(key));
      return value;
    },
    forget() {
      entries = new Map();
    },
  };
};
