import { type Judgement, judged, type Pair, unknown } from './judgement.ts';

const NEAR = 0.25;

/** Nearness of meaning, as the embedder sees it. Far apart is no reason against: the words may fit all the same. */
export const judgeMeaning = ({ meaning }: Pair): Judgement => {
  if (meaning === null || meaning === undefined) return unknown('meaningLeftOut');
  return judged(meaning, meaning >= NEAR ? 'meaningNear' : 'meaningFar');
};
