// Rows of a file in any of the formats. A reader streams: no format holds the file in memory.
import { fileTypeFromFile } from 'file-type';
import { ImportFailure } from '#server/features/imports/failure.ts';
import { IMPORT_MAX_ROWS, type Import } from '#shared/imports/schema.ts';
import { readCsv } from './csv.ts';
import { readJsonl } from './jsonl.ts';
import { COLUMNS_MAX, isUnreadable, type Row, type UnreadableRow } from './row.ts';
import { readXlsx } from './xlsx.ts';

export type ImportFormat = Import['format'];

const FORMAT_OF_EXTENSION: Record<string, ImportFormat> = {
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  csv: 'csv',
  tsv: 'csv',
  txt: 'csv',
  xlsx: 'xlsx',
};

const READERS: Record<ImportFormat, (path: string) => AsyncGenerator<Row | UnreadableRow>> = {
  jsonl: readJsonl,
  csv: readCsv,
  xlsx: readXlsx,
};

/** The format a file claims by its name, made sure of by its content. Throws an ImportFailure. */
export const findFormat = async (path: string, name: string): Promise<ImportFormat> => {
  const format = FORMAT_OF_EXTENSION[name.toLowerCase().split('.').at(-1) ?? ''];
  if (!format) throw new ImportFailure('format_unknown');
  const found = (await fileTypeFromFile(path))?.mime ?? 'text';
  // Every workbook is an archive; which kind of archive it is shows when it is opened. Whether bytes are text shows when
  // they are decoded: UTF-16, for one, looks like music here. Only the commonest mix-ups are named at once.
  const isRight = format === 'xlsx' ? /zip|spreadsheetml/.test(found) : !/zip|officedocument|cfb|pdf/.test(found);
  if (!isRight) throw new ImportFailure('content_is_not_its_format', { format: format.toUpperCase() });
  return format;
};

/** All rows of a file. Throws an ImportFailure when it cannot be read on, or has too many rows. */
export async function* readRows(path: string, format: ImportFormat): AsyncGenerator<Row | UnreadableRow> {
  let count = 0;
  for await (const row of READERS[format](path)) {
    count += 1;
    if (count > IMPORT_MAX_ROWS) throw new ImportFailure('too_many_rows', { maximum: IMPORT_MAX_ROWS });
    yield row;
  }
}

export interface Survey {
  columns: string[];
  rows: number;
}

/** Reads a file to its end, so that nothing is stored from one that turns out broken: which columns, how many rows. */
export const surveyFile = async (path: string, format: ImportFormat): Promise<Survey> => {
  const columns = new Set<string>();
  let rows = 0;
  for await (const row of readRows(path, format)) {
    rows += 1;
    if (isUnreadable(row)) continue;
    for (const name of row.cells.keys()) if (columns.size < COLUMNS_MAX) columns.add(name);
  }
  if (rows === 0) throw new ImportFailure('no_rows');
  return { columns: [...columns], rows };
};

const PEEKED_ROWS = 50;

/** The columns of the first rows. Throws an ImportFailure when not even these can be read. */
export const peekColumns = async (path: string, format: ImportFormat): Promise<string[]> => {
  const columns = new Set<string>();
  let rows = 0;
  for await (const row of readRows(path, format)) {
    if (!isUnreadable(row)) for (const name of row.cells.keys()) columns.add(name);
    rows += 1;
    if (rows === PEEKED_ROWS) break;
  }
  if (rows === 0) throw new ImportFailure('no_rows');
  return [...columns].slice(0, COLUMNS_MAX);
};
