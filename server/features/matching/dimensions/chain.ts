import { type Judgement, judged, type Pair, unknown } from './judgement.ts';

/** Industry chain: the same one helps, and a service or the same link helps fully; another chain is hardly against. */
export const judgeChain = ({ need, capability }: Pair): Judgement => {
  if (!need.chain || !capability.chain) return unknown('chainUnknown');
  const { chain, link } = need.chain;
  const offered = capability.chain;
  if (chain !== offered.chain) return judged(-0.2, 'chainDiffers', { asked: chain, offered: offered.chain });
  const isNear = link === offered.link || offered.link === 'service';
  return judged(isNear ? 1 : 0.7, 'chainShared', { chain, asked: link, offered: offered.link });
};
