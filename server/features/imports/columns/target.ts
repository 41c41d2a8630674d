// A target is what a column can feed: a field of the content, or something the content is made from.
import type { ReadCell } from './reading.ts';

export interface Target {
  /** A path in the content, or one of SOURCES. */
  path: string;
  /** Column names that mean it, in Chinese and English; compared without spaces, case, brackets and marks. */
  names: readonly string[];
  read: ReadCell;
}

/**
 * Targets that are no fields: the row's own number at its source, the long text, the academic discipline, where it was
 * published. Several columns may feed the last two.
 */
export const SOURCES = ['externalId', 'text', 'discipline', 'provenance'] as const;
export const MANY_COLUMNS: readonly string[] = ['discipline', 'provenance'];

export const target = (path: string, read: ReadCell, ...names: string[]): Target => ({ path, names, read });
