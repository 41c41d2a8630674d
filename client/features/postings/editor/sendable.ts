// While someone types, some fields are not acceptable yet (a half indicator row, a reversed range). They are shown as such
// and held back; everything else is saved all the same.
import type { z } from 'zod';
import { type Fields, fieldOf, type PostingContent, withValue } from '#client/features/postings/content.ts';
import { type FieldNote, notesOf } from '#client/lib/field-errors.ts';
import { valueAt } from '#shared/postings/content.ts';

export interface Sendable {
  /** Acceptable as it is; null when not even the held-back fields' last saved values make it so. */
  content: PostingContent | null;
  issues: FieldNote[];
}

const ROWS = 'details.indicators';

const isBlank = (row: Fields): boolean => row['name'] === '' && row['value'] === '' && row['unit'] === '';

/** An indicator row that was added but not filled in is nothing yet. `kept` tells where each remaining row stood. */
const withoutBlankRows = (typed: Fields): { content: Fields; kept: readonly number[] } => {
  const rows = valueAt(typed, ROWS);
  if (!Array.isArray(rows)) return { content: typed, kept: [] };
  const kept = rows.flatMap((row: Fields, index) => (isBlank(row) ? [] : [index]));
  return {
    content: withValue(
      typed,
      ROWS,
      kept.map((index) => rows[index]),
    ),
    kept,
  };
};

const atTypedRow = (issue: FieldNote, kept: readonly number[]): FieldNote => {
  const [, index, rest = ''] = /^details\.indicators\.(\d+)(.*)$/.exec(issue.field) ?? [];
  return index === undefined ? issue : { ...issue, field: `${ROWS}.${kept[Number(index)]}${rest}` };
};

/** The content's only union is "empty or an address": what fits neither is an address with a mistake. */
const plain = (issue: FieldNote): FieldNote =>
  issue.code === 'invalid_union' ? { ...issue, code: 'invalid_format' } : issue;

/** What of the typed content can be saved now, and what is wrong with the rest. */
export const sendableOf = (schema: z.ZodType<PostingContent>, typed: Fields, saved: Fields): Sendable => {
  const { content: whole, kept } = withoutBlankRows(typed);
  const first = schema.safeParse(whole);
  if (first.success) return { content: first.data, issues: [] };
  const issues = notesOf(first.error).map((issue) => plain(atTypedRow(issue, kept)));
  const held = new Set(issues.map((issue) => fieldOf(issue.field)));
  const rest = [...held].reduce((content, path) => withValue(content, path, valueAt(saved, path)), whole);
  const second = schema.safeParse(rest);
  return { content: second.success ? second.data : null, issues };
};
