import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Search } from '#server/platform/search/search.ts';
import type { JudgedSet } from './judged-set.ts';
import { type Measured, type Run, ratioOf, type Scores, scoreRun, valuesOf } from './score.ts';
import { bm25Systems, dropIndexes, ourSystem, type Progress, plainSystem, type System } from './systems.ts';

export interface SystemReport {
  system: string;
  scores: Scores;
  /** Milliseconds per query, one after the other. */
  latencyMs: { p50: number; p95: number };
}

export interface SetReport {
  set: string;
  documents: number;
  queries: number;
  threshold: number;
  /** Documents per second, analysed and searchable. */
  indexedPerSecond: number;
  systems: SystemReport[];
  /** nDCG@10 of ours by that of the better BM25, and the difference of the Recall@100. */
  ratio: Measured;
  recallGain: number;
}

const quantile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
};

/** With the nDCG@10 query by query. */
interface Judged extends SystemReport {
  gains: number[];
}

interface Ran {
  run: Run;
  latenciesMs: number[];
}

const runSystem = async (system: System, { queries }: JudgedSet, progress: Progress): Promise<Ran> => {
  const run = new Map<string, readonly string[]>();
  const latenciesMs: number[] = [];
  for (const { id, text } of queries) {
    const began = performance.now();
    run.set(id, await system.find(text));
    latenciesMs.push(performance.now() - began);
    progress(`queries by ${system.name}`, run.size, queries.length);
  }
  return { run, latenciesMs };
};

const writeRun = (folder: string, name: string, run: Run): void => {
  const lines = [...run].flatMap(([query, ids]) => ids.map((id, rank) => `${query}\t${id}\t${rank + 1}\n`));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), lines.join(''));
};

const fileOf = (system: string): string =>
  system === 'xietong' ? 'run.tsv' : `run-${system.replace(/[^a-z0-9.]+/g, '-')}.tsv`;

/** Runs every system on a set and writes each run: ours to run.tsv. */
export const evaluateSet = async (
  set: JudgedSet,
  search: Search,
  outFolder: string,
  progress: Progress,
): Promise<SetReport> => {
  const began = performance.now();
  const ours = await ourSystem(set, search, progress);
  const indexedPerSecond = (1000 * set.documents.length) / (performance.now() - began);
  const systems = [ours, ...bm25Systems(set), await plainSystem(set, search, progress)];
  const reports: Judged[] = [];
  for (const system of systems) {
    const { run, latenciesMs } = await runSystem(system, set, progress);
    writeRun(outFolder, fileOf(system.name), run);
    reports.push({
      gains: valuesOf(run, set.judgements, set.threshold)['nDCG@10'],
      system: system.name,
      scores: scoreRun(run, set.judgements, set.threshold),
      latencyMs: { p50: quantile(latenciesMs, 0.5), p95: quantile(latenciesMs, 0.95) },
    });
  }
  await dropIndexes(set, search);
  return {
    set: set.name,
    documents: set.documents.length,
    queries: set.queries.length,
    threshold: set.threshold,
    indexedPerSecond,
    systems: reports.map(({ gains: _, ...report }) => report),
    ...comparedWithBm25(reports),
  };
};

const NONE: Measured = { value: 0, low: 0, high: 0, queries: 0 };

const comparedWithBm25 = ([ours, ...others]: readonly Judged[]): Pick<SetReport, 'ratio' | 'recallGain'> => {
  const bm25 = others.filter(({ system }) => system.startsWith('bm25'));
  const better = [...bm25].sort((one, other) => other.scores['nDCG@10'].value - one.scores['nDCG@10'].value)[0];
  if (!ours || !better) return { ratio: NONE, recallGain: 0 };
  const bestRecall = Math.max(...bm25.map(({ scores }) => scores['Recall@100'].value));
  return {
    ratio: ratioOf(ours.gains, better.gains),
    recallGain: ours.scores['Recall@100'].value - bestRecall,
  };
};
