// Everybody joins; then chat comes in and pages are turned.
import { setTimeout as delay } from 'node:timers/promises';
import { Child } from '#test/bench/live/child.ts';
import { summary } from '#test/bench/live/figures.ts';
import { House } from '#test/bench/live/house.ts';
import type { Probe } from '#test/bench/live/probe.ts';
import type { Counts } from '#test/bench/live/viewer.ts';
import { busy, type Load, latencies, milliseconds, type Part, rounded, settle } from './part.ts';

const SETTLE_MS = 1_500;

export const steady = async (load: Load): Promise<Part> => {
  const house = await House.open();
  const generator = new Child('./generator.ts');
  try {
    await generator.ask('place', house.place());
    const before = await house.server.ask<number>('rss');
    const joinedMs = await generator.ask<number>('connect', { viewers: load.viewers });
    await delay(SETTLE_MS);
    const bytesPerViewer = ((await house.server.ask<number>('rss')) - before) / load.viewers;
    await generator.ask('reset');
    await house.server.ask('reset');
    const { turns, said } = await busy(house, load);
    const server = await house.server.ask<Probe>('probe');
    const lost = await settle(generator, house);
    const { said: deliveries, doubled, outOfOrder, pulls } = await generator.ask<Counts>('counts');
    const slide = summary(latencies(turns, await generator.ask<Map<number, number[]>>('arrivals')));
    const figures = { joinedMs, bytesPerViewer, slide, said, deliveries, lost, doubled, outOfOrder, pulls, server };
    return {
      figures,
      rows: [
        ['all joined', milliseconds(joinedMs)],
        ['memory a viewer', `${(bytesPerViewer / 1024).toFixed(1)} KB`],
        ['slide p50 / p95 / p99 / max', [slide.p50, slide.p95, slide.p99, slide.max].map(milliseconds).join(' / ')],
        [
          'loop delay p50 / p99 / max',
          [server.loopP50Ms, server.loopP99Ms, server.loopMaxMs].map(milliseconds).join(' / '),
        ],
        ['chat deliveries a second', rounded(deliveries / load.seconds)],
        ['server, share of a core', server.cpu.toFixed(2)],
        ['lost / doubled / out of order / pulls', `${lost} / ${doubled} / ${outOfOrder} / ${pulls}`],
      ],
      goals: [
        { name: 'all joined within 10 s', isMet: joinedMs < 10_000 },
        { name: 'a slide reaches all, p99 < 200 ms', isMet: slide.p99 < 200 },
        { name: 'loop delay p99 < 20 ms', isMet: server.loopP99Ms < 20 },
        { name: 'at most 16 KB a viewer', isMet: bytesPerViewer <= 16 * 1024 },
        { name: 'nothing lost, doubled or out of order', isMet: lost + doubled + outOfOrder === 0 },
      ],
    };
  } finally {
    generator.process.kill('SIGKILL');
    await house.close();
  }
};
