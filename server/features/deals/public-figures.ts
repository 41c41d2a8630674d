// What everybody may know of what was signed: how many and of which kinds. About how much, only while no single amount can be
// read off: from five deals on, none of them more than half of the sum, and in two leading figures, so that the next one that is
// signed does not show in the difference.
import { momentCacheOf } from '#server/platform/moment-cache.ts';
import { CONTRACT_TYPES } from '#shared/deals/contract.ts';
import { AMOUNT_FROM, type PublicFigures } from '#shared/deals/figures.ts';
import type { Pipeline } from '#shared/deals/pipeline.ts';
import { FINANCING_STAGES } from '#shared/vocabularies/schema.ts';
import { signedIn, WAN } from './figures.ts';
import { deals } from './model.ts';

interface Group {
  _id: string;
  count: number;
  amount: number;
  largest: number;
}

const groupsOf = (pipeline: Pipeline, kind: string, amount: string): Promise<Group[]> =>
  deals.aggregate<Group>([
    { $match: signedIn(pipeline) },
    { $group: { _id: kind, count: { $sum: 1 }, amount: { $sum: amount }, largest: { $max: amount } } },
  ]);

const twoFigures = (wan: number): number => {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(wan)) - 1);
  return Math.floor(wan / step) * step;
};

const sum = (numbers: readonly number[]): number => numbers.reduce((one, other) => one + other, 0);

const counted = <Kind extends string>(groups: readonly Group[], kinds: readonly Kind[], unitsInWan: number) => {
  const count = sum(groups.map((group) => group.count));
  const amount = sum(groups.map((group) => group.amount));
  const largest = Math.max(0, ...groups.map((group) => group.largest));
  const isSafe = count >= AMOUNT_FROM && largest <= amount / 2;
  return {
    count,
    aboutWan: isSafe ? twoFigures(amount / unitsInWan) : null,
    kinds: kinds.flatMap((kind) =>
      groups.filter(({ _id }) => _id === kind).map((group) => ({ kind, count: group.count })),
    ),
  };
};

const count = async (): Promise<PublicFigures> => {
  const [contracts, financings] = await Promise.all([
    groupsOf('cooperation', '$contract.type', '$contract.amountYuan'),
    groupsOf('financing', '$financing.round', '$financing.amountWan'),
  ]);
  return {
    cooperation: counted(contracts, CONTRACT_TYPES, WAN),
    financing: counted(financings, FINANCING_STAGES, 1),
  };
};

const cache = momentCacheOf(['deal']);

/** Signed contracts and financings, as everybody may know them. */
export const readPublicFigures = (): Promise<PublicFigures> => cache.of('signed', count);
