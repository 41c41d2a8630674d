// What the database and the engine answered about the public listing, remembered for a moment: under load many readers ask
// for the same at once. It is remembered before the policy: each reader gets a card of their own from it. What this server
// changes, or has indexed, is forgotten at once; another server's shows after the moment.
import { onPendingFact } from '#server/platform/db/record.ts';

const KEPT_MS = 500;
const ENTRIES_MAX = 500;

interface Entry {
  at: number;
  value: Promise<unknown>;
}

interface MomentCache {
  /** The remembered value, or the one that `ask` makes; askers meanwhile share it. A failure is not kept. */
  of<Value>(key: string, ask: () => Promise<Value>): Promise<Value>;
  forget(): void;
}

const createMomentCache = (): MomentCache => {
  let entries = new Map<string, Entry>();
  return {
    of<Value>(key: string, ask: () => Promise<Value>): Promise<Value> {
      const now = Date.now();
      const entry = entries.get(key);
      // A key names what is asked, so that its value has the type of its answer.
      if (entry && now - entry.at < KEPT_MS) return entry.value as Promise<Value>;
      if (entries.size >= ENTRIES_MAX) entries = new Map();
      const value = ask();
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

/** Of all lists of postings, of search over everything, and of what everybody may know of deals. */
export const momentCache = createMomentCache();
onPendingFact(momentCache.forget);
