// What the database or the engine answered to what many ask, remembered for a moment: under load they ask for the same at
// once. What this server changes is forgotten at once; what another process changes shows when the moment is over.
import { onPendingFact } from '#server/platform/db/record.ts';

/** How long a moment is, in milliseconds: asked anew beside an answer that is older than the first, in its place after the second. */
interface Moment {
  freshMs: number;
  keptMs: number;
}

const ALONE: Moment = { freshMs: 2000, keptMs: 5000 };
const AMONG_OTHERS: Moment = { freshMs: 500, keptMs: 500 };
const ENTRIES_MAX = 2000;
/** So many are asked anew at a time: what was remembered together must not be asked for together beside those who wait. */
const ASKED_ANEW_MAX = 2;

interface Entry {
  at: number;
  value: Promise<unknown>;
  isAskedAnew: boolean;
}

export interface MomentCache {
  /** The remembered value, or the one that `ask` makes; askers meanwhile share it. A failure is not kept. */
  of<Value>(key: string, ask: () => Promise<Value>): Promise<Value>;
  forget(): void;
  /** Whether other servers change the same data. */
  setOthers(hasOthers: boolean): void;
}

/** Makes one of its own; `now` tells milliseconds. */
export const createMomentCache = (now: () => number): MomentCache => {
  let entries = new Map<string, Entry>();
  let moment = AMONG_OTHERS;
  let askedAnew = 0;

  const remember = (key: string, value: Promise<unknown>) => {
    if (entries.size >= ENTRIES_MAX) entries = new Map();
    const kept = entries;
    const entry = { at: now(), value, isAskedAnew: false };
    kept.set(key, entry);
    value.catch(() => kept.get(key) === entry && kept.delete(key));
  };

  const askAnew = async (key: string, entry: Entry, ask: () => Promise<unknown>) => {
    entry.isAskedAnew = true;
    askedAnew += 1;
    const asked = entries;
    const at = now();
    try {
      const value = await ask();
      // What was forgotten meanwhile may have changed after it was read.
      if (asked === entries) entries.set(key, { at, value: Promise.resolve(value), isAskedAnew: false });
    } catch {
      // Whoever asks when the moment is over gets the failure.
    } finally {
      askedAnew -= 1;
    }
  };

  return {
    of<Value>(key: string, ask: () => Promise<Value>): Promise<Value> {
      const entry = entries.get(key);
      const age = entry ? now() - entry.at : Number.POSITIVE_INFINITY;
      if (entry && age < moment.keptMs) {
        if (age >= moment.freshMs && !entry.isAskedAnew && askedAnew < ASKED_ANEW_MAX) void askAnew(key, entry, ask);
        // A key names what is asked, so that its value has the type of its answer.
        return entry.value as Promise<Value>;
      }
      const value = ask();
      remember(key, value);
      return value;
    },
    forget() {
      entries = new Map();
    },
    setOthers(hasOthers) {
      moment = hasOthers ? AMONG_OTHERS : ALONE;
    },
  };
};

/** Makes one that forgets whenever this process notes a fact of one of the nouns. */
export const momentCacheOf = (nouns: readonly string[]): MomentCache => {
  const cache = createMomentCache(Date.now);
  onPendingFact((noun) => {
    if (nouns.includes(noun)) cache.forget();
  });
  return cache;
};
