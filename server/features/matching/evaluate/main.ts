// npm run evaluate -- DIR… [--json] [--out DIR] [--threshold N]: how good the ranking is on judged sets, beside BM25 and plain
// search; with --grades, how well the grades in words follow the judges of a set graded 0 to 3. Brings its own search engine in a temporary folder; touches no data of the platform.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startEmbedded } from '#server/embedded/start.ts';
import { createSearch, type Search } from '#server/platform/search/search.ts';
import { evaluateSet, type SetReport } from './evaluate-set.ts';
import { gradePairs } from './grade-pairs.ts';
import { gradeText } from './grade-text.ts';
import { reportGrades } from './grades.ts';
import { readJudgedSet } from './judged-set.ts';
import { reportText } from './report.ts';
import type { Progress } from './systems.ts';

const USAGE = 'usage: npm run evaluate -- DIR… [--json] [--out DIR] [--threshold N] [--grades]';
const PROGRESS_EVERY_MS = 2000;

const showProgress = (set: string): Progress => {
  let shown = performance.now();
  return (step, done, all) => {
    const now = performance.now();
    if (now - shown < PROGRESS_EVERY_MS && done < all) return;
    shown = now;
    process.stderr.write(`${set}: ${step} ${done} / ${all}\n`);
  };
};

interface Options {
  folders: string[];
  outFolder: string;
  threshold: number | undefined;
}

const evaluateAll = async ({ folders, outFolder, threshold }: Options, search: Search): Promise<SetReport[]> => {
  const reports: SetReport[] = [];
  for (const folder of folders) {
    const set = readJudgedSet(folder, threshold);
    const out = folders.length === 1 ? outFolder : join(outFolder, set.name);
    reports.push(await evaluateSet(set, search, out, showProgress(set.name)));
  }
  return reports;
};

const gradeAll = async (folders: readonly string[], search: Search) => {
  const reports = [];
  for (const folder of folders) {
    const set = readJudgedSet(folder);
    reports.push({ set: set.name, ...reportGrades(await gradePairs(set, search, showProgress(set.name))) });
  }
  return reports;
};

/** A search engine for the time of a task. */
const withEngine = async <Result>(task: (search: Search) => Promise<Result>): Promise<Result> => {
  const folder = mkdtempSync(join(tmpdir(), 'xietong-evaluate-'));
  const engines = await startEmbedded({ dataDir: folder, mongo: false, meili: true, log: () => {} });
  try {
    if (!engines.meili) throw new Error('the search engine did not start');
    return await task(createSearch({ url: engines.meili.url, key: engines.meili.masterKey }));
  } finally {
    await engines.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

/** The folders among the paths: `sets/*` may bring a list or a script beside them. */
const foldersOf = (paths: readonly string[]): string[] =>
  paths.filter((path) => {
    const isFolder = statSync(path).isDirectory();
    if (!isFolder) process.stderr.write(`${path} is no folder and is left out\n`);
    return isFolder;
  });

const main = async (): Promise<void> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      out: { type: 'string' },
      threshold: { type: 'string' },
      grades: { type: 'boolean' },
    },
  });
  const folders = foldersOf(positionals);
  if (folders.length === 0) throw new Error(USAGE);
  if (values.grades) {
    const graded = await withEngine((search) => gradeAll(folders, search));
    process.stdout.write(
      values.json ? `${JSON.stringify(graded, null, 2)}\n` : graded.map((one) => gradeText(one.set, one)).join('\n'),
    );
    return;
  }
  const threshold = values.threshold === undefined ? undefined : Number(values.threshold);
  const outFolder = values.out ?? join('data', 'evaluation');
  const reports = await withEngine((search) => evaluateAll({ folders, outFolder, threshold }, search));
  process.stdout.write(values.json ? `${JSON.stringify(reports, null, 2)}\n` : reportText(reports));
  process.stderr.write(`runs are in ${outFolder}\n`);
};

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
