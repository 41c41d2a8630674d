// The audit trail: facts as they were relayed, with what has still to be done about them.
import { foundOr404 } from '#server/platform/db/record.ts';
import { type StoredFact, storedFacts } from '#server/platform/facts/store.ts';

const present = ({ _id, type, noun, recordId, at, by, todo, failed }: StoredFact) => ({
  id: _id,
  type,
  noun,
  recordId,
  at: at.toISOString(),
  by,
  todo,
  failed: failed.map(({ reaction, failure }) => ({ reaction, failure })),
});

interface FactQuery {
  page: number;
  limit: number;
  type?: string | undefined;
  recordId?: string | undefined;
  failed?: 'true' | 'false' | undefined;
}

export const listFacts = async ({ page, limit, type, recordId, failed }: FactQuery) => {
  const filter = {
    ...(type ? { type } : {}),
    ...(recordId ? { recordId } : {}),
    ...(failed ? { 'failed.reaction': { $exists: failed === 'true' } } : {}),
  };
  const [items, total] = await Promise.all([
    storedFacts
      .find(filter)
      .sort({ _id: -1 })
      .skip((page - 1) * limit)
      .limit(limit)
      .lean<StoredFact[]>(),
    storedFacts.countDocuments(filter),
  ]);
  return { items: items.map(present), total };
};

/** Puts a fact's given-up reactions back among those to do. */
export const retryFact = async (id: string) => {
  const fact = foundOr404(await storedFacts.findById(id).lean<StoredFact>());
  const names = fact.failed.map(({ reaction }) => reaction);
  const updated = await storedFacts
    .findByIdAndUpdate(id, { $addToSet: { todo: { $each: names } }, $set: { failed: [] } }, { returnDocument: 'after' })
    .lean<StoredFact>();
  return present(foundOr404(updated));
};
