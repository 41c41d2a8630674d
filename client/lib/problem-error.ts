import type { FieldError, Problem, ProblemCode } from '#shared/contract/problem.ts';

/** A refusal by the server, as it said it. */
export class ProblemError extends Error {
  override name = 'ProblemError';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.title);
    this.problem = problem;
  }

  get code(): ProblemCode {
    return this.problem.code;
  }

  get fields(): readonly FieldError[] {
    return this.problem.errors ?? [];
  }
}

/** No answer at all: no network, or no server behind it. */
export class UnreachableError extends Error {
  override name = 'UnreachableError';
}

export const isProblem = (error: unknown, ...codes: ProblemCode[]): error is ProblemError =>
  error instanceof ProblemError && (codes.length === 0 || codes.includes(error.code));
