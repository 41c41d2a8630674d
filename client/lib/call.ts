// The one way to the server's HTTP side: a row of a contract table in, its parsed reply or a ProblemError out.

import { type Problem, problemSchema } from '#shared/contract/problem.ts';
import type { CallInput, ReplyOf, Route } from '#shared/contract/route.ts';
import { addressOf, partsOf } from './address.ts';
import { currentLocale } from './language.ts';
import { ProblemError, UnreachableError } from './problem-error.ts';

/** Rows without params, query and body are called without input. */
export type InputArgument<R extends Route> = unknown extends CallInput<R> ? [input?: undefined] : [input: CallInput<R>];

const unexplained = (status: number): Problem => ({
  type: 'about:blank',
  title: '',
  status,
  code: status === 404 ? 'not_found' : status === 413 ? 'payload_too_large' : status === 503 ? 'draining' : 'internal',
  detail: '',
});

/** What a refusing reply says; a proxy's own error page says nothing we could read. */
export const readProblem = (status: number, text: string): ProblemError => {
  try {
    return new ProblemError(problemSchema.parse(JSON.parse(text)));
  } catch {
    return new ProblemError(unexplained(status));
  }
};

export const readReply = <R extends Route>(route: R, status: number, text: string): ReplyOf<R> => {
  if (status >= 400) throw readProblem(status, text);
  // Without a reply schema ReplyOf<R> is void; with one, its parsed output.
  return (route.reply ? route.reply.parse(JSON.parse(text)) : undefined) as ReplyOf<R>;
};

const send = async (address: string, init: RequestInit): Promise<Response> => {
  try {
    return await fetch(address, init);
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    throw new UnreachableError('no answer', { cause });
  }
};

/** The bytes that an address gives out; a refusal is thrown as a ProblemError. */
export const fetchBytes = async (address: string): Promise<Uint8Array> => {
  const headers = { 'accept-language': currentLocale() };
  const response = await send(address, { credentials: 'same-origin', headers });
  if (!response.ok) throw readProblem(response.status, await response.text());
  return new Uint8Array(await response.arrayBuffer());
};

const exchange = async <R extends Route>(
  route: R,
  input: CallInput<R> | undefined,
  { headers, ...init }: RequestInit,
): Promise<ReplyOf<R>> => {
  const { body } = partsOf(route, input);
  const response = await send(addressOf(route, input), {
    method: route.method,
    ...init,
    headers: {
      accept: 'application/json',
      'accept-language': currentLocale(),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return readReply(route, response.status, await response.text());
};

export const callWith = <R extends Route>(
  route: R,
  input: CallInput<R> | undefined,
  signal?: AbortSignal,
): Promise<ReplyOf<R>> => exchange(route, input, { credentials: 'same-origin', ...(signal ? { signal } : {}) });

/** By a token in the place of the cookie: for who holds a link and needs no account. */
export const callBy = <R extends Route>(token: string, route: R, ...[input]: InputArgument<R>): Promise<ReplyOf<R>> =>
  exchange(route, input, { credentials: 'omit', headers: { authorization: `Bearer ${token}` } });

/** `await call(needRoutes.read, { params: { id } })` */
export const call = <R extends Route>(route: R, ...[input]: InputArgument<R>): Promise<ReplyOf<R>> =>
  callWith(route, input);
