// The relay has two steps. Lift: facts pending in records are copied, in order, into the fact store with the names of the
// reactions that hear them, then removed from the record. React: each reaction works through its facts in order, at its
// own pace. Both steps may run twice after a crash and come to the same end: facts have ids, and reactions are idempotent.
import mongoose from 'mongoose';
import { z } from 'zod';
import type { Bus } from '#server/platform/bus/bus.ts';
import { holdLease, releaseLease } from '#server/platform/db/lease.ts';
import { onPendingFact, relayedModels } from '#server/platform/db/record.ts';
import type { Log } from '#server/platform/logging.ts';
import { liftPending } from './lift.ts';
import { type Loop, startLoop } from './loop.ts';
import { createReactor, reactLease } from './react.ts';
import type { Reaction } from './reaction.ts';
import { storedFacts } from './store.ts';

const LEASE_MS = 15_000;
/** How often to look for facts without having been told: those that other processes stored, or left when they died. */
const IDLE_MS = 1000;
/** On this stream a process tells the others what they may hold the leases of: a model with pending facts, reactions with lifted ones. */
const TOLD = 'facts';
const SETTLED_LOOK_MS = 10;
const SETTLED_LONGEST_LOOK_MS = 250;

const toldSchema = z.union([z.object({ pendingIn: z.string() }), z.object({ heardBy: z.array(z.string()) })]);

export interface Relay {
  start(): void;
  /** Resolves when no fact is pending and no reaction has anything left to do. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

const liftLease = (model: string): string => `lift:${model}`;

const hasPending = { 'pending.id': { $exists: true } };

/** Lifts what is pending in the records of one model; answers as `liftPending`, or that another process has to do it. */
const liftModel = async (name: string, reactions: readonly Reaction[]): Promise<Set<string> | 'elsewhere' | null> => {
  const model = relayedModels().get(name);
  // Cheap look first: no lease traffic while nothing is pending.
  if (!model || !(await model.exists(hasPending))) return null;
  return (await holdLease(liftLease(name), LEASE_MS)) ? liftPending(model, reactions) : 'elsewhere';
};

const hasTodo = () => storedFacts.exists({ 'todo.0': { $exists: true } });

/** The models in whose records facts are pending, by one look at all of them. */
const modelsWithPending = async (): Promise<string[]> => {
  const [first, ...others] = [...relayedModels()].map(([name, model]) => ({
    coll: model.collection.name,
    pipeline: [{ $match: hasPending }, { $limit: 1 }, { $project: { _id: 0, name: { $literal: name } } }],
  }));
  if (!first) return [];
  const found = await mongoose.connection
    .collection(first.coll)
    .aggregate<{ name: string }>([...first.pipeline, ...others.map((other) => ({ $unionWith: other }))])
    .toArray();
  return found.map(({ name }) => name);
};

/** Makes the relay for the given reactions. Nothing runs before `start`. Without a bus this is the only process. */
export const createRelay = (reactions: readonly Reaction[], log: Log, bus: Bus | null = null): Relay => {
  const reactors = new Map(reactions.map((reaction) => [reaction.name, createReactor(reaction, log)]));
  /** Models in whose records facts may be pending; true: this process has just stored one. */
  const waiting = new Map<string, boolean>();
  let sweepAt = 0;
  let lifting: Loop | null = null;
  let reacting = new Map<string, Loop>();
  let unsubscribe = () => {};
  const onFailure = (error: unknown) => log.warn({ failure: String(error) }, 'relay: will look again');

  const wakeReactions = (names: Iterable<string>) => {
    for (const name of names) reacting.get(name)?.wake();
  };

  const mayWait = (names: Iterable<string>) => {
    for (const name of names) if (!waiting.has(name)) waiting.set(name, false);
  };

  const lift = async () => {
    if (Date.now() >= sweepAt) {
      mayWait(await modelsWithPending());
      sweepAt = Date.now() + IDLE_MS;
    }
    const [next] = waiting;
    if (!next) return Math.max(1, sweepAt - Date.now());
    const [name, isOurs] = next;
    // Before the look: what comes during it is waited for again.
    waiting.delete(name);
    const heardBy = await liftModel(name, reactions);
    if (heardBy === 'elsewhere') {
      if (isOurs) bus?.publish(TOLD, { pendingIn: name });
    } else if (heardBy) {
      mayWait([name]);
      wakeReactions(heardBy);
      bus?.publish(TOLD, { heardBy: [...heardBy] });
    }
    return 0;
  };

  const hear = (message: unknown) => {
    const { data } = toldSchema.safeParse(message);
    if (data && 'heardBy' in data) return wakeReactions(data.heardBy);
    if (data) mayWait([data.pendingIn]);
    lifting?.wake();
  };

  return {
    start() {
      reacting = new Map([...reactors].map(([name, { work }]) => [name, startLoop({ look: work, onFailure })]));
      lifting = startLoop({ look: lift, onFailure });
      unsubscribe = onPendingFact((_noun, model) => {
        waiting.set(model, true);
        lifting?.wake();
      });
      bus?.follow(TOLD, hear).catch(onFailure);
    },
    async settled() {
      const isSettled = async () => {
        // The store first, as most is there; and last, as something may have been lifted into it meanwhile.
        if (waiting.size > 0 || (await hasTodo())) return false;
        const pending = await modelsWithPending();
        mayWait(pending);
        lifting?.wake();
        return pending.length === 0 && !(await hasTodo());
      };
      // Seldomer the longer it takes: looking must not keep the work from being done.
      for (
        let lookMs = SETTLED_LOOK_MS;
        !(await isSettled());
        lookMs = Math.min(SETTLED_LONGEST_LOOK_MS, lookMs * 1.2)
      ) {
        await new Promise((resolve) => setTimeout(resolve, lookMs));
      }
    },
    async stop() {
      unsubscribe();
      await lifting?.stop();
      await Promise.all([...reacting.values()].map((loop) => loop.stop()));
      const leases = [...relayedModels().keys()].map(liftLease);
      // The database may be away: then they run out.
      await releaseLease(...leases, ...[...reactors.keys()].map(reactLease)).catch(() => {});
    },
  };
};
