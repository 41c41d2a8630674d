// Several servers speak to all sockets over Redis Streams.
import { createAdapter } from '@socket.io/redis-streams-adapter';
import { createClient } from 'redis';
import type { Server } from 'socket.io';
import type { Log } from '#server/platform/logging.ts';

export interface Bus {
  close(): Promise<void>;
}

export const connectBus = async (io: Server, url: string, log: Log): Promise<Bus> => {
  const client = createClient({ url });
  client.on('error', (error: Error) => log.warn({ failure: error.message }, 'redis'));
  await client.connect();
  io.adapter(createAdapter(client));
  return {
    close: async () => {
      client.destroy();
    },
  };
};
