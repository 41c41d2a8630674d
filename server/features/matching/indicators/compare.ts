// Asked against offered. Met: the offer keeps within what is asked. Near: it misses by no more than a tenth, so that a talk
// may settle it. Missed: further away. Unknown: the offer does not say.
import { tokensOf } from '#server/features/matching/text/tokens.ts';
import type { IndicatorOutcome } from '#shared/matching/schema.ts';
import type { Reading } from './reading.ts';

export interface Comparison<Asked extends Reading = Reading, Offered extends Reading = Reading> {
  asked: Asked;
  offered: Offered | null;
  outcome: IndicatorOutcome;
}

const NEAR = 0.1;
/** What factors of units cost in digits. */
const EXACT = 1e-9;
const NAMES_AGREE = 0.4;

const partsOf = (name: string): Set<string> =>
  new Set(
    tokensOf(name)
      .filter(({ kind }) => kind === 'pair' || kind === 'stem')
      .map(({ key }) => key),
  );

/** 0–1: how much two names of indicators have in common (Dice's coefficient); 1 when one contains the other. */
export const nameLikeness = (one: string, other: string): number => {
  if (one === '' || other === '') return 0;
  if (one.includes(other) || other.includes(one)) return 1;
  const [mine, theirs] = [partsOf(one), partsOf(other)];
  if (mine.size + theirs.size === 0) return 0;
  const shared = [...mine].filter((part) => theirs.has(part)).length;
  return (2 * shared) / (mine.size + theirs.size);
};

/**
 * What a miss is measured by: the limit. Near the whole it is ten times what the limit leaves of it, so that what is left may at
 * most double for a miss to be near: 95 % is not nearly 99.9 %.
 */
const scaleOf = ({ quantity }: Reading, limit: number, sign: 1 | -1): number =>
  quantity === 'ratio' && sign === -1 && limit <= 1 ? Math.min(limit, (1 - limit) / NEAR) : Math.abs(limit);

/** How far a value lies beyond a limit of what is asked, relative to its scale; 0 within it. */
const excess = (asked: Reading, value: number, limit: number, sign: 1 | -1): number => {
  const beyond = sign * (value - limit);
  if (beyond <= Math.abs(limit) * 1e-9) return 0;
  const scale = scaleOf(asked, limit, sign);
  return scale <= 0 ? Number.POSITIVE_INFINITY : beyond / scale;
};

const width = ({ low, high }: Reading): number => (low !== null && high !== null ? high - low : 0);

/** What is called so is a span: the thing has to work, or measure, over all of it. */
const SPAN =
  /工作温度|使用温度|环境温度|运行温度|适用温度|存储温度|储存温度|工作电压|供电电压|温区|量程|范围|频段|频带|带宽|波段|range|operating|working|ambient|storage|bandwidth/i;

/**
 * A range asked for is either a span to be covered (works from −40 to 85 °C) or a window to be hit (a layer of 5 to 8 mm). Where
 * the name does not say which, an offered range wider than the asked one covers it, a narrower one or a single value hits it.
 */
const missOf = (asked: Reading, offered: Reading): number => {
  const offeredLow = offered.low ?? offered.high ?? 0;
  const offeredHigh = offered.high ?? offered.low ?? 0;
  if (asked.low === null) return asked.high === null ? 0 : excess(asked, offeredHigh, asked.high, 1);
  if (asked.high === null) return excess(asked, offeredLow, asked.low, -1);
  if (asked.low === asked.high) {
    return asked.low === 0
      ? Math.max(Math.abs(offeredLow), Math.abs(offeredHigh))
      : Math.max(Math.abs(offeredHigh - asked.low), Math.abs(offeredLow - asked.low)) / Math.abs(asked.low);
  }
  const isRange = offered.low !== offered.high;
  const covers = width(offered) >= width(asked) || (isRange && SPAN.test(asked.name));
  const scale = Math.max(width(asked), Number.MIN_VALUE);
  return covers
    ? Math.max(0, offeredLow - asked.low, asked.high - offeredHigh) / scale
    : Math.max(0, asked.low - offeredLow, offeredHigh - asked.high) / scale;
};

/** Compares two readings of one quantity. */
export const outcomeOf = (asked: Reading, offered: Reading): IndicatorOutcome => {
  const miss = missOf(asked, offered);
  if (miss <= EXACT) return 'met';
  return miss <= NEAR + EXACT ? 'near' : 'missed';
};

const ORDER: readonly IndicatorOutcome[] = ['met', 'near', 'missed'];

/** Each asked indicator with the offered one that is most likely meant: of the same quantity, and called alike. */
export const compareIndicators = <Asked extends Reading, Offered extends Reading>(
  asked: readonly Asked[],
  offered: readonly Offered[],
): Comparison<Asked, Offered>[] =>
  asked.map((wanted) => {
    const candidates = offered
      .filter(({ quantity }) => quantity === wanted.quantity)
      .map((reading) => ({
        reading,
        likeness: nameLikeness(wanted.name, reading.name),
        outcome: outcomeOf(wanted, reading),
      }))
      .filter(({ likeness }) => likeness >= NAMES_AGREE)
      .sort((one, other) => other.likeness - one.likeness || ORDER.indexOf(one.outcome) - ORDER.indexOf(other.outcome));
    const best = candidates[0];
    return best
      ? { asked: wanted, offered: best.reading, outcome: best.outcome }
      : { asked: wanted, offered: null, outcome: 'unknown' };
  });
