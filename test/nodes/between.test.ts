// What processes have in common through Redis: streams of messages, and limits.
import { expect } from 'chai';
import { type Bus, createBus } from '#server/platform/bus/bus.ts';
import { connectRedis, type Redis } from '#server/platform/bus/redis.ts';
import { Problem } from '#server/platform/http/problem.ts';
import { createRateLimits } from '#server/platform/http/rate-limits.ts';
import { createLog } from '#server/platform/logging.ts';
import { startRedis, type TestRedis } from '#test/support/redis.ts';

const log = createLog('silent');

describe('what is between processes', () => {
  let server: TestRedis;
  let connections: Redis[];
  let buses: Bus[];

  beforeEach(async () => {
    server = await startRedis();
    connections = [await connectRedis(server.url, log), await connectRedis(server.url, log)];
    buses = await Promise.all(connections.map((connection) => createBus(connection, log)));
  });
  afterEach(async () => {
    await Promise.all(buses.map((bus) => bus.close()));
    for (const connection of connections) connection.destroy();
    await server.end();
  });

  it('carries all that is published after one began to follow, in order, on each stream', async () => {
    const [one, other] = buses;
    const heard: Record<string, number[]> = { a: [], b: [] };
    one?.publish('a', { number: -1 });
    await new Promise<void>(
      (resolve) => void one?.follow('a', () => resolve()).then(() => one.publish('a', { number: 0 })),
    );
    const complete = new Promise<void>((resolve) => {
      const hear = (stream: string) => (message: unknown) => {
        // As it was published below.
        heard[stream]?.push((message as { number: number }).number);
        if (heard['a']?.length === 500 && heard['b']?.length === 500) resolve();
      };
      void Promise.all(['a', 'b'].map((stream) => other?.follow(stream, hear(stream)))).then(() => {
        for (let number = 1; number <= 500; number += 1)
          for (const stream of ['a', 'b']) one?.publish(stream, { number });
      });
    });
    await complete;
    const expected = Array.from({ length: 500 }, (_, index) => index + 1);
    expect(heard).to.deep.equal({ a: expected, b: expected });
  });

  it('says nothing more to who has stopped to follow', async () => {
    const [one, other] = buses;
    const heard: unknown[] = [];
    const stop = await other?.follow('a', (message) => heard.push(message));
    stop?.();
    const later = new Promise<void>(
      (resolve) => void other?.follow('b', () => resolve()).then(() => one?.publish('b', {})),
    );
    one?.publish('a', { text: 'unheard' });
    await later;
    expect(heard).to.deep.equal([]);
  });

  it('counts a limit over all of them, and each for itself while Redis is away', async () => {
    // Three secrets a minute.
    const limits = connections.map((connection) => createRateLimits(0.05, connection));
    const tries = async (which: number): Promise<string> =>
      (limits[which]?.consume('secret', 'address:1') ?? Promise.reject()).then(
        () => 'allowed',
        (refusal: unknown) => (refusal instanceof Problem ? refusal.code : String(refusal)),
      );
    expect([await tries(0), await tries(1), await tries(0), await tries(1)]).to.deep.equal([
      'allowed',
      'allowed',
      'allowed',
      'too_many_requests',
    ]);
    await server.end();
    const alone = createRateLimits(0.05, connections[0] ?? null);
    for (const expected of ['allowed', 'allowed', 'allowed', 'too_many_requests']) {
      const answer = await alone.consume('secret', 'address:2').then(
        () => 'allowed',
        ({ code }: Problem) => code,
      );
      expect(answer).to.equal(expected);
    }
  });
});
