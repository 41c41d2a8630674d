// The log in MongoDB: appended in order, read by lane or as a whole.
import { type CheckpointRecord, checkpoints, type LogRecord, logEntries } from '#server/features/live/model.ts';
import type { StoredState } from '#server/features/live/session-state.ts';
import { isDuplicateKey } from '#server/platform/db/record.ts';
import type { Entry } from '#shared/live/entries.ts';
import type { Lane } from '#shared/live/lanes.ts';

const DIGITS = 10;

export const placeOf = (session: string, order: number): string => `${session}:${String(order).padStart(DIGITS, '0')}`;

/** What a reader gets of a stored entry. */
export const entryOf = ({ order, at, kind, data }: LogRecord): Entry =>
  // Written by us with the data of its kind.
  ({ order, at, kind, data }) as Entry;

/** Another owner has written where this one was about to. */
export class LostSession extends Error {
  override name = 'LostSession';
}

/** The client acts that turned out to be repetitions: their place was filled with a void entry. */
export type Repeated = Map<number, LogRecord>;

const isActRepeated = (error: unknown): boolean => error instanceof Error && / acts /.test(error.message);

/** Drops what an earlier, unanswered attempt has stored already. Throws LostSession when the place is another owner's. */
const withoutStored = async (records: readonly LogRecord[]): Promise<LogRecord[]> => {
  const stored = await logEntries.find({ _id: { $in: records.map(({ _id }) => _id) } }).lean<LogRecord[]>();
  const tokens = new Map(stored.map(({ _id, token }) => [_id, token]));
  if (records.some(({ _id, token }) => (tokens.get(_id) ?? token) !== token)) throw new LostSession();
  return records.filter(({ _id }) => !tokens.has(_id));
};

/** Makes the first record void that repeats a stored act; false when there is none. */
const voidRepetition = async (records: LogRecord[], repeated: Repeated): Promise<boolean> => {
  for (const [index, record] of records.entries()) {
    const { session, by, client } = record;
    if (client === undefined) continue;
    const stored = await logEntries.findOne({ session, by, client }).lean<LogRecord>();
    if (!stored) continue;
    const { client: _client, ...rest } = record;
    records[index] = { ...rest, kind: 'void', data: {} };
    repeated.set(record.order, stored);
    return true;
  }
  return false;
};

/**
 * Stores entries in their order; once it resolves all of them are on disk. Safe to call again with the same entries after
 * a failure. Throws LostSession when the session is another owner's by now.
 */
export const append = async (given: readonly LogRecord[]): Promise<Repeated> => {
  const repeated: Repeated = new Map();
  let records = [...given];
  while (records.length > 0) {
    try {
      // Past mongoose: the records were just built by us, and this runs for every tick.
      await logEntries.collection.insertMany(records as never[], { ordered: true });
      return repeated;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      const left = await withoutStored(records);
      if (left.length === records.length && !(isActRepeated(error) && (await voidRepetition(left, repeated)))) {
        throw new LostSession();
      }
      if (left.length < records.length && isActRepeated(error)) await voidRepetition(left, repeated);
      records = left;
    }
  }
  return repeated;
};

const laneFilter = (session: string, lane: Lane, seq: object) => ({ session, lanes: { $elemMatch: { lane, seq } } });

interface Range {
  session: string;
  lane: Lane;
  after: number;
  upTo: number;
}

const PULL_MAX = 1_000;

/** A lane's entries after a number of its sequence, at most a thousand. */
export const readLane = async ({ session, lane, after, upTo }: Range): Promise<Entry[]> => {
  const end = Math.min(upTo, after + PULL_MAX);
  const records = await logEntries
    .find(laneFilter(session, lane, { $gt: after, $lte: end }))
    .sort({ order: 1 })
    .lean<LogRecord[]>();
  return records.map(entryOf);
};

/** How many entries of a log are read at once. */
export const PAGE = 2_000;

/** The whole log after an order, in its order. */
export const readAfter = (session: string, order: number, limit: number): Promise<LogRecord[]> =>
  logEntries
    .find({ _id: { $gt: placeOf(session, order), $lt: `${session};` } })
    .sort({ _id: 1 })
    .limit(limit)
    .lean<LogRecord[]>();

export const readEntry = (session: string, order: number): Promise<LogRecord | null> =>
  logEntries.findById(placeOf(session, order)).lean<LogRecord>();

/** Takes the words out of a stored entry, so that no later reader of the log finds them. */
export const blankEntry = async (session: string, order: number): Promise<void> => {
  await logEntries.updateOne({ _id: placeOf(session, order) }, { $set: { 'data.text': '' } });
};

export const readCheckpoint = (session: string): Promise<CheckpointRecord | null> =>
  checkpoints.findById(session).lean<CheckpointRecord>();

interface Checkpoint {
  order: number;
  heads: Record<string, number>;
  state: StoredState;
}

export const writeCheckpoint = async (session: string, checkpoint: Checkpoint): Promise<void> => {
  await checkpoints.collection.replaceOne({ _id: session as never }, checkpoint, { upsert: true });
};
