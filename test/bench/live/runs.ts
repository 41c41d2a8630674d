// The runs of the live bench. Each answers its figures; goals are judged by the program that runs them.
import { setTimeout as delay } from 'node:timers/promises';
import { Child } from './child.ts';
import { type Summary, summary } from './figures.ts';
import { House } from './house.ts';
import type { Probe } from './probe.ts';
import type { Counts } from './viewer.ts';

interface Load {
  viewers: number;
  seconds: number;
  chat: number;
}

/** Chat and a page turned every second, for some seconds. Answers the turns and how much was said. */
const busy = async (house: House, { seconds, chat }: Load) => {
  const turns: { order: number; askedAt: number }[] = [];
  const acts: Promise<unknown>[] = [];
  const began = performance.now();
  let said = 0;
  let turned = 0;
  while (performance.now() - began < seconds * 1000) {
    const passed = (performance.now() - began) / 1000;
    for (; said < passed * chat; said += 1) acts.push(house.say());
    if (turned < passed) {
      turned += 1;
      acts.push(house.turn().then((turn) => turns.push(turn)));
    }
    await delay(5);
  }
  await Promise.all(acts);
  return { turns, said };
};

const latencies = (
  turns: readonly { order: number; askedAt: number }[],
  arrivals: ReadonlyMap<number, number[]>,
): number[] => turns.flatMap(({ order, askedAt }) => (arrivals.get(order) ?? []).map((at) => at - askedAt));

export interface Steady {
  viewers: number;
  joinedMs: number;
  bytesPerViewer: number;
  slide: Summary;
  said: number;
  chatDeliveriesPerSecond: number;
  lost: number;
  doubled: number;
  pulls: number;
  server: Probe;
}

const settle = async (generator: Child, viewers: number): Promise<number> => {
  // Every viewer at the same heads: nothing is on its way any more.
  for (let tries = 0; tries < 100; tries += 1) {
    const heads = await generator.ask<number[]>('heads');
    const most = Math.max(...heads);
    const behind = heads.filter((head) => head < most).length;
    if (behind === 0) return viewers - heads.length;
    await delay(200);
  }
  const heads = await generator.ask<number[]>('heads');
  return heads.filter((head) => head < Math.max(...heads)).length;
};

/** Everybody joins; then chat comes in and pages are turned. `stalled` of them read nothing any more. */
export const steady = async (load: Load, stalled = 0): Promise<Steady> => {
  const house = await House.open();
  const generator = new Child('./generator.ts');
  try {
    await generator.ask('place', house.place);
    const before = await house.server.ask<number>('rss');
    const joinedMs = await generator.ask<number>('connect', { viewers: load.viewers });
    await delay(1_500);
    const after = await house.server.ask<number>('rss');
    if (stalled > 0) await generator.ask('stall', { many: stalled });
    await generator.ask('reset');
    await house.server.ask('reset');
    const { turns, said } = await busy(house, load);
    const server = await house.server.ask<Probe>('probe');
    const lost = stalled > 0 ? 0 : await settle(generator, load.viewers);
    const counts = await generator.ask<Counts>('counts');
    const arrivals = await generator.ask<Map<number, number[]>>('arrivals');
    return {
      viewers: load.viewers,
      joinedMs,
      bytesPerViewer: (after - before) / load.viewers,
      slide: summary(latencies(turns, arrivals)),
      said,
      chatDeliveriesPerSecond: counts.said / load.seconds,
      lost,
      doubled: counts.doubled,
      pulls: counts.pulls,
      server,
    };
  } finally {
    generator.process.kill('SIGKILL');
    await house.close();
  }
};

export interface Flood {
  framesPerSecond: number;
  messagesPerSecond: number;
  probe: Probe;
}

export interface Ratio {
  plain: Flood;
  frames: Flood;
  merged: Flood;
}

/** Socket.IO's own broadcast and shared frames, on the same connections. */
export const besidePlain = async (viewers: number, seconds: number): Promise<Ratio> => {
  const server = new Child('./plain.ts');
  const generator = new Child('./generator.ts');
  try {
    await generator.ask('place', { port: await server.ask<number>('port'), session: '', key: '' });
    await generator.ask('connect', { viewers });
    const plain = await server.ask<Flood>('plain', { seconds });
    const frames = await server.ask<Flood>('frames', { seconds, merged: 1 });
    const merged = await server.ask<Flood>('frames', { seconds, merged: 12 });
    return { plain, frames, merged };
  } finally {
    generator.process.kill('SIGKILL');
    server.process.kill('SIGKILL');
  }
};

export interface Jitter {
  viewers: number;
  returns: Summary;
  /** Viewers that do not have everything at the end. */
  incomplete: number;
  doubled: number;
  outOfOrder: number;
  pulls: number;
}

/** Every viewer is away for two seconds about every fifteen, while chat comes in. */
export const jitter = async (load: Load): Promise<Jitter> => {
  const house = await House.open();
  const generator = new Child('./generator.ts');
  try {
    await generator.ask('place', house.place);
    await generator.ask('connect', { viewers: load.viewers });
    await generator.ask('reset');
    const cutting = generator.ask('jitter', { seconds: load.seconds, everyMs: 15_000, awayMs: 2_000 });
    await busy(house, load);
    await cutting;
    await delay(6_000);
    const incomplete = await settle(generator, load.viewers);
    const counts = await generator.ask<Counts>('counts');
    const returns = await generator.ask<number[]>('returns');
    return {
      viewers: load.viewers,
      returns: summary(returns),
      incomplete,
      doubled: counts.doubled,
      outOfOrder: counts.outOfOrder,
      pulls: counts.pulls,
    };
  } finally {
    generator.process.kill('SIGKILL');
    await house.close();
  }
};

export interface Avalanche {
  viewers: number;
  back: Summary;
  /** How many came back within the time it was waited. */
  returned: number;
  incomplete: number;
  /** Acknowledged messages that the log does not hold afterwards. */
  lost: number;
}

/** The server is killed while everybody watches and chat comes in. */
export const avalanche = async (load: Load): Promise<Avalanche> => {
  const house = await House.open();
  const generator = new Child('./generator.ts');
  try {
    await generator.ask('place', house.place);
    await generator.ask('connect', { viewers: load.viewers });
    await generator.ask('reset');
    const orders: number[] = [];
    for (let index = 0; index < 100; index += 1) orders.push(await house.say());
    const answering = await house.crash();
    const times: number[] = [];
    for (let waited = 0; waited < 150; waited += 1) {
      const connected = await generator.ask<number>('connected');
      times.push(connected);
      if (connected === load.viewers) break;
      await delay(100);
    }
    const back = (await generator.ask<number[]>('backAt')).map((at) => at - answering);
    await house.again();
    const last = await house.say();
    const incomplete = await settle(generator, load.viewers);
    return {
      viewers: load.viewers,
      back: summary(back),
      returned: times.at(-1) ?? 0,
      incomplete,
      lost: last > Math.max(...orders) ? 0 : orders.length,
    };
  } finally {
    generator.process.kill('SIGKILL');
    await house.close();
  }
};
