// Past mongoose, for what is read with every request or by the dozen, and written by the hundred: casting and hooks, of which
// neither needs anything, take as long as the reading.
import mongoose from 'mongoose';

type Projection = Readonly<Record<string, 1>>;
type Filter = Readonly<Record<string, unknown>>;

interface Model {
  collection: { name: string };
}

let last: mongoose.mongo.Db | undefined;

/** The process's database; the driver would make its handle anew each time. */
const database = (): mongoose.mongo.Db => {
  const { connection } = mongoose;
  const client = connection.getClient();
  if (last?.client !== client || last.databaseName !== connection.name) last = client.db(connection.name);
  return last;
};

/** A model's collection as the driver has it: what goes in is stored as it is, and must have passed its schema by its type. */
export const plainCollection = <Stored extends mongoose.mongo.Document>({ collection }: Model) =>
  database().collection<Stored>(collection.name);

/** More documents than one answer has room for. */
const ALL = 1 << 20;

/**
 * The documents when one answer holds them, as nearly every one does: the driver's cursor is half of what reading a document or two
 * costs. Nothing when they are more, or when the answer was none.
 */
const inOneAnswer = async (model: Model, filter: Filter, projection: Projection): Promise<unknown[] | undefined> => {
  const { name } = model.collection;
  const db = database();
  try {
    const find = { find: name, filter, projection, batchSize: ALL };
    // As a cursor would read: from the members that the address says. What comes is MongoDB's answer to `find`.
    const { cursor } = (await db.command(find, { readPreference: db.readPreference })) as {
      cursor: { id: mongoose.mongo.Long | number; firstBatch: unknown[] };
    };
    if (Number(cursor.id) === 0) return cursor.firstBatch;
    await db.command({ killCursors: name, cursors: [cursor.id] });
  } catch (error) {
    // The cursor asks again where that may help, and throws what there is to throw. It would wait for a server once more.
    if (error instanceof mongoose.mongo.MongoServerSelectionError) throw error;
  }
  return undefined;
};

/**
 * The documents as they are stored, all at once; whole without a projection. The filter is sent as it is: its values must have the
 * types of the fields, which those of a contract's schemas have. Throws what the driver throws.
 */
export const plain = async <Found>(model: Model, filter: Filter, projection: Projection = {}): Promise<Found[]> => {
  const found =
    (await inOneAnswer(model, filter, projection)) ??
    (await plainCollection(model).find(filter, { projection }).toArray());
  // Whatever is stored has passed its model's schema.
  return found as Found[];
};
