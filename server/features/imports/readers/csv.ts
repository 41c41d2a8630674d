// A table as text: commas, semicolons or tabs, quotes around cells with line breaks, header first.
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { ImportFailure } from '#server/features/imports/failure.ts';
import { readText } from './encoding.ts';
import { type Cell, headerNames, ROW_MAX_LENGTH, type Row } from './row.ts';

const DELIMITERS = [',', ';', '\t', '|'] as const;

/** The separator that the header uses most, outside quotes. */
export const findDelimiter = (beginning: string): string => {
  const header =
    beginning
      .trimStart()
      .replace(/"(?:[^"]|"")*"/g, '')
      .split(/\r?\n/, 1)[0] ?? '';
  const counts = DELIMITERS.map((delimiter) => ({ delimiter, count: header.split(delimiter).length - 1 }));
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).delimiter;
};

/** The first chunk looked at, and the whole text all the same. */
const peek = async (chunks: AsyncGenerator<string>): Promise<{ first: string; all: AsyncGenerator<string> }> => {
  const { value } = await chunks.next();
  const first = typeof value === 'string' ? value : '';
  const all = (async function* () {
    yield first;
    yield* chunks;
  })();
  return { first, all };
};

const failureOf = (error: unknown): unknown => {
  if (!(error instanceof CsvError)) return error;
  const line = Number(error['lines'] ?? 0);
  if (error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE') {
    return new ImportFailure('quote_not_closed', { line }, error);
  }
  return new ImportFailure('content_is_not_its_format', { format: 'CSV' }, error);
};

const cellsOf = (names: readonly string[], values: readonly string[]): Map<string, Cell> =>
  new Map(names.map((name, index): [string, Cell] => [name, values[index] ?? '']));

/** Throws `quote_not_closed` when a quote swallows the rest of the file. */
export async function* readCsv(path: string): AsyncGenerator<Row> {
  const { first, all } = await peek(readText(path));
  const parser = Readable.from(all).pipe(
    parse({
      delimiter: findDelimiter(first),
      // Real tables have short rows, and inches or nicknames in the middle of a cell.
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: ROW_MAX_LENGTH,
    }),
  );
  let names: string[] | null = null;
  let number = 0;
  try {
    // Without `columns` the parser answers rows of strings.
    for await (const values of parser as AsyncIterable<string[]>) {
      number += 1;
      if (values.every((value) => value.trim() === '')) continue;
      if (names) yield { number, cells: cellsOf(names, values) };
      else names = headerNames(values);
    }
  } catch (error) {
    throw failureOf(error);
  }
}
