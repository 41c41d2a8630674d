// While someone types, some fields are not acceptable yet (a half indicator row, a reversed range). They are shown as such
// and held back; everything else is saved all the same.
import type { z } from 'zod';
import { type Fields, fieldOf, type PostingContent, withValue } from '#client/features/postings/content.ts';
import { valueAt } from '#shared/postings/content.ts';

export interface FieldIssue {
  /** As deep as the content goes: `details.indicators.0.value`. */
  path: string;
  code: string;
  params: Record<string, string | number>;
}

export interface Sendable {
  /** Acceptable as it is; null when not even the held-back fields' last saved values make it so. */
  content: PostingContent | null;
  issues: FieldIssue[];
}

const figures = (source: object): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(source).filter(
      (entry): entry is [string, string | number] => typeof entry[1] === 'string' || typeof entry[1] === 'number',
    ),
  );

/** In the same codes as the server's field errors. */
const issueOf = (issue: z.core.$ZodIssue, prefix: readonly PropertyKey[] = []): FieldIssue => {
  const path = [...prefix, ...issue.path];
  // "Empty or an address": what is wrong is what the last, real form says.
  const inner = issue.code === 'invalid_union' ? issue.errors.at(-1)?.[0] : undefined;
  if (inner) return issueOf(inner, path);
  const dotted = path.map(String).join('.');
  if (issue.code === 'custom') {
    const { code, ...params } = issue.params ?? {};
    return { path: dotted, code: typeof code === 'string' ? code : 'invalid_value', params: figures(params) };
  }
  const { code, path: _path, message: _message, input: _input, ...rest } = issue;
  return { path: dotted, code, params: figures(rest) };
};

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

const atTypedRow = (issue: FieldIssue, kept: readonly number[]): FieldIssue => {
  const [, index, rest = ''] = /^details\.indicators\.(\d+)(.*)$/.exec(issue.path) ?? [];
  return index === undefined ? issue : { ...issue, path: `${ROWS}.${kept[Number(index)]}${rest}` };
};

/** What of the typed content can be saved now, and what is wrong with the rest. */
export const sendableOf = (schema: z.ZodType<PostingContent>, typed: Fields, saved: Fields): Sendable => {
  const { content: whole, kept } = withoutBlankRows(typed);
  const first = schema.safeParse(whole);
  if (first.success) return { content: first.data, issues: [] };
  const issues = first.error.issues.map((issue) => atTypedRow(issueOf(issue), kept));
  const held = new Set(issues.map((issue) => fieldOf(issue.path)));
  const rest = [...held].reduce((content, path) => withValue(content, path, valueAt(saved, path)), whole);
  const second = schema.safeParse(rest);
  return { content: second.success ? second.data : null, issues };
};
