// Imports as wire objects, with every reason as a sentence in the reader's language.
import { userRefs } from '#server/features/users/reads.ts';
import { sentence } from '#server/platform/words/sentence.ts';
import type { Locale } from '#shared/users/schema.ts';
import { type BadRowRecord, badRows, type ImportRecord, imports } from './model.ts';

const BAD_ROWS_SHOWN = 1000;

export const presentBadRow = ({ row, externalId, field, code, params }: BadRowRecord, locale: Locale) => ({
  row,
  externalId,
  field,
  code,
  sentence: sentence(locale, `field.${code}`, params),
});

const nameOf = async (userId: string | null): Promise<string> =>
  userId === null ? '' : ((await userRefs([userId])).get(userId)?.name ?? '');

const summaryOf = async (record: ImportRecord, locale: Locale) => ({
  id: record._id,
  fileName: record.fileName,
  format: record.format,
  state: record.state,
  options: {
    ...record.options,
    mapping: Object.fromEntries(record.givenMapping),
    defaults: Object.fromEntries(record.defaults),
  },
  columns: record.columns,
  mapping: Object.fromEntries(record.mapping),
  rows: { total: record.total, read: record.position, ...record.counts },
  failure: record.failure && sentence(locale, `field.${record.failure.code}`, record.failure.params),
  startedAt: record.startedAt.toISOString(),
  endedAt: record.endedAt?.toISOString() ?? null,
  by: await nameOf(record.startedBy),
});

export const presentImport = async (record: ImportRecord, locale: Locale) => {
  const bad = await badRows
    .find({ importId: record._id })
    .sort({ index: 1 })
    .limit(BAD_ROWS_SHOWN)
    .lean<BadRowRecord[]>();
  return { ...(await summaryOf(record, locale)), badRows: bad.map((row) => presentBadRow(row, locale)) };
};

/** A page of imports, newest first. Their bad rows are counted, not listed. */
export const listImports = async ({ page, limit }: { page: number; limit: number }, locale: Locale) => {
  const [records, total] = await Promise.all([
    imports
      .find()
      .sort({ startedAt: -1 })
      .skip((page - 1) * limit)
      .limit(limit)
      .lean<ImportRecord[]>(),
    imports.countDocuments(),
  ]);
  const items = await Promise.all(records.map((record) => summaryOf(record, locale)));
  return { items: items.map((item) => ({ ...item, badRows: [] })), total };
};
