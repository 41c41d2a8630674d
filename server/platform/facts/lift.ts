import type mongoose from 'mongoose';
import type { RecordFields } from '#server/platform/db/record.ts';
import { hears, type Reaction } from './reaction.ts';
import { storedFacts } from './store.ts';

const RECORDS_AT_ONCE = 200;

/**
 * Moves the pending facts of up to 200 records of a model into the fact store. Returns the names of the reactions that hear
 * them, or null when nothing was pending.
 */
export const liftPending = async (
  model: mongoose.Model<RecordFields>,
  reactions: readonly Reaction[],
): Promise<Set<string> | null> => {
  const records = await model
    .find({ 'pending.id': { $exists: true } }, { pending: 1 })
    .limit(RECORDS_AT_ONCE)
    .lean<Pick<RecordFields, '_id' | 'pending'>[]>();
  // Fact ids begin with their second, then count up within a process: sorting keeps the order of what happened.
  const facts = records.flatMap((record) => record.pending).sort((a, b) => (a.id < b.id ? -1 : 1));
  if (facts.length === 0) return null;
  const heardBy = new Map(
    [...new Set(facts.map((fact) => fact.type))].map((type) => [
      type,
      reactions.filter((reaction) => hears(reaction, type)).map((reaction) => reaction.name),
    ]),
  );
  await storedFacts.bulkWrite(
    facts.map(({ id, ...fact }) => ({
      updateOne: {
        filter: { _id: id },
        update: {
          // Only when it is new: a fact lifted before a crash may have run some of its reactions already.
          $setOnInsert: {
            ...fact,
            todo: heardBy.get(fact.type) ?? [],
            failed: [],
          },
        },
        upsert: true,
      },
    })),
    { ordered: true },
  );
  await model.bulkWrite(
    records.map((record) => ({
      updateOne: {
        filter: { _id: record._id },
        // Facts noted since the look stay; the record's version does not change.
        update: { $pull: { pending: { id: { $in: record.pending.map((fact) => fact.id) } } } },
      },
    })),
  );
  return new Set([...heardBy.values()].flat());
};
