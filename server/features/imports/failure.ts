// What ends a whole import, as opposed to a bad row. The code has a sentence in the locales: field.<code>.

export const FAILURES = [
  'file_empty',
  'format_unknown',
  'content_is_not_its_format',
  'encoding_unknown',
  'quote_not_closed',
  'workbook_damaged',
  'workbook_too_large',
  'no_rows',
  'too_many_rows',
  'no_title_column',
  'column_missing',
  'file_gone',
  'unexpected',
] as const;
export type FailureCode = (typeof FAILURES)[number];

export class ImportFailure extends Error {
  override name = 'ImportFailure';
  readonly code: FailureCode;
  readonly params: Record<string, string | number>;

  constructor(code: FailureCode, params: Record<string, string | number> = {}, cause?: unknown) {
    super(code, cause === undefined ? undefined : { cause });
    this.code = code;
    this.params = params;
  }
}
