// Some hundred rows at a time: each becomes a content or is noted as bad; the contents go to the postings.
import mongoose from 'mongoose';
import {
  type ImportOutcome,
  type ImportRow,
  importPostings,
  previewImport,
} from '#server/features/postings/importing.ts';
import { type BuildPlan, buildContent, externalIdOf } from './content/build.ts';
import { type BadField, gather } from './content/gather.ts';
import { type BadRowRecord, badRows, type ImportCounts, type ImportRecord } from './model.ts';
import { isUnreadable, type Row, type UnreadableRow } from './readers/row.ts';

export const BATCH_ROWS = 200;

export interface NumberedRow {
  index: number;
  row: Row | UnreadableRow;
}

export interface Batch {
  record: ImportRecord;
  plan: BuildPlan;
  rows: readonly NumberedRow[];
  /** External ids of the file so far, with the row that has each. */
  seen: Map<string, number>;
  authorId: string;
  now: Date;
}

const BREATHE_EVERY = 20;
// Composing a row takes up to a few milliseconds; requests are answered in between.
const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Notes an external id; answers the row that had it before. */
const markSeen = (seen: Map<string, number>, externalId: string, row: number): number | null => {
  const before = seen.get(externalId) ?? null;
  if (before === null) seen.set(externalId, row);
  return before;
};

const columnFor = ({ feeds }: BuildPlan, path: string): string | undefined =>
  feeds.find(({ target }) => target.path === path)?.column;

/** A file may call a row by one name only once: which of two texts should stand? */
const twiceNamed = (externalId: string | null, row: Row, { plan, seen }: Batch): BadField[] => {
  const before = externalId === null ? null : markSeen(seen, externalId, row.number);
  if (before === null) return [];
  const field = columnFor(plan, 'externalId') ?? columnFor(plan, 'title') ?? 'externalId';
  return [{ field, code: 'twice_in_file', params: { row: before } }];
};

/** Notes the external id of a row that an earlier run has dealt with. */
export const passRow = ({ row }: NumberedRow, { plan, seen }: Pick<Batch, 'plan' | 'seen'>): void => {
  if (isUnreadable(row)) return;
  const naming = plan.feeds.filter(({ target }) => target.path === 'externalId' || target.path === 'title');
  const externalId = externalIdOf(gather(row, naming));
  if (externalId !== null) markSeen(seen, externalId, row.number);
};

interface Sorted {
  good: ImportRow[];
  bad: BadRowRecord[];
}

const sortRows = async (batch: Batch): Promise<Sorted> => {
  const { record, plan, rows } = batch;
  const sorted: Sorted = { good: [], bad: [] };
  for (const [at, { index, row }] of rows.entries()) {
    if (at % BREATHE_EVERY === 0) await breathe();
    const refuse = (externalId: string | null, faults: readonly BadField[]) =>
      sorted.bad.push(
        ...faults.map(({ field, code, params = {} }) => ({
          _id: new mongoose.Types.ObjectId(),
          importId: record._id,
          index,
          row: row.number,
          externalId,
          field,
          code,
          params,
        })),
      );
    if (isUnreadable(row)) {
      refuse(null, [{ field: '', code: row.code }]);
      continue;
    }
    const built = buildContent(row, plan);
    const faults = [...(built.bad ?? []), ...twiceNamed(built.externalId, row, batch)];
    if (built.bad || faults.length > 0) refuse(built.externalId, faults);
    else sorted.good.push({ externalId: built.externalId, content: built.content });
  }
  return sorted;
};

const countOutcomes = (outcomes: Iterable<ImportOutcome>, badCount: number): ImportCounts => {
  const counts: ImportCounts = { created: 0, updated: 0, unchanged: 0, bad: badCount };
  for (const outcome of outcomes) counts[outcome] += 1;
  return counts;
};

/** Does a batch, or in a dry run says what it would do. Idempotent: a batch cut short is done again. */
export const runBatch = async (batch: Batch): Promise<ImportCounts> => {
  const { record, plan, rows, authorId, now } = batch;
  const { good, bad } = await sortRows(batch);
  const { source, publish, dryRun } = record.options;
  const wanted = {
    postings: plan.postings,
    rows: good,
    source,
    importId: record._id,
    organizationId: record.organizationId,
    authorId,
    publish,
    now,
  };
  const outcomes = await (dryRun ? previewImport(wanted) : importPostings(wanted));
  // A run cut short may have left notes of this batch already.
  await badRows.deleteMany({ importId: record._id, index: { $gte: rows[0]?.index ?? 0 } });
  if (bad.length > 0) await badRows.collection.insertMany(bad);
  return countOutcomes(outcomes.values(), new Set(bad.map(({ index }) => index)).size);
};
