// Messages between the processes of one platform: streams in Redis, each read in its order by all who follow it. A message may
// be lost while Redis is away or a reader is far behind: who follows a stream must be able to see a gap and to ask elsewhere.
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '#server/platform/logging.ts';
import type { Redis } from './redis.ts';

type Hear = (message: unknown) => void;

export interface Bus {
  /** Appends to a stream. A message that cannot be sent is dropped, with a warning in the log. */
  publish(stream: string, message: object): void;
  /** Hears everything that is published on a stream after this resolves, in order. Answers how to stop. */
  follow(stream: string, hear: Hear): Promise<() => void>;
  close(): Promise<void>;
}

const PREFIX = 'xietong:';
/** A stream is a wire, not a record: who is further behind than this asks elsewhere. */
const KEPT = 1_000;
const READ_AT_ONCE = 200;
const BLOCK_MS = 5_000;
const AFTER_FAILURE_MS = 250;
/** A stream that nobody writes to goes away by itself. */
const EXPIRE_SECONDS = 3_600;
const EXPIRE_AGAIN_MS = 600_000;

interface Followed {
  hear: Set<Hear>;
  /** The last message that was read. */
  at: string;
}

/** Makes a bus of two connections: one to write, one that waits for what is written. */
export const createBus = async (writer: Redis, log: Log): Promise<Bus> => {
  const reader = writer.duplicate();
  reader.on('error', (error: Error) => log.warn({ failure: error.message }, 'redis'));
  await reader.connect();
  const followed = new Map<string, Followed>();
  const expires = new Map<string, number>();
  // Writing to a stream of our own ends a wait for others, so that a stream that is newly followed is waited for too.
  const wake = `${PREFIX}wake:${randomUUID()}`;
  followed.set(wake, { hear: new Set(), at: '0-0' });
  let isClosed = false;

  const dropped = (error: unknown) => {
    if (!isClosed) log.warn({ failure: String(error) }, 'a message between processes was not sent');
  };

  const append = (key: string, message: object) => {
    const trim = { TRIM: { strategy: 'MAXLEN', strategyModifier: '~', threshold: KEPT } } as const;
    writer.xAdd(key, '*', { m: JSON.stringify(message) }, trim).catch(dropped);
    const now = performance.now();
    if ((expires.get(key) ?? 0) > now) return;
    expires.set(key, now + EXPIRE_AGAIN_MS);
    writer.expire(key, EXPIRE_SECONDS).catch(dropped);
  };

  const tell = (key: string, id: string, text: string | undefined) => {
    const stream = followed.get(key);
    if (!stream || text === undefined) return;
    stream.at = id;
    for (const hear of stream.hear) {
      try {
        hear(JSON.parse(text));
      } catch (error) {
        log.error({ failure: String(error) }, 'defect');
      }
    }
  };

  const read = async (): Promise<void> => {
    const places = [...followed].map(([key, { at }]) => ({ key, id: at }));
    const streams = await reader.xRead(places, { BLOCK: BLOCK_MS, COUNT: READ_AT_ONCE });
    for (const { name, messages } of streams ?? []) {
      for (const { id, message } of messages) tell(name, id, message['m']);
    }
  };

  const reading = (async () => {
    while (!isClosed) {
      // While Redis is away; the client connects again by itself.
      await read().catch(() => (isClosed ? undefined : delay(AFTER_FAILURE_MS)));
    }
  })();

  return {
    publish: (stream, message) => append(PREFIX + stream, message),
    async follow(stream, hear) {
      const key = PREFIX + stream;
      const known = followed.get(key);
      if (known) known.hear.add(hear);
      else {
        const [last] = (await writer.xRevRange(key, '+', '-', { COUNT: 1 })) ?? [];
        const meanwhile = followed.get(key);
        if (meanwhile) meanwhile.hear.add(hear);
        else followed.set(key, { hear: new Set([hear]), at: last?.id ?? '0-0' });
        append(wake, {});
      }
      return () => {
        const now = followed.get(key);
        now?.hear.delete(hear);
        if (now?.hear.size === 0) followed.delete(key);
      };
    },
    async close() {
      isClosed = true;
      reader.destroy();
      await reading;
    },
  };
};
