// The relay has two steps. Lift: facts pending in records are copied, in order, into the fact store with the names of the
// reactions that hear them, then removed from the record. React: each reaction works through its facts in order. Both
// steps may run twice after a crash and come to the same end: facts have ids, and reactions are idempotent.
import { holdLease, releaseLease } from '#server/platform/db/lease.ts';
import { onPendingFact, relayedModels } from '#server/platform/db/record.ts';
import type { Log } from '#server/platform/logging.ts';
import { liftPending } from './lift.ts';
import { createReactor } from './react.ts';
import type { Reaction } from './reaction.ts';
import { storedFacts } from './store.ts';

const LEASE_MS = 15_000;
/** How often to look without having been told: facts stored by other processes, retries that fell due. */
const IDLE_MS = 500;

export interface Relay {
  start(): void;
  /** Resolves when no fact is pending and no reaction has anything to do now. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

/** Makes the relay for the given reactions. Nothing runs before `start`. */
export const createRelay = (reactions: readonly Reaction[], log: Log): Relay => {
  const reactors = reactions.map((reaction) => createReactor(reaction, log));
  let stopping = false;
  let wake: () => void = () => {};
  let woken = false;
  let loop: Promise<void> = Promise.resolve();
  const nudge = () => {
    woken = true;
    wake();
  };

  const liftAll = async (): Promise<number> => {
    let lifted = 0;
    for (const [name, model] of relayedModels()) {
      if (stopping) break;
      // Cheap look first: no lease traffic while nothing is pending.
      if (!(await model.exists({ 'pending.id': { $exists: true } }))) continue;
      if (!(await holdLease(`lift:${name}`, LEASE_MS))) continue;
      lifted += await liftPending(model, reactions);
    }
    return lifted;
  };

  const turn = async (): Promise<boolean> => {
    const lifted = await liftAll();
    const worked = await Promise.all(reactors.map((reactor) => (stopping ? false : reactor.work())));
    return lifted > 0 || worked.some(Boolean);
  };

  const run = async () => {
    while (!stopping) {
      woken = false;
      let busy = false;
      try {
        busy = await turn();
      } catch (error) {
        if (!stopping) log.warn({ failure: String(error) }, 'relay: will look again');
      }
      if (busy || woken || stopping) continue;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, IDLE_MS);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
        if (woken || stopping) wake();
      });
    }
  };

  let unsubscribe = () => {};
  return {
    start() {
      unsubscribe = onPendingFact(nudge);
      loop = run();
    },
    async settled() {
      for (;;) {
        nudge();
        const pending = await Promise.all(
          [...relayedModels().values()].map((model) => model.exists({ 'pending.id': { $exists: true } })),
        );
        const open = await storedFacts.exists({ 'todo.0': { $exists: true } });
        if (!open && pending.every((found) => !found)) return;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
    async stop() {
      stopping = true;
      unsubscribe();
      wake();
      await loop;
      await Promise.allSettled([
        ...[...relayedModels().keys()].map((name) => releaseLease(`lift:${name}`)),
        ...reactors.map((reactor) => reactor.release()),
      ]);
    },
  };
};
