// Saved tables of weights. A table never changes: a change is a new one with the next number. The saved one with the highest
// number ranks; without any, the built-in table.
import mongoose from 'mongoose';
import { BUILT_IN, type WeightPoints, type WeightTable } from '#server/features/matching/dimensions/weights.ts';
import { type RecordFields, recordDefinition, recordModel } from '#server/platform/db/record.ts';
import { matchDimensions } from '#shared/matching/schema.ts';
import type { WeightEffect } from '#shared/matching/weights.ts';

export interface WeightsRecord extends RecordFields {
  number: number;
  /** A proposal of a fit ranks nothing; whoever adopts it saves it as a table of its own. */
  state: 'saved' | 'proposed';
  origin: 'administrator' | 'fit';
  points: Partial<WeightPoints>;
  note: string;
  savedBy: string | null;
  effect: WeightEffect | null;
}

const { Mixed } = mongoose.Schema.Types;

const weightsSchema = new mongoose.Schema<WeightsRecord>(
  {
    ...recordDefinition,
    number: { type: Number, required: true },
    state: { type: String, required: true },
    origin: { type: String, required: true },
    points: { type: Mixed, required: true },
    note: { type: String, default: '' },
    savedBy: { type: String, default: null },
    effect: { type: Mixed, default: null },
  },
  { collection: 'matching.weights' },
);
weightsSchema.index({ number: 1 }, { unique: true });

export const weights = recordModel<WeightsRecord>('MatchingWeights', weightsSchema);

/** The built-in version says which formulas the weights belong to, the number which table. */
export const versionOf = ({ number }: Pick<WeightsRecord, 'number'>): string => `${BUILT_IN.version}.${number}`;

/** A dimension that came after a table was saved weighs what it weighs in the built-in one. */
export const tableOf = (record: Pick<WeightsRecord, 'number' | 'points'>): WeightTable => ({
  version: versionOf(record),
  // All dimensions are keys of the object made here.
  points: Object.fromEntries(
    matchDimensions.map((dimension) => [dimension, record.points[dimension] ?? BUILT_IN.points[dimension]]),
  ) as WeightPoints,
});

export const newestOf = (state: WeightsRecord['state']): Promise<WeightsRecord | null> =>
  weights.findOne({ state }).sort({ number: -1 }).lean<WeightsRecord>();
