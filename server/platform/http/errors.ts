// The one funnel for everything thrown while answering.
import type { ErrorRequestHandler, RequestHandler } from 'express';
import mongoose from 'mongoose';
import type { Log } from '#server/platform/logging.ts';
import { localeOf } from '#server/platform/words/sentence.ts';
import { Problem, presentProblem } from './problem.ts';

// What Express's own body parser throws.
const BODY_ERRORS: Record<string, Problem> = {
  'entity.parse.failed': new Problem('malformed_json'),
  'entity.too.large': new Problem('payload_too_large', { params: { megabytes: 0.5 } }),
  'encoding.unsupported': new Problem('unsupported_media'),
  'charset.unsupported': new Problem('unsupported_media'),
  'request.aborted': new Problem('malformed_json'),
  'request.size.invalid': new Problem('malformed_json'),
};

// A connection that breaks while a command is being written fails with the system's own error, not the driver's.
const BROKEN_CONNECTION = ['EPIPE', 'ECONNRESET', 'ECONNREFUSED', 'ECONNABORTED'];

const isBrokenConnection = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && BROKEN_CONNECTION.includes(String(error.code));

const isDatabaseAway = (error: unknown): boolean =>
  isBrokenConnection(error) ||
  error instanceof mongoose.mongo.MongoNetworkError ||
  error instanceof mongoose.mongo.MongoServerSelectionError ||
  error instanceof mongoose.Error.MongooseServerSelectionError ||
  (error instanceof Error && /buffering timed out|Client must be connected|connection.*closed/i.test(error.message));

/** The problem an error stands for; `internal` for a defect. */
export const problemOf = (error: unknown): Problem => {
  if (error instanceof Problem) return error;
  // body-parser's errors have a type.
  const type = typeof error === 'object' && error !== null && 'type' in error ? String(error.type) : '';
  const known = BODY_ERRORS[type];
  if (known) return known;
  if (error instanceof URIError) return new Problem('not_found');
  if (isDatabaseAway(error)) return new Problem('database_unavailable', { cause: error });
  return new Problem('internal', { cause: error });
};

export const unknownRoute: RequestHandler = () => {
  throw new Problem('not_found');
};

export const answerErrors =
  (log: Log): ErrorRequestHandler =>
  (error, request, response, _next) => {
    const problem = problemOf(error);
    const requestId = String(response.locals['requestId'] ?? '');
    const reply = presentProblem(
      problem,
      response.locals['locale'] ?? localeOf(request.headers['accept-language']),
      requestId,
    );
    if (problem.code === 'internal') {
      const cause = problem.cause instanceof Error ? problem.cause : new Error(String(problem.cause));
      log.error(
        { requestId, method: request.method, route: request.route?.path, failure: cause.message, stack: cause.stack },
        'defect',
      );
    } else if (reply.status >= 500) {
      log.warn({ requestId, code: problem.code }, 'could not serve');
    }
    if (response.headersSent) return void response.destroy();
    if (reply.retryAfterSeconds) response.setHeader('retry-after', reply.retryAfterSeconds);
    response.status(reply.status).type('application/problem+json').send(JSON.stringify(reply));
  };
