// One JSON object per line. Nested objects become dotted paths: {"meta": {"keywords": […]}} has a cell `meta.keywords`.
import { readText } from './encoding.ts';
import { type Cell, COLUMNS_MAX, columnName, ROW_MAX_LENGTH, type Row, type UnreadableRow } from './row.ts';

const DEPTH_MAX = 5;

/** Lines without their ends; null for one too long to be kept in memory. */
async function* lines(chunks: AsyncIterable<string>): AsyncGenerator<string | null> {
  let rest = '';
  let isTooLong = false;
  for await (const chunk of chunks) {
    const parts = (rest + chunk).split('\n');
    rest = parts.pop() ?? '';
    for (const line of parts) {
      yield isTooLong || line.length > ROW_MAX_LENGTH ? null : line;
      isTooLong = false;
    }
    if (rest.length <= ROW_MAX_LENGTH) continue;
    isTooLong = true;
    rest = '';
  }
  if (isTooLong) yield null;
  else if (rest !== '') yield rest;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isPlain = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

const cellOf = (value: unknown): Cell | null => {
  if (isPlain(value)) return value;
  // A list of objects has no place in a posting; its JSON at least shows what was there.
  if (Array.isArray(value)) return value.map((item) => (isPlain(item) ? String(item) : JSON.stringify(item)));
  return value === null || value === undefined ? null : JSON.stringify(value);
};

const flatten = (value: Record<string, unknown>, prefix: string, depth: number, into: Map<string, Cell>): void => {
  for (const [key, part] of Object.entries(value)) {
    const path = prefix === '' ? key : `${prefix}.${key}`;
    if (isObject(part) && depth < DEPTH_MAX) flatten(part, path, depth + 1, into);
    else if (into.size < COLUMNS_MAX) {
      const cell = cellOf(part);
      if (cell !== null) into.set(columnName(path), cell);
    }
  }
};

const parseLine = (line: string, number: number): Row | UnreadableRow => {
  try {
    const value: unknown = JSON.parse(line);
    if (!isObject(value)) return { number, code: 'malformed' };
    const cells = new Map<string, Cell>();
    flatten(value, '', 1, cells);
    return { number, cells };
  } catch {
    return { number, code: 'malformed' };
  }
};

export async function* readJsonl(path: string): AsyncGenerator<Row | UnreadableRow> {
  let number = 0;
  for await (const line of lines(readText(path))) {
    number += 1;
    if (line === null) yield { number, code: 'row_too_long' };
    else if (line.trim() !== '') yield parseLine(line, number);
  }
}
