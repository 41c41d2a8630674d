// The same session by two processes: half of the viewers are with a process that does not own it. What goes over the bus is
// counted by Redis, once with few viewers and once with many.
import { connectRedis, type Redis } from '#server/platform/bus/redis.ts';
import { createLog } from '#server/platform/logging.ts';
import { Child } from '#test/bench/live/child.ts';
import { type Summary, summary } from '#test/bench/live/figures.ts';
import { House } from '#test/bench/live/house.ts';
import type { Probe } from '#test/bench/live/probe.ts';
import type { Counts } from '#test/bench/live/viewer.ts';
import { startRedis } from '#test/support/redis.ts';
import { busy, type Load, latencies, milliseconds, type Part, rounded, settle } from './part.ts';

const FEW = 100;

interface Traffic {
  writes: number;
  bytesIn: number;
  bytesOut: number;
}

const trafficOf = async (redis: Redis): Promise<Traffic> => {
  const [stats, commands] = [await redis.info('stats'), await redis.info('commandstats')];
  const figure = (text: string, pattern: RegExp): number => Number(pattern.exec(text)?.[1] ?? 0);
  return {
    writes: figure(commands, /cmdstat_xadd:calls=(\d+)/),
    bytesIn: figure(stats, /total_net_input_bytes:(\d+)/),
    bytesOut: figure(stats, /total_net_output_bytes:(\d+)/),
  };
};

interface Shared {
  slides: Summary[];
  probes: Probe[];
  lost: number;
  doubled: number;
  outOfOrder: number;
  /** A second. */
  writes: number;
  kilobytesIn: number;
  kilobytesOut: number;
}

const shared = async (house: House, redis: Redis, load: Load): Promise<Shared> => {
  const servers = [house.server, ...house.others.map(({ server }) => server)];
  const ports = [house.port, ...house.others.map(({ port }) => port)];
  const generators = ports.map(() => new Child('./generator.ts'));
  try {
    for (const [index, generator] of generators.entries()) {
      await generator.ask('place', house.place({ port: ports[index] ?? house.port }));
      await generator.ask('connect', { viewers: Math.round(load.viewers / ports.length) });
      await generator.ask('reset');
    }
    for (const server of servers) await server.ask('reset');
    const before = await trafficOf(redis);
    const { turns } = await busy(house, load);
    const after = await trafficOf(redis);
    const probes: Probe[] = [];
    for (const server of servers) probes.push(await server.ask<Probe>('probe'));
    const slides: Summary[] = [];
    const sums = { lost: 0, doubled: 0, outOfOrder: 0 };
    for (const generator of generators) {
      sums.lost += await settle(generator, house);
      const { doubled, outOfOrder } = await generator.ask<Counts>('counts');
      sums.doubled += doubled;
      sums.outOfOrder += outOfOrder;
      slides.push(summary(latencies(turns, await generator.ask<Map<number, number[]>>('arrivals'))));
    }
    const aSecond = (count: number): number => count / load.seconds;
    return {
      slides,
      probes,
      ...sums,
      writes: aSecond(after.writes - before.writes),
      kilobytesIn: aSecond(after.bytesIn - before.bytesIn) / 1024,
      kilobytesOut: aSecond(after.bytesOut - before.bytesOut) / 1024,
    };
  } finally {
    for (const generator of generators) generator.process.kill('SIGKILL');
  }
};

export const nodes = async (load: Load): Promise<Part> => {
  const server = await startRedis();
  const redis = await connectRedis(server.url, createLog('silent'));
  const house = await House.open(server.url);
  try {
    await house.add();
    const few = await shared(house, redis, { ...load, viewers: FEW });
    const many = await shared(house, redis, load);
    const bus = ({ writes, kilobytesIn, kilobytesOut }: Shared): string =>
      `${rounded(writes)}, ${rounded(kilobytesIn)} KB, ${rounded(kilobytesOut)} KB`;
    const both = (of: (index: 0 | 1) => number | undefined): string =>
      ([0, 1] as const).map((index) => milliseconds(of(index) ?? 0)).join(' / ');
    return {
      figures: { few, many },
      rows: [
        ['two processes: slide p99, at the owner / at the follower', both((index) => many.slides[index]?.p99)],
        ['two processes: loop delay p99, owner / follower', both((index) => many.probes[index]?.loopP99Ms)],
        ['two processes: share of a core, owner / follower', many.probes.map(({ cpu }) => cpu.toFixed(2)).join(' / ')],
        [`bus a second with ${rounded(FEW)} viewers: messages, in, out`, bus(few)],
        [`bus a second with ${rounded(load.viewers)} viewers: messages, in, out`, bus(many)],
        ['two processes: lost / doubled / out of order', `${many.lost} / ${many.doubled} / ${many.outOfOrder}`],
      ],
      goals: [
        {
          name: 'two processes: nothing lost, doubled or out of order',
          isMet: many.lost + many.doubled + many.outOfOrder === 0,
        },
        { name: 'two processes: the bus carries no more with more viewers', isMet: many.writes <= few.writes * 1.2 },
      ],
    };
  } finally {
    await house.close();
    redis.destroy();
    await server.end();
  }
};
