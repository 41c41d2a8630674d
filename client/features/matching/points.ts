import type { DimensionEvidence } from '#shared/matching/schema.ts';

const signed = new Intl.NumberFormat('en', { maximumFractionDigits: 1, signDisplay: 'exceptZero' });
const plain = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

/** +3.2 · −1.5 · 0 */
export const signedPoints = (points: number): string => signed.format(points).replace('-', '−');
/** 72.5% · −40% */
export const percentOf = (share: number): string => `${plain.format(share * 100).replace('-', '−')}%`;
export const plainPoints = (points: number): string => plain.format(points);

/** Those that moved the score, strongest first; then those on which one side says nothing. */
export const byEffect = (dimensions: readonly DimensionEvidence[]): DimensionEvidence[] =>
  [...dimensions].sort(
    (one, other) => Number(other.known) - Number(one.known) || Math.abs(other.points) - Math.abs(one.points),
  );
