// The one mongoose connection of the process. Every write is journalled before it is acknowledged: what a client was
// told is stored survives kill -9 of anything.
import mongoose from 'mongoose';
import type { Log } from '#server/platform/logging.ts';

mongoose.set('strictQuery', 'throw');
// Collections and indexes are made once at start (`prepareCollections`), not raced behind the first requests.
mongoose.set('autoIndex', false);
mongoose.set('autoCreate', false);

/** Connects and waits until the server answers. Reconnects by itself afterwards. */
export const connectDatabase = async (uri: string, log: Log): Promise<mongoose.Connection> => {
  await mongoose.connect(uri, {
    // How many members of a replica set must have a write is the address's to say (w=majority, see compose.yaml).
    journal: true,
    serverSelectionTimeoutMS: 3000,
    heartbeatFrequencyMS: 1000,
    minPoolSize: 2,
    maxPoolSize: 50,
  });
  const { connection } = mongoose;
  connection.removeAllListeners('error');
  connection.on('error', (error: Error) => log.error({ failure: error.message }, 'database connection'));
  return connection;
};

/** Creates what is missing of every model's collection and indexes: one command for each collection. */
export const prepareCollections = async (): Promise<void> => {
  await Promise.all(
    mongoose.modelNames().map(async (name) => {
      const { schema, collection } = mongoose.model(name);
      const indexes = schema.indexes().map(([key, options]) => ({ ...options, key }));
      // Mongoose's type of an index is wider than the driver's; it hands them on as they are.
      if (indexes.length > 0) await collection.createIndexes(indexes as mongoose.mongo.IndexDescription[]);
    }),
  );
};

export const disconnectDatabase = (): Promise<void> => mongoose.disconnect();

/** True when the database answers a ping within a second. */
export const isDatabaseUp = async (): Promise<boolean> => {
  const { db } = mongoose.connection;
  if (!db) return false;
  try {
    await db.command({ ping: 1 }, { timeoutMS: 1000 });
    return true;
  } catch {
    return false;
  }
};
