import { type Comparison, compareIndicators } from '#server/features/matching/indicators/compare.ts';
import type { ItemReading } from '#server/features/matching/item/item.ts';
import type { IndicatorOutcome } from '#shared/matching/schema.ts';
import { type Judgement, judged, type Pair, unknown } from './judgement.ts';

const FIT: Readonly<Record<IndicatorOutcome, number>> = { met: 1, near: 0.3, missed: -1, unknown: 0 };

export type IndicatorRow = Comparison<ItemReading, ItemReading>;

/** Every indicator the need asks for, with what the capability offers. */
export const compareRows = ({ need, capability }: Pick<Pair, 'need' | 'capability'>): IndicatorRow[] =>
  need.readings.length === 0 ? [] : compareIndicators(need.readings, capability.readings);

/** The mean of those asked indicators on which the capability says something. */
export const judgeIndicators = (rows: readonly IndicatorRow[]): Judgement => {
  if (rows.length === 0) return unknown('indicatorsNotAsked');
  const said = rows.filter(({ outcome }) => outcome !== 'unknown');
  const params = { asked: rows.length, met: said.filter(({ outcome }) => outcome === 'met').length, said: said.length };
  if (said.length === 0) return unknown('indicatorsNotSaid', params);
  const fit = said.reduce((sum, { outcome }) => sum + FIT[outcome], 0) / said.length;
  return judged(fit, 'indicatorsCompared', params);
};
