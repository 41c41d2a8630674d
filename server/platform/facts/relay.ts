// The relay has two steps. Lift: facts pending in records are copied, in order, into the fact store with the names of the
// reactions that hear them, then removed from the record. React: each reaction works through its facts in order, at its
// own pace. Both steps may run twice after a crash and come to the same end: facts have ids, and reactions are idempotent.
import type { Bus } from '#server/platform/bus/bus.ts';
import { holdLease, releaseLease } from '#server/platform/db/lease.ts';
import { onPendingFact, relayedModels } from '#server/platform/db/record.ts';
import type { Log } from '#server/platform/logging.ts';
import { liftPending } from './lift.ts';
import { type Loop, startLoop } from './loop.ts';
import { createReactor } from './react.ts';
import type { Reaction } from './reaction.ts';
import { storedFacts } from './store.ts';

const LEASE_MS = 15_000;
/** How often to look for facts without having been told: those that other processes stored, or left when they died. */
const IDLE_MS = 1000;
/** On this stream a process says that it has lifted facts: the reactions' leases may be held by another. */
const LIFTED = 'facts';
const SETTLED_LOOK_MS = 10;
const SETTLED_LONGEST_LOOK_MS = 250;

export interface Relay {
  start(): void;
  /** Resolves when no fact is pending and no reaction has anything left to do. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

const hasPending = { 'pending.id': { $exists: true } };

const liftAll = async (reactions: readonly Reaction[]): Promise<number> => {
  let lifted = 0;
  for (const [name, model] of relayedModels()) {
    // Cheap look first: no lease traffic while nothing is pending.
    if (!(await model.exists(hasPending))) continue;
    if (await holdLease(`lift:${name}`, LEASE_MS)) lifted += await liftPending(model, reactions);
  }
  return lifted;
};

const isSettled = async (): Promise<boolean> => {
  const pending = await Promise.all([...relayedModels().values()].map((model) => model.exists(hasPending)));
  return pending.every((found) => !found) && !(await storedFacts.exists({ 'todo.0': { $exists: true } }));
};

/** Makes the relay for the given reactions. Nothing runs before `start`. Without a bus this is the only process. */
export const createRelay = (reactions: readonly Reaction[], log: Log, bus: Bus | null = null): Relay => {
  const reactors = reactions.map((reaction) => createReactor(reaction, log));
  let lifting: Loop | null = null;
  let reacting: Loop[] = [];
  let unsubscribe = () => {};
  const onFailure = (error: unknown) => log.warn({ failure: String(error) }, 'relay: will look again');

  const wakeReactions = () => {
    for (const loop of reacting) loop.wake();
  };

  const lift = async () => {
    const lifted = await liftAll(reactions);
    if (lifted > 0) {
      wakeReactions();
      bus?.publish(LIFTED, {});
    }
    return lifted > 0 ? 0 : IDLE_MS;
  };

  return {
    start() {
      reacting = reactors.map((reactor) => startLoop({ look: reactor.work, onFailure }));
      lifting = startLoop({ look: lift, onFailure });
      unsubscribe = onPendingFact(() => lifting?.wake());
      bus?.follow(LIFTED, wakeReactions).catch(onFailure);
    },
    async settled() {
      // Seldomer the longer it takes: looking must not keep the work from being done.
      for (
        let lookMs = SETTLED_LOOK_MS;
        !(await isSettled());
        lookMs = Math.min(SETTLED_LONGEST_LOOK_MS, lookMs * 1.2)
      ) {
        lifting?.wake();
        await new Promise((resolve) => setTimeout(resolve, lookMs));
      }
    },
    async stop() {
      unsubscribe();
      await lifting?.stop();
      await Promise.all(reacting.map((loop) => loop.stop()));
      const leases = [...relayedModels().keys()].map((name) => releaseLease(`lift:${name}`));
      await Promise.allSettled([...leases, ...reactors.map((reactor) => reactor.release())]);
    },
  };
};
