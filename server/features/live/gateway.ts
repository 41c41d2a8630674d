// The session's own sockets: WebSocket only, apart from the platform's, because joining here costs no session look-up and
// no compression. A ticket admits; after that every request passes the same gates: pace → role → parse → act.
import type { Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import type { Platform } from '#server/platform/feature.ts';
import { problemOf } from '#server/platform/http/errors.ts';
import { isOwnOrigin } from '#server/platform/http/origin.ts';
import { Problem, presentProblem } from '#server/platform/http/problem.ts';
import { localeOf } from '#server/platform/words/sentence.ts';
import { STAGE_PATH } from '#shared/live/limits.ts';
import { type StageRequestName, stageSocket } from '#shared/live/socket.ts';
import type { Locale } from '#shared/users/schema.ts';
import { requirePullable } from './acts/media.ts';
import { admitAct } from './acts/perform.ts';
import { claimSeat, leaveEarlierSeats, requireGuest } from './closed/door.ts';
import { followIntent } from './contacts/follow-intent.ts';
import type { Hall } from './hall.ts';
import type { Rooms } from './rooms.ts';
import { Seat } from './seat.ts';
import { readTicket, type Ticket } from './ticket.ts';

const MAX_MESSAGE_BYTES = 16 * 1024;
const PING_EVERY_MS = 20_000;
const PING_TIMEOUT_MS = 15_000;

interface Admitted {
  hall: Hall;
  ticket: Ticket;
  locale: Locale;
}

const isRequest = (name: string): name is StageRequestName => Object.hasOwn(stageSocket.requests, name);

const haveOf = (value: unknown): Record<string, number> | null => {
  if (typeof value !== 'object' || value === null) return null;
  const seen = Object.entries(value).filter((pair): pair is [string, number] => Number.isSafeInteger(pair[1]));
  return Object.fromEntries(seen.slice(0, 10));
};

/** The error with which Socket.IO refuses a connection; the client finds the problem in its data. */
const refusal = (error: unknown, locale: Locale): Error =>
  Object.assign(new Error('refused'), { data: presentProblem(problemOf(error), locale) });

interface GatewayParts {
  http: HttpServer;
  platform: Pick<Platform, 'config' | 'log' | 'clock'>;
  key: Buffer;
  rooms: Rooms;
}

export const createGateway = ({ http, platform, key, rooms }: GatewayParts): Server => {
  const { config, log, clock } = platform;
  const admitted = new WeakMap<Socket, Admitted>();
  const io = new Server(http, {
    path: STAGE_PATH,
    serveClient: false,
    transports: ['websocket'],
    perMessageDeflate: false,
    httpCompression: false,
    // The platform's other sockets answer the upgrades that are not ours.
    destroyUpgrade: false,
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    pingInterval: PING_EVERY_MS,
    pingTimeout: PING_TIMEOUT_MS,
    allowRequest: (request, decide) => {
      const { origin, host } = request.headers;
      decide(null, origin === undefined || isOwnOrigin(origin, host, config.publicUrl));
    },
  });

  io.use(async (socket, next) => {
    const locale = localeOf(socket.handshake.headers['accept-language']);
    try {
      const ticket = readTicket(socket.handshake.auth['ticket'], key, clock.now().getTime());
      await requireGuest(ticket);
      const hall = rooms.get(ticket.session) ?? (await rooms.enter(ticket.session));
      if (ticket.userId !== null && hall.shown.user(ticket.userId).isBanned) throw new Problem('banned');
      await claimSeat(ticket, socket.id);
      admitted.set(socket, { hall, ticket, locale });
      next();
    } catch (error) {
      next(refusal(error, locale));
    }
  });

  const answer = async (seat: Seat, locale: Locale, name: string, args: unknown[]): Promise<void> => {
    const pace = seat.count(performance.now());
    if (pace === 'flood') return void seat.socket.disconnect(true);
    // Socket.IO puts it last; what nobody waits for an answer to was not sent by a client of ours.
    const acknowledge = args.at(-1);
    if (typeof acknowledge !== 'function') return;
    const body = args.length > 1 ? args[0] : undefined;
    try {
      if (!isRequest(name)) throw new Problem('not_found');
      if (pace === 'late') {
        const seconds = seat.retryAfterSeconds(performance.now());
        throw new Problem('too_many_requests', { params: { seconds }, retryAfterSeconds: seconds });
      }
      const { session } = seat.ticket;
      const act = admitAct(seat.ticket, name, body);
      if (act.name === 'media.pull') requirePullable(act.body, config.pullOrigins);
      if (act.name === 'media.relay' && !config.liveKit) throw new Problem('not_found');
      if (act.name === 'react') rooms.applaud(session, act.kind);
      const data = act.name === 'react' ? {} : { order: await rooms.act(session, act) };
      // Before it is acknowledged: what fails here is sent again by the client, under the same id.
      if (act.name === 'intent.mark') await followIntent(act, clock.now());
      acknowledge({ ok: true, data });
    } catch (error) {
      const problem = problemOf(error);
      if (problem.code === 'internal') log.error({ request: name, failure: String(problem.cause) }, 'defect');
      acknowledge({ ok: false, problem: presentProblem(problem, locale) });
    }
  };

  io.on('connection', (socket) => {
    const { hall, ticket, locale } = admitted.get(socket) ?? {};
    if (!hall || !ticket || !locale) return void socket.disconnect(true);
    const seat = new Seat(socket, ticket, config.rateScale);
    const have = haveOf(socket.handshake.auth['have']);
    socket.onAny((name: string, ...args: unknown[]) => void answer(seat, locale, name, args));
    socket.on('disconnect', () => rooms.leave(hall, seat));
    forgetRequest(socket);
    leaveEarlierSeats(hall, ticket);
    hall.audience.join(seat, have, hall.now());
    rooms.arrive(hall, seat);
  });
  return io;
};

/** The upgrade's request and its headers are of no more use, and weigh more than all the rest of a waiting viewer. */
const forgetRequest = (socket: Socket): void => {
  const { handshake } = socket;
  handshake.headers = {};
  handshake.auth = {};
  handshake.query = {};
  // Documented as droppable, but typed as always there.
  Object.assign(socket.conn, { request: null });
};
