// A table's rows as Express routes: who asks → rate limit → access → parse → handle → check the reply → send.
import express, { type Request, type RequestHandler, type Response, Router } from 'express';
import { z } from 'zod';
import { requireAccess } from '#server/platform/auth/access.ts';
import type { Clock } from '#server/platform/clock.ts';
import type { Method, Route } from '#shared/contract/route.ts';
import type { BoundRoute, Call, Download, Redirect } from './handler.ts';
import type { Identity } from './identity.ts';
import { type FieldNote, fieldNotes, Problem } from './problem.ts';
import type { RateLimits } from './rate-limits.ts';
import { receiveBytes, receiveUpload } from './upload.ts';

const JSON_LIMIT = '512kb';

export interface RouterParts {
  clock: Clock;
  rateLimits: RateLimits;
  uploadFolder: string;
  identity: Identity;
}

const expressPath = (path: string): string => path.replaceAll(/\{(\w+)\}/g, ':$1');

// Express leaves the body undefined for every media type but JSON.
const bodyOf = (request: Request): unknown => {
  if (request.body === undefined && Number(request.headers['content-length'] ?? 0) > 0)
    throw new Problem('unsupported_media');
  return request.body;
};

const parseInput = (route: Route, request: Request) => {
  const notes: FieldNote[] = [];
  const read = (part: 'params' | 'query' | 'body', prefix: string): unknown => {
    const schema = route[part];
    if (!schema) return undefined;
    const value = part === 'body' ? bodyOf(request) : request[part];
    const parsed = schema.safeParse(value, { reportInput: true });
    if (parsed.success) return parsed.data;
    notes.push(...fieldNotes(parsed.error, prefix));
    return undefined;
  };
  const params = read('params', 'params');
  // A malformed id names no record.
  if (notes.length > 0) throw new Problem('not_found');
  const input = { params, query: read('query', 'query'), body: read('body', '') };
  if (notes.length > 0) throw new Problem('invalid_input', { errors: notes });
  return input;
};

const sendDownload = (response: Response, { stream, name, mediaType, sizeBytes, kept }: Download) => {
  response.setHeader('content-type', mediaType);
  response.setHeader('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`);
  response.setHeader(
    'cache-control',
    kept ? `${kept}, max-age=31536000, immutable, no-transform` : 'private, no-store',
  );
  if (sizeBytes !== undefined) response.setHeader('content-length', sizeBytes);
  stream.on('error', () => response.destroy());
  response.on('close', () => stream.destroy());
  stream.pipe(response);
};

const compiled = new Map<z.ZodType, z.ZodType>();

/** The schema as generated code, made when it is first needed: checking a long list takes a fifth of the time. */
const compiledOf = (schema: z.ZodType): z.ZodType => {
  const before = compiled.get(schema);
  if (before) return before;
  const made = z.compile(schema);
  compiled.set(schema, made);
  return made;
};

const send = (route: Route, response: Response, answer: unknown) => {
  // Each `carries` fixes the type of the answer (see Answer in handler.ts).
  if (route.carries === 'download') return sendDownload(response, answer as Download);
  if (route.carries === 'redirect') return response.redirect(303, (answer as Redirect).redirectTo);
  if (!route.reply) return response.status(204).end();
  // The reply schema strips whatever is not in the contract, so no field leaks by accident.
  return response.status(route.status ?? 200).json(compiledOf(route.reply).parse(answer));
};

const rateOf = (route: Route) => route.rate ?? (route.method === 'GET' ? 'read' : 'write');

const respond = (bound: BoundRoute, parts: RouterParts) => async (request: Request, response: Response) => {
  const { route } = bound;
  const actor = await parts.identity.actorOf(request);
  const address = request.ip ?? '';
  try {
    await parts.rateLimits.consume(rateOf(route), actor.userId ?? address);
  } catch (refusal) {
    parts.identity.forget(request);
    throw refusal;
  }
  requireAccess(actor, route.access);
  const call = {
    actor,
    now: parts.clock.now(),
    requestId: String(response.locals['requestId'] ?? ''),
    address,
    receive: (maxBytes: number) => receiveUpload(request, parts.uploadFolder, maxBytes),
    bytes: (maxBytes: number) => receiveBytes(request, maxBytes),
    request,
    response,
    ...parseInput(route, request),
    // The values were parsed by this row's own schemas.
  } as Call<Route>;
  send(route, response, await bound.handle(call));
};

const METHODS = { GET: 'get', POST: 'post', PUT: 'put', PATCH: 'patch', DELETE: 'delete' } as const satisfies Record<
  Method,
  string
>;

const foresee =
  ({ route, begin }: BoundRoute, { guessOf }: Identity): RequestHandler =>
  (request, _response, next) => {
    const actor = guessOf(request);
    const params = actor && route.params?.safeParse(request.params);
    if (actor && params?.success) begin?.(request, { params: params.data, actor });
    next();
  };

/** The API router for all bound routes. */
export const createRouter = (routes: readonly BoundRoute[], parts: RouterParts): Router => {
  const router = Router();
  const json = express.json({ limit: JSON_LIMIT, strict: true });
  for (const bound of routes) {
    const { method, path, carries } = bound.route;
    const ahead = bound.begin ? [foresee(bound, parts.identity)] : [];
    const body = method === 'GET' || carries === 'upload' || carries === 'bytes' ? [] : [json];
    router[METHODS[method]](expressPath(path), ...ahead, ...parts.identity.confirm, ...body, respond(bound, parts));
  }
  return router;
};
