import { type DealStage, nextStages, type Pipeline } from '#shared/deals/pipeline.ts';

/** All stages that an open deal can come to from one, itself among them. */
export const reachable = (pipeline: Pipeline, from: DealStage): Set<DealStage> => {
  const seen = new Set<DealStage>([from]);
  const waiting = [from];
  for (let stage = waiting.pop(); stage; stage = waiting.pop()) {
    for (const next of nextStages(pipeline, stage, 'open')) {
      if (seen.has(next)) continue;
      seen.add(next);
      waiting.push(next);
    }
  }
  return seen;
};
