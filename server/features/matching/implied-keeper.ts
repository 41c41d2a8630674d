// Keeps what listed needs were found to imply, so that the other direction scores a pair alike. This process's shelf knows it
// at once; the database, and other processes, within a second or two, and nobody waits for it. What a process that dies had
// not written yet is found again with the need's next list.
import { type Loop, startLoop } from '#server/platform/facts/loop.ts';
import type { Log } from '#server/platform/logging.ts';
import { type FoundImplied, saveImplied } from './analyses.ts';
import type { Audience, Implied, Shelf, Shelved } from './shelf.ts';

export interface ImpliedKeeper {
  /** Notes what the need implies as it is ranked now; nothing for one that the shelf has in another revision. */
  keep(need: Pick<Shelved, 'id' | 'revision'>, audience: Audience, implied: Implied): void;
  start(): void;
  /** Writes what is left. */
  stop(): Promise<void>;
}

const WRITE_EVERY_MS = 1000;

export const createImpliedKeeper = (needs: Shelf, log: Log): ImpliedKeeper => {
  let waiting = new Map<string, FoundImplied>();
  let loop: Loop | undefined;

  const write = async () => {
    const writing = waiting;
    waiting = new Map();
    try {
      await saveImplied([...writing.values()]);
    } catch (error) {
      // What was found since is newer.
      waiting = new Map([...writing, ...waiting]);
      throw error;
    }
  };

  return {
    keep({ id, revision }, audience, implied) {
      const kept = needs.get(id);
      if (kept?.revision !== revision) return;
      const before = kept.implied[audience];
      if (before?.by === implied.by && before.ceiling === implied.ceiling) return;
      kept.implied[audience] = implied;
      waiting.set(`${id} ${audience}`, { id, audience, implied });
    },
    start() {
      loop = startLoop({
        look: () => write().then(() => WRITE_EVERY_MS),
        onFailure: (error) => log.warn({ failure: String(error) }, 'what needs imply: will write again'),
      });
    },
    async stop() {
      await loop?.stop();
      await write();
    },
  };
};
