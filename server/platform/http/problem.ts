// Problems a client may see: thrown anywhere, answered in one place as RFC 9457 in the reader's language.
import type { z } from 'zod';
import { sentence } from '#server/platform/words/sentence.ts';
import { type FieldError, type ProblemCode, type Problem as ProblemReply, statusOf } from '#shared/contract/problem.ts';
import type { Locale } from '#shared/users/schema.ts';

export interface FieldNote {
  /** Path with dots, as in the request: `details.amountWan`. */
  field: string;
  code: string;
  params?: Record<string, string | number>;
}

interface ProblemDetails {
  errors?: FieldNote[];
  /** The record as it is now, with `stale_version`. */
  current?: unknown;
  retryAfterSeconds?: number;
  /** Fills the sentence's gaps. */
  params?: Record<string, string | number>;
  cause?: unknown;
}

/** An expected refusal. Anything else that is thrown is a defect and answers 500. */
export class Problem extends Error {
  override name = 'Problem';
  readonly code: ProblemCode;
  readonly details: ProblemDetails;

  constructor(code: ProblemCode, details: ProblemDetails = {}) {
    super(code, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.details = details;
  }
}

/** One field is wrong. */
export const fieldProblem = (field: string, code: string, params?: Record<string, string | number>): Problem =>
  new Problem('invalid_input', { errors: [params ? { field, code, params } : { field, code }] });

const figures = (source: Record<string, unknown>): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(source).filter(
      (entry): entry is [string, string | number] => typeof entry[1] === 'string' || typeof entry[1] === 'number',
    ),
  );

const noteOf = (issue: z.core.$ZodIssue, prefix: string): FieldNote[] => {
  const field = [prefix, ...issue.path.map(String)].filter(Boolean).join('.');
  if (issue.code === 'custom') {
    const { code, ...params } = issue.params ?? {};
    return [{ field, code: typeof code === 'string' ? code : 'invalid_value', params: figures(params) }];
  }
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ field: field ? `${field}.${key}` : key, code: 'unrecognized_keys' }));
  }
  if (issue.code === 'invalid_type' && issue.input === undefined) return [{ field, code: 'required' }];
  const { code, path: _path, message: _message, input: _input, ...rest } = issue;
  return [{ field, code, params: figures(rest) }];
};

/** Turns what zod found into field notes. `prefix` names the part of the request: '' for the body, 'query', 'params'. */
export const fieldNotes = (error: z.core.$ZodError, prefix = ''): FieldNote[] =>
  error.issues.flatMap((issue) => noteOf(issue, prefix)).slice(0, 50);

const fieldErrors = (notes: FieldNote[], locale: Locale): FieldError[] =>
  notes.map((note) => ({ ...note, sentence: sentence(locale, `field.${note.code}`, note.params ?? {}) }));

/** The wire form of a problem. */
export const presentProblem = (problem: Problem, locale: Locale, requestId?: string): ProblemReply => {
  const { errors, current, retryAfterSeconds, params = {} } = problem.details;
  return {
    type: `/api/docs#problem-${problem.code}`,
    title: sentence(locale, `problem.${problem.code}.title`, params),
    status: statusOf(problem.code),
    code: problem.code,
    detail: sentence(locale, `problem.${problem.code}.detail`, params),
    ...(errors ? { errors: fieldErrors(errors, locale) } : {}),
    ...(current === undefined ? {} : { current }),
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    ...(requestId ? { requestId } : {}),
  };
};
