// Reading, measuring and saving tables of weights.
import { BUILT_IN, type WeightPoints } from '#server/features/matching/dimensions/weights.ts';
import { userRefs } from '#server/features/users/reads.ts';
import { type Actor, userIdOf } from '#server/platform/auth/actor.ts';
import { insertRecord, isDuplicateKey, newId } from '#server/platform/db/record.ts';
import { Problem } from '#server/platform/http/problem.ts';
import type { WeightEffect, WeightTableView } from '#shared/matching/weights.ts';
import { effectOf } from './effect.ts';
import type { KeptWeights } from './kept.ts';
import { newestOf, tableOf, type WeightsRecord, weights } from './model.ts';
import { mayChangeWeights } from './policy.ts';

const EARLIER = 20;

const builtIn: WeightTableView = {
  ...BUILT_IN,
  origin: 'built_in',
  note: '',
  savedAt: null,
  savedBy: null,
  effect: null,
};

const present = (record: WeightsRecord, names: ReadonlyMap<string, { name: string }>): WeightTableView => {
  const by = record.savedBy === null ? undefined : names.get(record.savedBy);
  return {
    ...tableOf(record),
    origin: record.origin,
    note: record.note,
    savedAt: record.createdAt.toISOString(),
    savedBy: by ? { name: by.name } : null,
    effect: record.effect,
  };
};

const requireRight = (actor: Actor): void => {
  if (!mayChangeWeights(actor)) throw new Problem('forbidden');
};

export const readWeights = async (actor: Actor) => {
  requireRight(actor);
  const saved = await weights.find({ state: 'saved' }).sort({ number: -1 }).limit(EARLIER).lean<WeightsRecord[]>();
  const proposed = await newestOf('proposed');
  const newest = saved[0]?.number ?? 0;
  // A proposal older than the table in force was made against another one.
  const proposal = proposed && proposed.number > newest ? proposed : null;
  const names = await userRefs(saved.flatMap(({ savedBy }) => savedBy ?? []));
  const [current = builtIn, ...earlier] = [...saved.map((record) => present(record, names)), builtIn];
  return { current, earlier, proposal: proposal && present(proposal, names) };
};

export const measureWeights = (actor: Actor, kept: KeptWeights, points: WeightPoints): Promise<WeightEffect> => {
  requireRight(actor);
  return effectOf(kept.current().points, points);
};

const nextNumber = async (): Promise<number> => {
  const [last] = await weights.find({}, { number: 1 }).sort({ number: -1 }).limit(1).lean<WeightsRecord[]>();
  return (last?.number ?? 0) + 1;
};

type NewTable = Pick<WeightsRecord, 'state' | 'origin' | 'points' | 'note' | 'savedBy' | 'effect'>;

const insertTable = async (table: NewTable, now: Date): Promise<WeightsRecord> => {
  const number = await nextNumber();
  const type = table.state === 'saved' ? 'weights.saved' : 'weights.proposed';
  return insertRecord<WeightsRecord>(
    weights,
    { ...table, _id: newId(), number },
    { type, noun: 'weights', by: table.savedBy, at: now, data: { number, points: table.points } },
  );
};

interface Saving {
  actor: Actor;
  kept: KeptWeights;
  points: WeightPoints;
  note: string;
  basedOn: string;
  now: Date;
}

const samePoints = (one: Partial<WeightPoints>, other: WeightPoints): boolean =>
  Object.entries(other).every(([dimension, points]) =>
    Object.entries(one).some(([name, value]) => name === dimension && value === points),
  );

/** Saves a table, which ranks from now on. Throws `stale_version` when another has been saved meanwhile. */
export const saveWeights = async ({ actor, kept, points, note, basedOn, now }: Saving): Promise<WeightTableView> => {
  requireRight(actor);
  await kept.refresh();
  const before = kept.current();
  if (before.version !== basedOn) throw new Problem('stale_version');
  const proposed = await newestOf('proposed');
  const origin = proposed && samePoints(proposed.points, points) ? ('fit' as const) : ('administrator' as const);
  const effect = await effectOf(before.points, points);
  const table = { state: 'saved' as const, origin, points, note, savedBy: userIdOf(actor), effect };
  const saved = await insertTable(table, now).catch((error: unknown) => {
    throw isDuplicateKey(error) ? new Problem('stale_version') : error;
  });
  await kept.refresh();
  return present(saved, await userRefs([userIdOf(actor)]));
};

/** Keeps what a fit found for an administrator to look at; it ranks nothing. Resolves to its version. */
export const proposeWeights = async (points: WeightPoints, note: string, now: Date): Promise<string> => {
  const newest = await newestOf('saved');
  const effect = await effectOf(newest ? tableOf(newest).points : BUILT_IN.points, points);
  const proposed = await insertTable({ state: 'proposed', origin: 'fit', points, note, savedBy: null, effect }, now);
  return tableOf(proposed).version;
};
