// One import from its first row to its last. Whichever process holds its lease works on it; after each batch the position
// is stored, so that another can go on where this one was killed.
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Clock } from '#server/platform/clock.ts';
import { holdLease, releaseLease } from '#server/platform/db/lease.ts';
import { changeRecord, isDuplicateKey } from '#server/platform/db/record.ts';
import { readFile, removeFile } from '#server/platform/files/file-store.ts';
import { problemOf } from '#server/platform/http/errors.ts';
import type { Log } from '#server/platform/logging.ts';
import type { Import } from '#shared/imports/schema.ts';
import { BATCH_ROWS, type NumberedRow, passRow, runBatch } from './batch.ts';
import { ImportFailure } from './failure.ts';
import { badRows, type ImportCounts, type ImportRecord, imports, noCounts } from './model.ts';
import { mappingFor, planOf, requireColumns } from './plan.ts';
import { readRows, surveyFile } from './readers/read.ts';

export interface RunPorts {
  clock: Clock;
  log: Log;
  /** For the file while it is read. */
  folder: string;
  /** Ends the run after the batch under way. */
  signal: AbortSignal;
  onProgress(record: ImportRecord): void;
}

/** Is it over, is somebody else at it, or is there more to do later? */
export type RunEnd = 'over' | 'elsewhere' | 'unfinished';

const LEASE_MS = 6_000;
const RENEW_MS = 1_500;

const leaseOf = (id: string): string => `import:${id}`;

const find = (id: string) => imports.findById(id).lean<ImportRecord | null>();

const isActive = ({ state }: ImportRecord): boolean => state === 'waiting' || state === 'running';

const fetchFile = async ({ fileId }: ImportRecord, path: string): Promise<void> => {
  if (fileId === null) throw new ImportFailure('file_gone');
  await pipeline(readFile(fileId), createWriteStream(path, { mode: 0o600 }));
};

/** Ends an import that is still at work. Null when it was ended otherwise meanwhile. */
const end = async (
  { _id, startedBy }: ImportRecord,
  state: Extract<Import['state'], 'done' | 'failed'>,
  { clock }: RunPorts,
  failure: ImportFailure | null = null,
): Promise<ImportRecord | null> => {
  const now = clock.now();
  return changeRecord(imports, {
    id: _id,
    while: { state: { $in: ['waiting', 'running'] } },
    set: { state, endedAt: now, failure: failure && { code: failure.code, params: failure.params } },
    note: { type: `import.${state}`, noun: 'import', by: startedBy, at: now },
  });
};

/** Reads the file to its end once, so that nothing is taken from one that turns out broken. */
const survey = async (record: ImportRecord, path: string): Promise<ImportRecord | null> => {
  const { columns, rows } = await surveyFile(path, record.format);
  const mapping = mappingFor(record, columns);
  requireColumns(mapping, columns);
  await badRows.deleteMany({ importId: record._id });
  return imports
    .findOneAndUpdate(
      { _id: record._id, state: 'waiting' },
      { $set: { state: 'running', columns, mapping, total: rows, position: 0, counts: noCounts } },
      { returnDocument: 'after' },
    )
    .lean<ImportRecord | null>();
};

const sum = (one: ImportCounts, other: ImportCounts): ImportCounts => ({
  created: one.created + other.created,
  updated: one.updated + other.updated,
  unchanged: one.unchanged + other.unchanged,
  bad: one.bad + other.bad,
});

/** Stores how far the run is. Null when it was cancelled, or taken over because its lease had run out. */
const advance = (before: ImportRecord, rows: number, counts: ImportCounts): Promise<ImportRecord | null> =>
  imports
    .findOneAndUpdate(
      { _id: before._id, state: 'running', position: before.position },
      { $set: { position: before.position + rows, counts: sum(before.counts, counts) } },
      { returnDocument: 'after' },
    )
    .lean<ImportRecord | null>();

/** Goes through the rows from the position on. Resolves to the record, or null when it shall not go on. */
const goThrough = async (first: ImportRecord, path: string, ports: RunPorts): Promise<ImportRecord | null> => {
  const now = ports.clock.now();
  const plan = await planOf(first, now);
  const seen = new Map<string, number>();
  const authorId = first.startedBy ?? first.organizationId;
  let record: ImportRecord | null = first;
  let rows: NumberedRow[] = [];
  const flush = async () => {
    if (!record || rows.length === 0) return;
    const counts = await runBatch({ record, plan, rows, seen, authorId, now });
    record = await advance(record, rows.length, counts);
    rows = [];
    if (record) ports.onProgress(record);
  };
  let index = 0;
  for await (const row of readRows(path, first.format)) {
    const numbered = { index, row };
    if (index < first.position) passRow(numbered, { plan, seen });
    else rows.push(numbered);
    index += 1;
    if (rows.length < BATCH_ROWS) continue;
    await flush();
    if (!record || ports.signal.aborted) return null;
  }
  await flush();
  return record;
};

const work = async (waiting: ImportRecord, path: string, ports: RunPorts): Promise<RunEnd> => {
  await fetchFile(waiting, path);
  const running = waiting.state === 'waiting' ? await survey(waiting, path) : waiting;
  if (!running) return 'over';
  ports.onProgress(running);
  const finished = await goThrough(running, path, ports);
  if (!finished) return ports.signal.aborted ? 'unfinished' : 'over';
  const done = await end(finished, 'done', ports);
  if (done && !done.options.dryRun && done.fileId !== null) {
    await imports.updateOne({ _id: done._id }, { $set: { fileId: null } });
    await removeFile(done.fileId);
  }
  return 'over';
};

const settle = async (record: ImportRecord, error: unknown, ports: RunPorts): Promise<RunEnd> => {
  // The database will be back, and another import of the same source will have stored its row: both pass.
  const passes = problemOf(error).code === 'database_unavailable' || isDuplicateKey(error);
  ports.log.warn({ import: record._id, failure: String(error) }, passes ? 'import will go on' : 'import failed');
  if (passes) return 'unfinished';
  await end(record, 'failed', ports, error instanceof ImportFailure ? error : new ImportFailure('unexpected'));
  return 'over';
};

/** Works on an import until it is over, unless another process does. */
export const runImport = async (id: string, ports: RunPorts): Promise<RunEnd> => {
  if (!(await holdLease(leaseOf(id), LEASE_MS))) return 'elsewhere';
  const renewal = setInterval(() => void holdLease(leaseOf(id), LEASE_MS).catch(() => {}), RENEW_MS);
  const path = join(ports.folder, `import-${id}`);
  try {
    const record = await find(id);
    if (!record || !isActive(record)) return 'over';
    await mkdir(ports.folder, { recursive: true });
    return await work(record, path, ports).catch((error: unknown) => settle(record, error, ports));
  } finally {
    clearInterval(renewal);
    await rm(path, { force: true });
    await releaseLease(leaseOf(id));
    const last = await find(id);
    if (last) ports.onProgress(last);
  }
};
