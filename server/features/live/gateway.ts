// The session's own sockets: WebSocket only, apart from the platform's, because joining here costs no session look-up and
// no compression. A ticket admits; after that every request passes the same gates: pace → role → parse → act.
import type { Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import type { Platform } from '#server/platform/feature.ts';
import { problemOf } from '#server/platform/http/errors.ts';
import { isOwnOrigin } from '#server/platform/http/origin.ts';
import { fieldNotes, Problem, presentProblem } from '#server/platform/http/problem.ts';
import { localeOf } from '#server/platform/words/sentence.ts';
import { STAGE_PATH } from '#shared/live/limits.ts';
import { type StageRequestName, stageSocket } from '#shared/live/socket.ts';
import type { Locale } from '#shared/users/schema.ts';
import { acts } from './acts/acts.ts';
import type { Act, Scene } from './acts/scene.ts';
import { claimSeat, leaveEarlierSeats, requireGuest } from './closed/door.ts';
import { followIntent } from './contacts/follow-intent.ts';
import type { Room } from './room.ts';
import type { Rooms } from './rooms.ts';
import { leaveSeat, Seat } from './seat.ts';
import { readTicket, type Ticket } from './ticket.ts';

const MAX_MESSAGE_BYTES = 16 * 1024;
const PING_EVERY_MS = 20_000;
const PING_TIMEOUT_MS = 15_000;

interface Admitted {
  room: Room;
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

const perform = async (scene: Scene, name: StageRequestName, body: unknown, rooms: Rooms): Promise<unknown> => {
  const row = stageSocket.requests[name];
  if (!row.roles.includes(scene.ticket.role)) throw new Problem('forbidden');
  const parsed = row.body.safeParse(body, { reportInput: true });
  if (!parsed.success) throw new Problem('invalid_input', { errors: fieldNotes(parsed.error) });
  if (name === 'react') {
    // Parsed by its own row just now.
    rooms.react(scene.room, (parsed.data as { kind: Parameters<Rooms['react']>[1] }).kind);
    return {};
  }
  // Every other row's body has a client id.
  const { clientId: client } = parsed.data as { clientId: string };
  const { room, userId } = scene;
  const earlier = room.earlier(userId, client);
  if (earlier) return { order: await earlier };
  // `acts` pairs each name with the act of that row's body; the body was parsed by the same row.
  const decision = (acts[name] as unknown as Act<'chat.say'>)(scene, parsed.data as never);
  // Deciding and writing lie in one turn, or two people could both be the first. An act that had to look something up
  // first is decided on the state of the moment after it.
  const drafts =
    decision instanceof Promise ? (await decision)({ ...scene, state: room.decided, now: room.now() }) : decision;
  return { order: await room.write(drafts, { by: userId, client }) };
};

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
      const room = rooms.get(ticket.session) ?? (await rooms.open(ticket.session));
      if (ticket.userId !== null && room.shown.user(ticket.userId).isBanned) throw new Problem('banned');
      await claimSeat(ticket, socket.id);
      admitted.set(socket, { room, ticket, locale });
      next();
    } catch (error) {
      next(refusal(error, locale));
    }
  });

  const answer = async (seat: Seat, room: Room, locale: Locale, name: string, args: unknown[]): Promise<void> => {
    const [body, acknowledge] = args;
    if (!isRequest(name) || typeof acknowledge !== 'function') return;
    const now = room.now();
    try {
      const pace = seat.count(performance.now());
      if (pace === 'flood') return void seat.socket.disconnect(true);
      if (pace === 'late') {
        const seconds = seat.retryAfterSeconds(performance.now());
        throw new Problem('too_many_requests', { params: { seconds }, retryAfterSeconds: seconds });
      }
      const { ticket } = seat;
      if (ticket.userId === null) throw new Problem('sign_in_required');
      const scene: Scene = { room, state: room.decided, ticket, userId: ticket.userId, now };
      const data = await perform(scene, name, body, rooms);
      acknowledge({ ok: true, data });
      if (name === 'session.move') await rooms.followPhase(room, ticket.userId);
      if (name === 'person.ban') removeBanned(room);
      if (name === 'intent.mark') {
        await followIntent({ session: room.session, investorId: ticket.userId, body, now: clock.now() });
      }
    } catch (error) {
      const problem = problemOf(error);
      if (problem.code === 'internal') log.error({ request: name, failure: String(problem.cause) }, 'defect');
      acknowledge({ ok: false, problem: presentProblem(problem, locale) });
    }
  };

  io.on('connection', (socket) => {
    const { room, ticket, locale } = admitted.get(socket) ?? {};
    if (!room || !ticket || !locale) return void socket.disconnect(true);
    const seat = new Seat(socket, ticket, config.rateScale);
    const have = haveOf(socket.handshake.auth['have']);
    socket.onAny((name: string, ...args: unknown[]) => void answer(seat, room, locale, name, args));
    socket.on('disconnect', () => rooms.leave(room, seat));
    forgetRequest(socket);
    leaveEarlierSeats(room, ticket);
    room.audience.join(seat, have, room.now());
    rooms.arrive(room, seat);
  });
  return io;
};

const removeBanned = (room: Room): void => {
  for (const { userId } of room.shown.staff.banned) {
    for (const { socket } of room.audience.seatsOf(userId)) {
      leaveSeat(socket, 'banned');
    }
  }
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
