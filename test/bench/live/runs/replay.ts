// Every so often the states made from the whole log are held against what somebody is given who joins at that moment, and
// against the way by the checkpoint.
import { isDeepStrictEqual } from 'node:util';
import type { CtlState } from '#shared/live/state/ctl.ts';
import type { PubState } from '#shared/live/state/pub.ts';
import { House } from '#test/bench/live/house.ts';
import { busy, type Load, type Part, rounded } from './part.ts';

const EVERY_SECONDS = 60;

interface RebuiltStates {
  order: number;
  ctl: CtlState;
  pub: PubState;
  isSame: boolean;
}

/** As it came over the wire. */
const plainly = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

export const replay = async (load: Load): Promise<Part> => {
  const house = await House.open();
  try {
    const checks: { order: number; isLive: boolean; isSame: boolean }[] = [];
    for (let passed = 0; passed < load.seconds; passed += EVERY_SECONDS) {
      await busy(house, { ...load, seconds: Math.min(EVERY_SECONDS, load.seconds - passed) });
      const newcomer = await house.join('visitor', null);
      const rebuilt = await house.server.ask<RebuiltStates>('rebuilt', { session: house.session });
      const { ctl, pub } = newcomer.view;
      const isLive = isDeepStrictEqual(plainly({ ctl: rebuilt.ctl, pub: rebuilt.pub }), plainly({ ctl, pub }));
      checks.push({ order: rebuilt.order, isLive, isSame: rebuilt.isSame });
      newcomer.close();
    }
    const wrong = checks.filter(({ isLive, isSame }) => !isLive || !isSame);
    return {
      figures: { checks },
      rows: [
        ['replay: entries in the log', rounded(checks.at(-1)?.order ?? 0)],
        ['replay: comparisons, of them unequal', `${checks.length}, ${wrong.length}`],
      ],
      goals: [
        {
          name: 'replay: the log, its checkpoint and the live snapshot say the same',
          isMet: checks.length > 0 && wrong.length === 0,
        },
      ],
    };
  } finally {
    await house.close();
  }
};
