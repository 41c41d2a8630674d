// One reaction's way through its facts: in order, leased, with backoff. When a batch fails its facts are tried one by one,
// so that a single bad fact does not hold up the others for ever.
import { holdLease } from '#server/platform/db/lease.ts';
import { Problem } from '#server/platform/http/problem.ts';
import type { Log } from '#server/platform/logging.ts';
import type { Reaction } from './reaction.ts';
import { asFact, type StoredFact, storedFacts } from './store.ts';

const LEASE_MS = 15_000;
const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 10_000;
/** Whoever lifts facts wakes the reactions; this finds what a process left that died in between. */
const IDLE_MS = 5_000;
/** Another server holds the lease: it works, or is gone once the lease has run out. */
const LEASED_MS = 1_000;
/** A fact that failed so often by itself, while its neighbours succeeded, is set aside. */
const TRIES_ALONE = 8;

/** What a process holds while it works through the facts of the reaction of this name. */
export const reactLease = (reaction: string): string => `react:${reaction}`;

export interface Reactor {
  /** Handles one batch. Resolves to the milliseconds until the next look: 0 when there is more to do. */
  work(): Promise<number>;
}

// The other side is away, which says nothing about the fact: wait, and never give the fact up.
const isAway = (error: unknown): boolean =>
  error instanceof Problem && ['search_unavailable', 'database_unavailable', 'mail_unavailable'].includes(error.code);

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 500);

export const createReactor = (reaction: Reaction, log: Log): Reactor => {
  const lease = reactLease(reaction.name);
  const triesAlone = new Map<string, number>();
  let waitMs = 0;
  let notBefore = 0;

  const finish = async (facts: readonly StoredFact[]) => {
    await storedFacts.updateMany({ _id: { $in: facts.map((fact) => fact._id) } }, { $pull: { todo: reaction.name } });
    for (const fact of facts) triesAlone.delete(fact._id);
  };

  const setAside = async (fact: StoredFact, error: unknown) => {
    log.error(
      { reaction: reaction.name, fact: fact._id, type: fact.type, failure: messageOf(error) },
      'reaction given up',
    );
    await storedFacts.updateOne(
      { _id: fact._id },
      { $pull: { todo: reaction.name }, $push: { failed: { reaction: reaction.name, failure: messageOf(error) } } },
    );
    triesAlone.delete(fact._id);
  };

  const backOff = (error: unknown) => {
    waitMs = Math.min(LONGEST_WAIT_MS, Math.max(FIRST_WAIT_MS, waitMs * 2));
    // While the other side is away look often: it should be caught up as soon as it is back.
    notBefore = Date.now() + (isAway(error) ? Math.min(waitMs, 500) : waitMs);
  };

  const oneByOne = async (facts: readonly StoredFact[]) => {
    for (const fact of facts) {
      try {
        await reaction.handle([asFact(fact)]);
        await finish([fact]);
      } catch (error) {
        const tries = (triesAlone.get(fact._id) ?? 0) + 1;
        triesAlone.set(fact._id, tries);
        if (isAway(error) || tries < TRIES_ALONE) {
          log.warn(
            { reaction: reaction.name, fact: fact._id, tries, failure: messageOf(error) },
            'reaction failed, will retry',
          );
          return backOff(error);
        }
        await setAside(fact, error);
      }
    }
    waitMs = 0;
  };

  return {
    async work() {
      const early = notBefore - Date.now();
      if (early > 0) return early;
      const batch = reaction.batch ?? 1;
      const found = await storedFacts
        .find({ todo: reaction.name })
        .sort({ _id: 1 })
        .limit(batch + 1)
        .lean<StoredFact[]>();
      if (found.length === 0) return IDLE_MS;
      const facts = found.slice(0, batch);
      if (!(await holdLease(lease, LEASE_MS))) return LEASED_MS;
      try {
        await reaction.handle(facts.map(asFact));
        await finish(facts);
        waitMs = 0;
      } catch (error) {
        if (isAway(error)) backOff(error);
        else await oneByOne(facts);
      }
      if (notBefore > Date.now()) return notBefore - Date.now();
      return found.length > batch ? 0 : IDLE_MS;
    },
  };
};
