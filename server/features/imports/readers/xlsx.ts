// The first sheet of a workbook, row by row; its first row with content is the header. Of a formula only its stored
// result is taken: nothing is ever computed.
import { createReadStream } from 'node:fs';
import type { CellValue, Row as SheetRow, stream } from 'exceljs';
import exceljs from 'exceljs';
import { ImportFailure } from '#server/features/imports/failure.ts';
import { type Cell, COLUMNS_MAX, headerNames, type Row } from './row.ts';
import { type FirstSheet, inspectWorkbook } from './workbook.ts';

// What the reader holds and its types leave out.
type Sheet = stream.xlsx.WorksheetReader & { id: number | string; name: string };

const dayOf = (date: Date): Cell =>
  Number.isNaN(date.getTime()) ? { broken: 'date' } : date.toISOString().slice(0, 'YYYY-MM-DD'.length);

const richText = (parts: readonly { text: string | null }[]): string => parts.map((part) => part.text ?? '').join('');

const cellOf = (value: CellValue | undefined): Cell => {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return dayOf(value);
  if (typeof value !== 'object') return value;
  if ('error' in value) return { broken: String(value.error) };
  if ('richText' in value) return richText(value.richText);
  if ('text' in value) return String(value.text ?? '');
  const result = 'result' in value ? value.result : undefined;
  // A text or a picture of an error as the result of a formula; NaN is how the reader passes on an error it cannot read.
  if (typeof result === 'number' && Number.isNaN(result)) return { broken: 'formula' };
  return cellOf(result);
};

const valuesOf = (row: SheetRow): Cell[] => {
  const { values } = row;
  // Read by position, the first one empty, since columns count from one; keyed rows are never made here.
  const list = Array.isArray(values) ? values.slice(1, COLUMNS_MAX + 1) : [];
  return Array.from(list, cellOf);
};

const isBlank = (cell: Cell): boolean => typeof cell === 'string' && cell.trim() === '';

const isFirst = (sheet: Sheet, first: FirstSheet): boolean =>
  // The reader finds the name of a sheet only through a relative relation.
  first.isAbsolute ? String(sheet.id) === first.number : sheet.name === first.name;

async function* rowsOf(sheet: Sheet): AsyncGenerator<Row> {
  let names: string[] | null = null;
  for await (const row of sheet) {
    const values = valuesOf(row);
    if (values.every(isBlank)) continue;
    if (!names) {
      names = headerNames(values.map((value) => (typeof value === 'object' ? '' : String(value))));
      continue;
    }
    const cells = names.map((name, index): [string, Cell] => [name, values[index] ?? '']);
    yield { number: row.number, cells: new Map(cells) };
  }
}

/** Throws an ImportFailure for what is no sound workbook. */
export async function* readXlsx(path: string): AsyncGenerator<Row> {
  const first = await inspectWorkbook(path);
  const file = createReadStream(path);
  const workbook = new exceljs.stream.xlsx.WorkbookReader(file, {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    entries: 'ignore',
  });
  try {
    // All sheets are passed by, though only one is read: the reader clears its temporary files only as it goes on.
    for await (const sheet of workbook) if (isFirst(sheet as Sheet, first)) yield* rowsOf(sheet as Sheet);
  } catch (error) {
    throw error instanceof ImportFailure ? error : new ImportFailure('workbook_damaged', {}, error);
  } finally {
    file.destroy();
  }
}
