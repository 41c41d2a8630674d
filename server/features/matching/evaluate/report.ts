import type { SetReport, SystemReport } from './evaluate-set.ts';
import { METRICS, type Measured } from './score.ts';

const shown = ({ value, low, high }: Measured): string => `${value.toFixed(4)} [${low.toFixed(3)}, ${high.toFixed(3)}]`;

const interval = ({ value, low, high }: Measured): string =>
  `${value.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}]`;

const signed = (value: number): string => `${value >= 0 ? '+' : ''}${value.toFixed(4)}`;

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
    `ours ÷ better BM25: nDCG@10 × ${interval(report.ratio)}, Recall@100 ${signed(report.recallGain)}`,
  ].join('\n');

const TABLE = [16, 9, 11, 8, 28, 10] as const;

const tableRow = (cells: readonly string[]): string =>
  cells
    .map((cell, at) => cell.padEnd(TABLE[at] ?? 0))
    .join('')
    .trimEnd();

const setRow = ({ set, systems, ratio, recallGain }: SetReport): string => {
  const gainOf = (name: string) =>
    Math.max(...systems.filter(({ system }) => system.startsWith(name)).map(({ scores }) => scores['nDCG@10'].value));
  return tableRow([
    set,
    gainOf('xietong').toFixed(4),
    gainOf('meilisearch').toFixed(4),
    gainOf('bm25').toFixed(4),
    `× ${interval(ratio)}`,
    signed(recallGain),
  ]);
};

const summary = (reports: readonly SetReport[]): string => {
  const ratios = reports.map(({ ratio }) => ratio.value);
  const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / Math.max(1, ratios.length);
  const least = Math.min(...reports.map(({ recallGain }) => recallGain));
  return [
    'nDCG@10 of all sets (bm25: the better setting; by: with the 95 % interval of the ratio; recall: Recall@100 beside the better BM25)',
    tableRow(['', 'ours', 'plain', 'bm25', 'ours by bm25', 'recall']),
    ...reports.map(setRow),
    tableRow([
      'mean',
      '',
      '',
      '',
      `× ${mean.toFixed(3)}, least × ${Math.min(...ratios).toFixed(3)}`,
      `least ${signed(least)}`,
    ]),
  ].join('\n');
};

/** The reports as tables for a terminal, 95 % intervals in brackets. */
export const reportText = (reports: readonly SetReport[]): string =>
  `${[...reports.map(setText), ...(reports.length > 1 ? [summary(reports)] : [])].join('\n\n')}\n`;
