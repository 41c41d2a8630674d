// The connection to Redis, through which processes that share a database speak to each other. Nothing in it has to last.
import { createClient } from 'redis';
import type { Log } from '#server/platform/logging.ts';

/** Connects, and again whenever the connection breaks. `isPatient` keeps commands until then; else they fail at once. */
export const connectRedis = async (url: string, log: Log, { isPatient = false } = {}) => {
  const client = createClient({ url, disableOfflineQueue: !isPatient });
  client.on('error', (error: Error) => log.warn({ failure: error.message }, 'redis'));
  await client.connect();
  return client;
};

export type Redis = Awaited<ReturnType<typeof connectRedis>>;
