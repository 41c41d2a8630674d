// Cells as values of a posting's fields. A cell that says something unreadable is told, never taken for empty.
import type { BrokenCell, Cell } from '#server/features/imports/readers/row.ts';

/** A cell with something in it. */
export type FullCell = Exclude<Cell, BrokenCell>;

export type Reading = { value: unknown } | { code: string; params?: Record<string, string | number> };

export const isReadable = (reading: Reading): reading is { value: unknown } => 'value' in reading;

/** Reads a cell; the column's name may say the unit. */
export type ReadCell = (cell: FullCell, column: string) => Reading;

const LIST_MARKS = /[、,，;；|\n]+/;

/** Marks that programs leave in texts, and that no reader ever sees. */
const tidy = (text: string): string =>
  text
    .replace(/\ufeff/g, '')
    .replace(/\r\n?|[\v\f\u2028\u2029]/g, '\n')
    .trim();

export const textOf = (cell: FullCell): string => tidy(typeof cell === 'object' ? cell.join('\n') : String(cell));

export const lineOf = (cell: FullCell): string =>
  tidy(typeof cell === 'object' ? cell.join('、') : String(cell)).replace(/\s+/g, ' ');

export const listOf = (cell: FullCell): string[] => {
  const parts = typeof cell === 'object' ? cell : String(cell).split(LIST_MARKS);
  return [...new Set(parts.map((part) => tidy(part).replace(/\s+/g, ' ')).filter((part) => part !== ''))];
};

export const readText: ReadCell = (cell) => ({ value: textOf(cell) });
export const readLine: ReadCell = (cell) => ({ value: lineOf(cell) });
export const readList: ReadCell = (cell) => ({ value: listOf(cell) });

/** What people write where they do not want to commit themselves. */
const OPEN = /^(无|不限|面议|待定|待议|暂无|未定|—+|-+|\/|n\/?a|none|tbd|negotiable)$/i;
export const isOpen = (text: string): boolean => OPEN.test(text);

const FIGURE = /^\d+(\.\d+)?$/;
/** Full-width digits, thousands separators and spaces gone. */
export const figureOf = (text: string): number | null => {
  const plain = text.normalize('NFKC').replace(/[,\s]/g, '');
  return FIGURE.test(plain) ? Number(plain) : null;
};

export const readNumber: ReadCell = (cell) => {
  const text = lineOf(cell);
  if (isOpen(text)) return { value: null };
  const figure = figureOf(text.replace(/\s*(平方米|平米|㎡|m2|人|名|%|％)$/i, ''));
  return figure === null ? { code: 'number_expected' } : { value: figure };
};

/** 2026-03-01, 2026/3/1, 2026.3.1, 2026年3月1日, 20260301; a month alone means its last day. */
const DAY = /^(\d{4})\s*[-/.年]?\s*(\d{1,2})\s*[-/.月]?\s*(\d{1,2})?\s*[日号]?(?:[T\s].*)?$/;

const isoDay = (year: number, month: number, day: number): string | null => {
  const date = new Date(Date.UTC(year, month - 1, day));
  // The calendar would quietly make the 31st of February the 3rd of March.
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? date.toISOString().slice(0, 'YYYY-MM-DD'.length) : null;
};

export const readDay: ReadCell = (cell) => {
  const text = lineOf(cell).normalize('NFKC');
  if (isOpen(text) || /^(长期|长期有效)$/.test(text)) return { value: null };
  const [, year, month, day] = DAY.exec(text) ?? [];
  if (year === undefined || month === undefined) return { code: 'date_expected' };
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  const value = isoDay(Number(year), Number(month), day === undefined ? last : Number(day));
  return value === null ? { code: 'date_expected' } : { value };
};
