// What a row says, by target: cells read as the values of the fields they feed.
import { type FullCell, isReadable } from '#server/features/imports/columns/reading.ts';
import { MANY_COLUMNS, type Target } from '#server/features/imports/columns/target.ts';
import { type Cell, isBroken, type Row } from '#server/features/imports/readers/row.ts';

export interface BadField {
  /** The column at fault, or the field where no column feeds it. */
  field: string;
  code: string;
  params?: Record<string, string | number>;
}

/** A column of the file that feeds a target. */
export interface Feed {
  column: string;
  target: Target;
}

export interface Gathered {
  /** By path of the target; what is absent was empty. */
  values: Map<string, unknown>;
  /** Values of targets that several columns may feed, in the order of the columns. */
  lists: Map<string, string[]>;
  bad: BadField[];
}

const isEmpty = (cell: Cell): boolean =>
  typeof cell === 'string' ? cell.trim() === '' : Array.isArray(cell) && cell.every((part) => part.trim() === '');

const addTo = (gathered: Gathered, { target, column }: Feed, cell: FullCell): void => {
  const reading = target.read(cell, column);
  if (!isReadable(reading)) {
    gathered.bad.push({ field: column, ...reading });
    return;
  }
  const { value } = reading;
  if (value === null || value === '') return;
  if (!MANY_COLUMNS.includes(target.path)) gathered.values.set(target.path, value);
  else gathered.lists.set(target.path, [...(gathered.lists.get(target.path) ?? []), String(value)]);
};

export const gather = (row: Row, feeds: readonly Feed[]): Gathered => {
  const gathered: Gathered = { values: new Map(), lists: new Map(), bad: [] };
  for (const feed of feeds) {
    const cell = row.cells.get(feed.column);
    if (cell === undefined || isEmpty(cell)) continue;
    if (isBroken(cell)) gathered.bad.push({ field: feed.column, code: 'cell_broken', params: { shown: cell.broken } });
    else addTo(gathered, feed, cell);
  }
  return gathered;
};
