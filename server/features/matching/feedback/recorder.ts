// Writes down what was shown and opened, some at a time: nobody waits for it, and a list costs no write of its own. What a
// process that dies had not written yet is lost; it is statistics, not somebody's work.
import type { mongo } from 'mongoose';
import { plainCollection } from '#server/platform/db/plain.ts';
import { type Loop, startLoop } from '#server/platform/facts/loop.ts';
import type { Log } from '#server/platform/logging.ts';
import { type ShownKey, type ShownRecord, shown, shownId } from './model.ts';

type Noted = Omit<ShownRecord, '_id' | 'opened'>;

export interface FeedbackRecorder {
  shown(list: Noted): void;
  /** The counterpart's page was opened from the list. */
  opened(list: ShownKey, counterpartId: string): void;
  start(): void;
  /** Writes what is left. */
  stop(): Promise<void>;
}

const WRITE_EVERY_MS = 1000;
/** More than this waits only while the database is away; the oldest are let go. */
const MOST_WAITING = 5000;

export const createRecorder = (log: Log): FeedbackRecorder => {
  let waiting: mongo.AnyBulkWriteOperation<ShownRecord>[] = [];
  let loop: Loop | undefined;

  const write = async () => {
    const writing = waiting;
    waiting = [];
    if (writing.length === 0) return;
    try {
      // In order: a page is opened after its list was shown. Past mongoose, which would cast each number of each line again.
      await plainCollection<ShownRecord>(shown).bulkWrite(writing, { ordered: true });
    } catch (error) {
      waiting = [...writing, ...waiting];
      throw error;
    }
  };

  const add = (operation: mongo.AnyBulkWriteOperation<ShownRecord>) => {
    waiting.push(operation);
    if (waiting.length > MOST_WAITING) waiting.shift();
  };

  return {
    shown(list) {
      if (list.items.length === 0) return;
      const update = { $setOnInsert: { opened: [], ...list } };
      add({ updateOne: { filter: { _id: shownId(list) }, update, upsert: true } });
    },
    opened(list, counterpartId) {
      const filter = { _id: shownId(list), 'items.id': counterpartId };
      add({ updateOne: { filter, update: { $addToSet: { opened: counterpartId } } } });
    },
    start() {
      loop = startLoop({
        look: () => write().then(() => WRITE_EVERY_MS),
        onFailure: (error) => log.warn({ failure: String(error) }, 'feedback: will write again'),
      });
    },
    async stop() {
      await loop?.stop();
      await write();
    },
  };
};
