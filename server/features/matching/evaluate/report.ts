import type { SetReport, SystemReport } from './evaluate-set.ts';
import { METRICS, type Measured } from './score.ts';

const shown = ({ value, low, high }: Measured): string => `${value.toFixed(4)} [${low.toFixed(3)}, ${high.toFixed(3)}]`;

const WIDTHS = [16, 25, 25, 25, 18] as const;

const row = (cells: readonly string[]): string =>
  cells
    .map((cell, at) => cell.padEnd(WIDTHS[at] ?? 0))
    .join('')
    .trimEnd();

const systemRow = ({ system, scores, latencyMs }: SystemReport): string =>
  row([
    system,
    ...METRICS.map((metric) => shown(scores[metric])),
    `${latencyMs.p50.toFixed(1)} / ${latencyMs.p95.toFixed(1)} ms`,
  ]);

const setText = (report: SetReport): string =>
  [
    `${report.set}: ${report.documents} documents, ${report.queries} queries, fit from grade ${report.threshold}, ` +
      `${Math.round(report.indexedPerSecond)} documents indexed per second`,
    row(['', ...METRICS, 'p50 / p95']),
    ...report.systems.map(systemRow),
    `ours ÷ better BM25: nDCG@10 × ${report.ratio.toFixed(3)}, Recall@100 ${report.recallGain >= 0 ? '+' : ''}${report.recallGain.toFixed(4)}`,
  ].join('\n');

const summary = (reports: readonly SetReport[]): string => {
  const ratios = reports.map(({ ratio }) => ratio);
  const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / Math.max(1, ratios.length);
  const least = Math.min(...reports.map(({ recallGain }) => recallGain));
  return (
    `all sets: nDCG@10 ours ÷ better BM25: mean × ${mean.toFixed(3)}, least × ${Math.min(...ratios).toFixed(3)}; ` +
    `least gain of Recall@100 ${least.toFixed(4)}`
  );
};

/** The reports as tables for a terminal, 95 % intervals in brackets. */
export const reportText = (reports: readonly SetReport[]): string =>
  `${[...reports.map(setText), ...(reports.length > 1 ? [summary(reports)] : [])].join('\n\n')}\n`;
