import { type Judgement, judged, type Pair, unknown } from './judgement.ts';

/** Cooperation modes: one in common is enough to begin; none can still be talked about. */
export const judgeCooperation = ({ need, capability }: Pair): Judgement => {
  const [asked] = need.modes;
  const [offered] = capability.modes;
  if (asked === undefined || offered === undefined) return unknown('cooperationUnknown');
  const shared = need.modes.find((mode) => capability.modes.includes(mode));
  return shared
    ? judged(1, 'cooperationShared', { mode: shared })
    : judged(-0.6, 'cooperationDiffers', { asked, offered });
};
