// Brings a file in at the terminal, beside a running server or alone.
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { ImportRecord } from '#server/features/imports/model.ts';
import { presentImport } from '#server/features/imports/present.ts';
import { runImport } from '#server/features/imports/run.ts';
import { beginImport, findImport } from '#server/features/imports/service.ts';
import { Problem, presentProblem } from '#server/platform/http/problem.ts';
import { localeOf } from '#server/platform/words/sentence.ts';
import { explainStart } from '#server/start-errors.ts';
import type { ImportArguments } from './import-arguments.ts';
import { createProgressBar } from './progress-bar.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

const LOOK_MS = 300;
const BAD_ROWS_SHOWN = 100;

const locale = localeOf((process.env['LC_ALL'] || process.env['LANG'] || 'zh').replace('_', '-'));
const say = (text: string) => process.stdout.write(`${text}\n`);
const note = (text: string) => process.stderr.write(`${text}\n`);

const isOver = ({ endedAt }: ImportRecord): boolean => endedAt !== null;

/** Works on the import until it is over; a server beside may do it as well, and then its progress is shown. */
const work = async (id: string, bench: Workbench, signal: AbortSignal): Promise<ImportRecord> => {
  const bar = createProgressBar('Rows');
  const onProgress = ({ position, total }: ImportRecord) => bar.show(position, total);
  const { clock, log, config } = bench.platform;
  const folder = join(config.dataDir, 'uploads');
  for (;;) {
    await runImport(id, { clock, log, folder, signal, onProgress });
    const record = await findImport(id);
    onProgress(record);
    if (isOver(record) || signal.aborted) {
      bar.end();
      return record;
    }
    await wait(LOOK_MS);
  }
};

const report = async (record: ImportRecord): Promise<void> => {
  const { rows, badRows, failure } = await presentImport(record, locale);
  const shown = badRows.slice(0, BAD_ROWS_SHOWN);
  for (const bad of shown) say(`  row ${bad.row}  ${bad.externalId ?? '–'}  ${bad.field}: ${bad.sentence}`);
  if (badRows.length > shown.length) say(`  … see import ${record._id} in the browser for all of them`);
  const { dryRun } = record.options;
  say(
    `${dryRun ? 'Dry run, nothing stored' : record.state}: ${rows.read} rows read, ${rows.created} created, ` +
      `${rows.updated} updated, ${rows.unchanged} unchanged, ${rows.bad} bad`,
  );
  if (failure) note(failure);
};

/** Resolves to true when every row has been dealt with. */
export const bringFile = async ({ path, fileName, options }: ImportArguments): Promise<boolean> => {
  const bench = await openWorkbench(note);
  const stopping = new AbortController();
  process.once('SIGINT', () => stopping.abort());
  try {
    const begun = await beginImport({ path, fileName, options, startedBy: null, now: bench.platform.clock.now() });
    const record = await work(begun._id, bench, stopping.signal);
    await report(record);
    if (record.state === 'done' && !options.dryRun) {
      note(bench.isBesideServer ? 'The running server is indexing …' : 'Indexing …');
      await bench.settled();
      note('Searchable.');
    }
    return record.state === 'done';
  } finally {
    await bench.close();
  }
};

/** What kept a file from being brought in, in words for the person at the terminal. */
export const explainImport = (error: unknown): string => {
  if (!(error instanceof Problem)) return explainStart(error);
  const { detail, errors = [] } = presentProblem(error, locale);
  if (error.details.errors?.some(({ field }) => field === 'options.organization')) {
    return 'There is no such organization, or no center yet: start the platform once, or name one by --organization.';
  }
  return [detail, ...errors.map(({ field, sentence }) => `  ${field}: ${sentence}`)].join('\n');
};
