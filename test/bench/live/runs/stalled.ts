// One in a hundred reads nothing any more and stays connected. The same with Socket.IO's own broadcast beside it. Phases with
// and without them take turns on the same connections, so that what the machine does beside weighs on both alike.
import { setTimeout as delay } from 'node:timers/promises';
import { Child } from '#test/bench/live/child.ts';
import { type Summary, summary } from '#test/bench/live/figures.ts';
import { House } from '#test/bench/live/house.ts';
import { busy, type Load, latencies, megabytes, milliseconds, type Part, rounded, type Turn } from './part.ts';

const ROUNDS = 2;
/** Long messages, so that what is not read fills the kernel's buffers soon. */
const CHARACTERS = 290;
const SETTLE_MS = 2_000;

interface Stall {
  calm: Summary;
  stalled: Summary;
  /** How much more memory the server took with stalled clients than without. */
  moreBytes: number;
}

interface Served {
  server: Child;
  talk(): Promise<Turn[]>;
}

const stall = async (generator: Child, viewers: number, { server, talk }: Served): Promise<Stall> => {
  const samples: Record<'calm' | 'stalled', number[]> = { calm: [], stalled: [] };
  const memory: Record<'calm' | 'stalled', number> = { calm: 0, stalled: 0 };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const phase of ['calm', 'stalled'] as const) {
      if (phase === 'stalled') await generator.ask('stall', { many: Math.ceil(viewers / 100) });
      await generator.ask('reset');
      const turns = await talk();
      memory[phase] = Math.max(memory[phase], await server.ask<number>('rss'));
      await delay(SETTLE_MS);
      samples[phase].push(...latencies(turns, await generator.ask<Map<number, number[]>>('arrivals')));
      await generator.ask('resume');
      await delay(SETTLE_MS);
    }
  }
  return {
    calm: summary(samples.calm),
    stalled: summary(samples.stalled),
    moreBytes: memory.stalled - memory.calm,
  };
};

const ours = async (load: Load): Promise<Stall> => {
  const house = await House.open();
  const generator = new Child('./generator.ts');
  try {
    await generator.ask('place', house.place());
    await generator.ask('connect', { viewers: load.viewers });
    const talk = async () => (await busy(house, { ...load, characters: CHARACTERS })).turns;
    // Once unmeasured: code is warm and buffers are there in both phases.
    await talk();
    return await stall(generator, load.viewers, { server: house.server, talk });
  } finally {
    generator.process.kill('SIGKILL');
    await house.close();
  }
};

const plain = async (load: Load): Promise<Stall> => {
  const server = new Child('./plain.ts');
  const generator = new Child('./generator.ts');
  try {
    await generator.ask('place', { port: await server.ask<number>('port'), session: '', key: '' });
    await generator.ask('connect', { viewers: load.viewers });
    const { seconds, chat } = load;
    const talk = () => server.ask<Turn[]>('talk', { seconds, chat, characters: CHARACTERS });
    await talk();
    return await stall(generator, load.viewers, { server, talk });
  } finally {
    generator.process.kill('SIGKILL');
    server.process.kill('SIGKILL');
  }
};

const moreOf = ({ calm, stalled }: Stall): number => (100 * (stalled.p99 - calm.p99)) / calm.p99;

const rowOf = (name: string, run: Stall): string[][] => [
  [
    `stalled: slide p99 without / with them, ${name}`,
    `${milliseconds(run.calm.p99)} / ${milliseconds(run.stalled.p99)} (${moreOf(run).toFixed(1)} %)`,
  ],
  [`stalled: memory more with them, ${name}`, megabytes(run.moreBytes)],
];

export const stalled = async (load: Load): Promise<Part> => {
  const run = await ours(load);
  const beside = await plain(load);
  return {
    figures: { viewers: load.viewers, ours: run, plain: beside },
    rows: [
      ['stalled: viewers, of them stalled', `${rounded(load.viewers)}, ${Math.ceil(load.viewers / 100)}`],
      ...rowOf('ours', run),
      ...rowOf('plain', beside),
    ],
    goals: [
      { name: 'stalled clients cost the others less than 10 % of p99', isMet: moreOf(run) < 10 },
      { name: 'stalled clients cost less than 50 MB', isMet: run.moreBytes < 50 * 1024 * 1024 },
    ],
  };
};
