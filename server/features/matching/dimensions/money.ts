// Money: a budget against a price, or an amount sought against the amounts given. In 万元.
import type { MoneyRange } from '#server/features/matching/item/item.ts';
import { type Judgement, judged, type Pair, unknown } from './judgement.ts';

/** Apart by no more than a fifth is what bargaining bridges. */
const BRIDGED = 0.2;

const ends = ({ min, max }: MoneyRange): [low: number, high: number] => [min ?? 0, max ?? Number.POSITIVE_INFINITY];

const amount = (value: number): number => Math.round(value);

const shown = ({ min, max }: MoneyRange): string => {
  if (min !== null && max !== null) return min === max ? String(amount(min)) : `${amount(min)}–${amount(max)}`;
  return max === null ? `≥ ${amount(min ?? 0)}` : `≤ ${amount(max)}`;
};

/** How far two ranges lie apart, relative to the nearer end; 0 when they meet. */
const apart = (one: MoneyRange, other: MoneyRange): number => {
  const [low, high] = ends(one);
  const [otherLow, otherHigh] = ends(other);
  if (otherLow > high) return high === 0 ? Number.POSITIVE_INFINITY : otherLow / high - 1;
  if (low > otherHigh) return otherHigh === 0 ? Number.POSITIVE_INFINITY : low / otherHigh - 1;
  return 0;
};

export const judgeMoney = ({ need, capability }: Pair): Judgement => {
  if (!need.money || !capability.money) return unknown('moneyUnknown');
  const params = { asked: shown(need.money), offered: shown(capability.money) };
  // Whoever buys does not mind a price below the budget; whoever gives money has a least amount too.
  const isCheaper = need.kind !== 'financing' && ends(capability.money)[1] < ends(need.money)[0];
  const distance = isCheaper ? 0 : apart(need.money, capability.money);
  if (distance === 0) return judged(1, 'moneyFits', params);
  return distance <= BRIDGED ? judged(0, 'moneyNear', params) : judged(-1, 'moneyApart', params);
};
