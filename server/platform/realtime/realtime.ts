// Socket.IO with typed requests and notices. A request passes the same gates as a route: rate limit → access → parse →
// handle → check the reply. A notice mostly says "changed"; what changed is fetched over HTTP, under the reader's policy.
import type { Server as HttpServer } from 'node:http';
import { createAdapter } from '@socket.io/redis-streams-adapter';
import type { RequestHandler } from 'express';
import { Server, type Socket } from 'socket.io';
import type { z } from 'zod';
import { requireAccess } from '#server/platform/auth/access.ts';
import type { Actor } from '#server/platform/auth/actor.ts';
import type { Redis } from '#server/platform/bus/redis.ts';
import type { Config } from '#server/platform/config.ts';
import { problemOf } from '#server/platform/http/errors.ts';
import { isOwnOrigin } from '#server/platform/http/origin.ts';
import { fieldNotes, Problem, presentProblem } from '#server/platform/http/problem.ts';
import type { RateLimits } from '#server/platform/http/rate-limits.ts';
import type { Log } from '#server/platform/logging.ts';
import { localeOf } from '#server/platform/words/sentence.ts';
import type { SocketRequest, SocketTable } from '#shared/contract/socket.ts';
import type { Locale } from '#shared/users/schema.ts';

export interface SocketCall<Body> {
  body: Body;
  actor: Actor;
  /** Joins or leaves a room; notices are sent to rooms. */
  join(room: string): void;
  leave(room: string): void;
}

export interface BoundRequest {
  name: string;
  request: SocketRequest;
  handle(call: SocketCall<unknown>): Promise<unknown>;
}

type RequestHandlers<Table extends SocketTable> = {
  [Name in keyof Table['requests']]: (
    call: SocketCall<z.output<Table['requests'][Name]['body']>>,
  ) => Promise<z.input<Table['requests'][Name]['reply']>>;
};

/** Pairs each request of a table with its handler; a missing or mistyped handler does not compile. */
export const bindRequests = <Table extends SocketTable>(
  table: Table,
  handlers: RequestHandlers<Table>,
): BoundRequest[] =>
  Object.entries(table.requests).map(([name, request]) => ({
    name,
    request,
    // RequestHandlers<Table> guarantees this name and a handler of this request's type.
    handle: handlers[name as keyof Table['requests']] as unknown as BoundRequest['handle'],
  }));

export const rooms = {
  user: (id: string) => `user:${id}`,
  organization: (id: string) => `organization:${id}`,
  center: 'center',
} as const;

/** Sends a notice to everyone in the given rooms, on every server. The body is checked against the table. */
export type Notify = <Table extends SocketTable, Name extends keyof Table['notices'] & string>(
  table: Table,
  name: Name,
  to: string | readonly string[],
  body: z.input<Table['notices'][Name]['body']>,
) => void;

export interface Realtime {
  io: Server;
  notify: Notify;
  /** Ends a person's connections, after signing out everywhere or being disabled. */
  disconnect(userId: string): void;
  connections(): number;
  close(): Promise<void>;
}

interface RealtimeParts {
  http: HttpServer;
  /** Patient: what is sent while Redis is away is sent when it is back. Null: this is the only process. */
  redis: Redis | null;
  config: Config;
  log: Log;
  rateLimits: RateLimits;
  requests: readonly BoundRequest[];
  /** Session, then passport: fills `user` on the handshake request. */
  handshake: readonly RequestHandler[];
  actorOf(socket: Socket): Promise<Actor>;
}

const MAX_MESSAGE_BYTES = 64 * 1024;
const WATCHED_ROOMS_MAX = 200;

const answerRequest = async (
  bound: BoundRequest | undefined,
  socket: Socket,
  body: unknown,
  parts: RealtimeParts,
): Promise<unknown> => {
  await parts.rateLimits.consume('write', `socket:${socket.id}`);
  if (!bound) throw new Problem('not_found');
  const actor = await parts.actorOf(socket);
  requireAccess(actor, bound.request.access);
  const parsed = bound.request.body.safeParse(body, { reportInput: true });
  if (!parsed.success) throw new Problem('invalid_input', { errors: fieldNotes(parsed.error) });
  const data = await bound.handle({
    body: parsed.data,
    actor,
    join: (room) => {
      if (socket.rooms.size > WATCHED_ROOMS_MAX) throw new Problem('too_many_requests', { params: { seconds: 60 } });
      void socket.join(room);
    },
    leave: (room) => void socket.leave(room),
  });
  return bound.request.reply.parse(data);
};

/** Every request is answered, also one that no table has and one without a body. */
const listen = (socket: Socket, parts: RealtimeParts, requests: ReadonlyMap<string, BoundRequest>, locale: Locale) => {
  socket.onAny(async (name: string, ...args: unknown[]) => {
    // Socket.IO puts it last; what nobody waits for an answer to was not sent by a client of ours.
    const acknowledge = args.at(-1);
    if (typeof acknowledge !== 'function') return;
    const body = args.length > 1 ? args[0] : undefined;
    try {
      acknowledge({ ok: true, data: await answerRequest(requests.get(name), socket, body, parts) });
    } catch (error) {
      const problem = problemOf(error);
      if (problem.code === 'internal') parts.log.error({ request: name, failure: String(problem.cause) }, 'defect');
      acknowledge({ ok: false, problem: presentProblem(problem, locale) });
    }
  });
};

const greet = async (socket: Socket, parts: RealtimeParts) => {
  const actor = await parts.actorOf(socket);
  if (actor.userId) await socket.join(rooms.user(actor.userId));
  for (const membership of actor.memberships) await socket.join(rooms.organization(membership.organizationId));
  if (actor.duty !== 'none') await socket.join(rooms.center);
};

/** Opens Socket.IO on the HTTP server, and between servers over Redis Streams when there are several. */
export const createRealtime = (parts: RealtimeParts): Realtime => {
  const { config, log, redis } = parts;
  const io = new Server(parts.http, {
    path: '/socket.io',
    serveClient: false,
    // Long polling would need each request to reach the same process.
    ...(redis ? { transports: ['websocket'], adapter: createAdapter(redis) } : {}),
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    allowRequest: (request, decide) => {
      const { origin, host } = request.headers;
      decide(null, origin === undefined || isOwnOrigin(origin, host, config.publicUrl));
    },
  });
  for (const handler of parts.handshake) io.engine.use(handler);
  const requests = new Map(parts.requests.map((bound) => [bound.name, bound]));
  const greeted = new WeakSet<Socket>();
  // Before the client is told that it is connected: from then on it misses nothing.
  io.use((socket, next) => {
    greet(socket, parts)
      .then(() => greeted.add(socket))
      .catch((error: unknown) => log.warn({ failure: String(error) }, 'socket greeting failed'))
      .finally(() => next());
  });
  io.on('connection', (socket) => {
    if (!greeted.has(socket)) return void socket.disconnect(true);
    listen(socket, parts, requests, localeOf(socket.handshake.headers['accept-language']));
  });
  return {
    io,
    notify: (table, name, to, body) => {
      const notice = table.notices[name];
      if (notice) io.to(typeof to === 'string' ? to : [...to]).emit(name, notice.body.parse(body));
    },
    disconnect: (userId) => io.in(rooms.user(userId)).disconnectSockets(true),
    connections: () => io.engine.clientsCount,
    close: () => io.close(),
  };
};
