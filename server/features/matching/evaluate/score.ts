// How good a ranked run is. nDCG@10 takes the grade as gain (Järvelin & Kekäläinen 2002, as trec_eval's ndcg_cut); MRR@10
// and Recall@100 ask whether the grade reaches the threshold. Every judged query counts; one without a run scores 0.
import type { Judgements } from './judged-set.ts';
import { pythonRandom } from './mersenne.ts';

/** Query id → document ids, best first. */
export type Run = ReadonlyMap<string, readonly string[]>;

export interface Measured {
  value: number;
  /** 95 % interval of the mean over queries, by bootstrap. */
  low: number;
  high: number;
  queries: number;
}

export const METRICS = ['nDCG@10', 'MRR@10', 'Recall@100'] as const;
export type Metric = (typeof METRICS)[number];
export type Scores = Readonly<Record<Metric, Measured>>;

const RESAMPLES = 2000;
const SHOWN = 10;
const RECALLED = 100;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const discounted = (gains: readonly number[]): number => sum(gains.map((gain, rank) => gain / Math.log2(rank + 2)));

const gainAt10 = (grades: ReadonlyMap<string, number>, ranked: readonly string[]): number | null => {
  const ideal = discounted([...grades.values()].sort((one, other) => other - one).slice(0, SHOWN));
  if (ideal <= 0) return null;
  return discounted(ranked.slice(0, SHOWN).map((id) => grades.get(id) ?? 0)) / ideal;
};

const firstFit = (fit: ReadonlySet<string>, ranked: readonly string[]): number => {
  const rank = ranked.slice(0, SHOWN).findIndex((id) => fit.has(id));
  return rank < 0 ? 0 : 1 / (rank + 1);
};

const recall = (fit: ReadonlySet<string>, ranked: readonly string[]): number => {
  const found = new Set(ranked.slice(0, RECALLED));
  return [...fit].filter((id) => found.has(id)).length / fit.size;
};

const measure = (values: readonly number[], random: () => number): Measured => {
  const means = Array.from({ length: RESAMPLES }, () => {
    let total = 0;
    for (let drawn = 0; drawn < values.length; drawn += 1) total += values[Math.floor(random() * values.length)] ?? 0;
    return total / values.length;
  }).sort((one, other) => one - other);
  const mean = values.length === 0 ? 0 : sum(values) / values.length;
  return { value: mean, low: means[50] ?? 0, high: means[1949] ?? 0, queries: values.length };
};

/** The metric values query by query; a query without anything to find has none. */
export const valuesOf = (run: Run, judgements: Judgements, threshold: number): Record<Metric, number[]> => {
  const values: Record<Metric, number[]> = { 'nDCG@10': [], 'MRR@10': [], 'Recall@100': [] };
  for (const [query, grades] of judgements) {
    const ranked = run.get(query) ?? [];
    const gain = gainAt10(grades, ranked);
    if (gain !== null) values['nDCG@10'].push(gain);
    const fit = new Set([...grades].filter(([, grade]) => grade >= threshold).map(([id]) => id));
    if (fit.size === 0) continue;
    values['MRR@10'].push(firstFit(fit, ranked));
    values['Recall@100'].push(recall(fit, ranked));
  }
  return values;
};

/** All metrics of a run with their intervals. The same resamples as `random.Random(1)` in Python draws. */
export const scoreRun = (run: Run, judgements: Judgements, threshold: number): Scores => {
  const values = valuesOf(run, judgements, threshold);
  const random = pythonRandom(1);
  return {
    'nDCG@10': measure(values['nDCG@10'], random),
    'MRR@10': measure(values['MRR@10'], random),
    'Recall@100': measure(values['Recall@100'], random),
  };
};

/** The mean of one system's values by that of another on the same queries, with the 95 % interval of the ratio by paired bootstrap. */
export const ratioOf = (ours: readonly number[], theirs: readonly number[]): Measured => {
  const random = pythonRandom(1);
  const ratios = Array.from({ length: RESAMPLES }, () => {
    let [mine, other] = [0, 0];
    for (let drawn = 0; drawn < ours.length; drawn += 1) {
      const at = Math.floor(random() * ours.length);
      mine += ours[at] ?? 0;
      other += theirs[at] ?? 0;
    }
    return other === 0 ? 0 : mine / other;
  }).sort((one, other) => one - other);
  const whole = sum(theirs);
  const value = whole === 0 ? 0 : sum(ours) / whole;
  return { value, low: ratios[50] ?? 0, high: ratios[1949] ?? 0, queries: ours.length };
};
