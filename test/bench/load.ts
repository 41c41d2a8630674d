// Load from a bounded number of clients, each with one kept connection and one request at a time.
import { Agent, type IncomingMessage, request } from 'node:http';

export interface Latencies {
  requests: number;
  perSecond: number;
  p50: number;
  p95: number;
  p99: number;
  failures: number;
}

/** The value that a share of the sorted ones does not exceed. */
export const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;

export const latenciesOf = (timesMs: readonly number[], seconds: number, failures = 0): Latencies => {
  const sorted = [...timesMs].sort((one, other) => one - other);
  return {
    requests: sorted.length,
    perSecond: sorted.length / seconds,
    p50: quantile(sorted, 0.5),
    p95: quantile(sorted, 0.95),
    p99: quantile(sorted, 0.99),
    failures,
  };
};

const drain = (reply: IncomingMessage): Promise<void> =>
  new Promise((resolve, reject) => {
    reply.on('end', resolve).on('error', reject).resume();
  });

/** Asks and reads the whole reply; resolves to its status. */
export const get = async (url: string, agent: Agent, headers: Record<string, string> = {}): Promise<number> => {
  const reply = await new Promise<IncomingMessage>((resolve, reject) => {
    request(url, { agent, headers: { 'accept-encoding': 'identity', ...headers } }, resolve)
      .on('error', reject)
      .end();
  });
  await drain(reply);
  return reply.statusCode ?? 0;
};

interface Load {
  /** The address of the n-th request. */
  addressOf(n: number): string;
  clients: number;
  /** Requests before this are answered but not counted. */
  warmUpMs: number;
  forMs: number;
}

/** Asks as fast as the answers come. */
export const runLoad = async ({ addressOf, clients, warmUpMs, forMs }: Load): Promise<Latencies> => {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const countFrom = performance.now() + warmUpMs;
  const until = countFrom + forMs;
  const times: number[] = [];
  let failures = 0;
  let asked = 0;
  const client = async () => {
    while (performance.now() < until) {
      asked += 1;
      const began = performance.now();
      const status = await get(addressOf(asked), agent);
      if (began < countFrom) continue;
      times.push(performance.now() - began);
      if (status !== 200) failures += 1;
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  agent.destroy();
  return latenciesOf(times, forMs / 1000, failures);
};

/** Does something for each of them, one after the other. A work that measures for itself resolves to milliseconds. */
export const timeEach = async <Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<unknown>,
): Promise<Latencies> => {
  const times: number[] = [];
  const began = performance.now();
  for (const item of items) {
    const start = performance.now();
    const measured = await work(item);
    times.push(typeof measured === 'number' ? measured : performance.now() - start);
  }
  return latenciesOf(times, (performance.now() - began) / 1000);
};
