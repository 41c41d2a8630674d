// A row as every format gives it: the number a person would look for, and its cells by column name or JSON path.

/** What a spreadsheet shows instead of a value: #N/A, #REF! … */
export interface BrokenCell {
  broken: string;
}

export type Cell = string | number | boolean | readonly string[] | BrokenCell;

export interface Row {
  /** The line of a JSONL file; the row of a table, whose first is the header. */
  number: number;
  cells: ReadonlyMap<string, Cell>;
}

/** A row that could not be read at all. */
export interface UnreadableRow {
  number: number;
  code: 'malformed' | 'row_too_long';
}

export const isUnreadable = (row: Row | UnreadableRow): row is UnreadableRow => 'code' in row;

export const isBroken = (cell: Cell): cell is BrokenCell => typeof cell === 'object' && 'broken' in cell;

/** No real posting has a row longer than this; a file without line ends would. In characters. */
export const ROW_MAX_LENGTH = 1_000_000;

export const COLUMNS_MAX = 300;
/** As long as a mapping may name them. */
const COLUMN_NAME_MAX = 60;

export const columnName = (name: string): string =>
  [...name.replace(/\s+/g, ' ').trim()].slice(0, COLUMN_NAME_MAX).join('');

/** Names for the columns of a header: an empty one gets its place, a second of the same name gets a number. */
export const headerNames = (header: readonly string[]): string[] => {
  const used = new Map<string, number>();
  return header.slice(0, COLUMNS_MAX).map((raw, index) => {
    const name = columnName(raw) || `#${index + 1}`;
    const before = used.get(name) ?? 0;
    used.set(name, before + 1);
    return before === 0 ? name : `${name} (${before + 1})`;
  });
};
