// Every viewer is away for two seconds about every fifteen, while chat comes in.
import { setTimeout as delay } from 'node:timers/promises';
import { Child } from '#test/bench/live/child.ts';
import { summary } from '#test/bench/live/figures.ts';
import { House } from '#test/bench/live/house.ts';
import type { Audit } from '#test/bench/live/ledger.ts';
import type { Counts } from '#test/bench/live/viewer.ts';
import { busy, type Load, milliseconds, type Part, rounded, settle } from './part.ts';

const EVERY_MS = 15_000;
const AWAY_MS = 2_000;
/** One more of the notices that name the heads comes within this. */
const HEADS_MS = 6_000;

export const jitter = async (load: Load): Promise<Part> => {
  const house = await House.open();
  const generator = new Child('./generator.ts');
  try {
    await generator.ask('place', house.place({ isKeepingLedgers: true }));
    await generator.ask('connect', { viewers: load.viewers });
    await generator.ask('reset');
    const cutting = generator.ask('jitter', { seconds: load.seconds, everyMs: EVERY_MS, awayMs: AWAY_MS });
    await busy(house, load);
    await cutting;
    await delay(HEADS_MS);
    await settle(generator, house);
    const audit = await generator.ask<Audit>('audit', await house.truth());
    const counts = await generator.ask<Counts>('counts');
    const returns = summary(await generator.ask<number[]>('returns'));
    const doubled = audit.doubled + counts.doubled;
    const outOfOrder = audit.outOfOrder + counts.outOfOrder;
    const share = (100 * (audit.viewers - audit.incomplete)) / audit.viewers;
    return {
      figures: { seconds: load.seconds, audit, counts, returns },
      rows: [
        ['jitter: viewers with everything', `${share.toFixed(3)} % of ${rounded(audit.viewers)}`],
        [
          'jitter: entries given, of them only in a snapshot',
          `${rounded(audit.entries)}, ${rounded(audit.inSnapshots)}`,
        ],
        [
          'jitter: returns, replay p50 / p99 / max',
          `${rounded(returns.count)}, ${[returns.p50, returns.p99, returns.max].map(milliseconds).join(' / ')}`,
        ],
        ['jitter: lost / doubled / out of order / pulls', [audit.lost, doubled, outOfOrder, counts.pulls].join(' / ')],
      ],
      goals: [
        { name: 'jitter: everything reaches everybody', isMet: audit.incomplete === 0 && audit.lost === 0 },
        { name: 'jitter: nothing doubled or out of order', isMet: doubled === 0 && outOfOrder === 0 },
        { name: 'jitter: replay p99 < 1 s', isMet: returns.p99 < 1_000 },
      ],
    };
  } finally {
    generator.process.kill('SIGKILL');
    await house.close();
  }
};
