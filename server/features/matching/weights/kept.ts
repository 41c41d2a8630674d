// The table in force as this process knows it. Another process's change is seen a moment later.
import { BUILT_IN, type WeightTable } from '#server/features/matching/dimensions/weights.ts';
import { newestOf, tableOf } from './model.ts';

export interface KeptWeights {
  current(): WeightTable;
  /** Reads the table in force anew. */
  refresh(): Promise<void>;
}

export const createKeptWeights = (): KeptWeights => {
  let kept = BUILT_IN;
  return {
    current: () => kept,
    async refresh() {
      const newest = await newestOf('saved');
      kept = newest ? tableOf(newest) : BUILT_IN;
    },
  };
};
