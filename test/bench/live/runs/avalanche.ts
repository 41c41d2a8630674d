// The server is killed while everybody watches and chat comes in.
import { setTimeout as delay } from 'node:timers/promises';
import { Child } from '#test/bench/live/child.ts';
import { summary } from '#test/bench/live/figures.ts';
import { House } from '#test/bench/live/house.ts';
import type { Audit } from '#test/bench/live/ledger.ts';
import { busy, type Load, milliseconds, type Part, rounded, settle } from './part.ts';

const LOOK_MS = 100;
const LOOKS = 150;
const SPEAK_EVERY_MS = 20;

/** Talks until it is told to stop; answers the orders of what was acknowledged. */
const talk = (house: House): (() => Promise<number[]>) => {
  let isOver = false;
  const acknowledged: number[] = [];
  const saying: Promise<unknown>[] = [];
  const talking = (async () => {
    while (!isOver) {
      // What the kill leaves without an answer may be stored or not.
      saying.push(
        house
          .say()
          .then((order) => acknowledged.push(order))
          .catch(() => undefined),
      );
      await delay(SPEAK_EVERY_MS);
    }
  })();
  return async () => {
    isOver = true;
    await talking;
    await Promise.all(saying);
    return acknowledged;
  };
};

export const avalanche = async (load: Load): Promise<Part> => {
  const house = await House.open();
  const generator = new Child('./generator.ts');
  try {
    await generator.ask('place', house.place({ isKeepingLedgers: true }));
    await generator.ask('connect', { viewers: load.viewers });
    await generator.ask('reset');
    const hush = talk(house);
    await delay(load.seconds * 1000);
    const [answering, acknowledged] = await Promise.all([house.crash(), hush()]);
    let returned = 0;
    for (let looks = 0; looks < LOOKS && returned < load.viewers; looks += 1) {
      returned = await generator.ask<number>('connected');
      await delay(LOOK_MS);
    }
    const back = summary((await generator.ask<number[]>('backAt')).map((at) => at - answering));
    await house.again();
    // All sequences go on.
    await busy(house, { ...load, seconds: 2 });
    await settle(generator, house);
    const truth = await house.truth();
    const audit = await generator.ask<Audit>('audit', truth);
    const stored = new Set(truth.pub);
    const forgotten = acknowledged.filter((order) => !stored.has(order)).length;
    return {
      figures: { back, returned, audit, acknowledged: acknowledged.length, forgotten },
      rows: [
        ['avalanche: back', `${rounded(returned)} of ${rounded(load.viewers)}`],
        [
          'avalanche: after the port answers, p50 / p95 / max',
          [back.p50, back.p95, back.max].map(milliseconds).join(' / '),
        ],
        [
          'avalanche: entries shown to somebody, of them gone from the log / doubled / out of order',
          `${rounded(audit.entries)}, ${audit.lost} / ${audit.doubled} / ${audit.outOfOrder}`,
        ],
        ['avalanche: viewers whose sequences are not whole', String(audit.incomplete)],
        ['avalanche: acknowledged, of them gone', `${rounded(acknowledged.length)}, ${forgotten}`],
      ],
      goals: [
        { name: 'avalanche: all are back', isMet: returned === load.viewers },
        { name: 'avalanche: p95 < 3 s after the port answers', isMet: back.p95 < 3_000 },
        { name: 'avalanche: nothing shown or acknowledged is lost', isMet: audit.lost === 0 && forgotten === 0 },
        {
          name: 'avalanche: all sequences are whole, once and in order',
          isMet: audit.incomplete + audit.doubled + audit.outOfOrder === 0,
        },
      ],
    };
  } finally {
    generator.process.kill('SIGKILL');
    await house.close();
  }
};
