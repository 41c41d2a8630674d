// Technology: the TRL asked for at least against the one reached. Financing: the stage sought against those served.
import { type Judgement, judged, type Pair, unknown } from './judgement.ts';

/** By how many levels the result falls short. One level is a project's ordinary risk. */
const GAP_FIT = [1, 0, -0.5] as const;

const judgeStage = ({ need, capability }: Pair): Judgement => {
  const [stage] = need.stages;
  if (stage === undefined || capability.stages.length === 0) return unknown('stageUnknown');
  return capability.stages.includes(stage)
    ? judged(1, 'stageServed', { stage })
    : judged(-1, 'stageNotServed', { stage });
};

export const judgeMaturity = (pair: Pair): Judgement => {
  const { need, capability } = pair;
  if (need.kind === 'financing') return judgeStage(pair);
  if (need.trl === null) return unknown(capability.trl === null ? 'maturityUnknown' : 'maturityNotAsked');
  if (capability.trl === null) return unknown('maturityNotSaid', { asked: need.trl });
  const gap = Math.max(0, need.trl - capability.trl);
  const params = { asked: need.trl, offered: capability.trl, gap };
  return judged(GAP_FIT[gap] ?? -1, gap === 0 ? 'maturityReached' : 'maturityGap', params);
};
