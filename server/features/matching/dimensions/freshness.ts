import { type Judgement, judged, type Pair, unknown } from './judgement.ts';

const DAY_MS = 86_400_000;
const YEAR_DAYS = 365;

/** How old the older of the two postings is: new is 1, a year is 0, two years and more are −1. */
export const judgeFreshness = ({ need, capability, now }: Pair): Judgement => {
  if (need.publishedAt === null || capability.publishedAt === null) return unknown('freshnessUnknown');
  const days = Math.max(0, Math.floor((now - Math.min(need.publishedAt, capability.publishedAt)) / DAY_MS));
  const code = days > YEAR_DAYS ? 'old' : days === 0 ? 'today' : 'fresh';
  return judged(1 - days / YEAR_DAYS, code, { days });
};
