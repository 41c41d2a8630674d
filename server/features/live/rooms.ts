// The sessions this process owns.
import type { Server } from 'socket.io';
import { movePhase } from '#server/features/events/service.ts';
import type { Platform } from '#server/platform/feature.ts';
import { Problem } from '#server/platform/http/problem.ts';
import { EVENT_PHASES, type EventPhase } from '#shared/events/schema.ts';
import type { Reaction } from '#shared/live/entries.ts';
import { RECONNECT_SPREAD_MS } from '#shared/live/limits.ts';
import { isRehearsal } from '#shared/live/rehearsal.ts';
import { Attendance } from './attendance.ts';
import { keepDoor } from './closed/door.ts';
import { Housekeeping } from './housekeeping.ts';
import { keepSession, leaveSession, OWNER_MS, RENEW_MS, takeSession } from './log/owner.ts';
import { rebuild } from './restore.ts';
import { Room } from './room.ts';
import type { Seat } from './seat.ts';

const BEAT_MS = 15_000;
const IDLE_MS = 120_000;

interface Owned {
  room: Room;
  housekeeping: Housekeeping;
  /** Until when the session is surely ours, in this process's own time. */
  untilMs: number;
  idleSinceMs: number | null;
}

export class Rooms {
  readonly #platform: Pick<Platform, 'log' | 'clock'>;
  #holder = '';
  readonly #io: () => Server;
  readonly #owned = new Map<string, Owned>();
  readonly #opening = new Map<string, Promise<Room>>();
  readonly #attendance: Attendance;
  readonly #timers: NodeJS.Timeout[] = [];
  #isDraining = false;

  constructor(platform: Pick<Platform, 'log' | 'clock'>, io: () => Server) {
    this.#platform = platform;
    this.#io = io;
    this.#attendance = new Attendance(platform.log);
  }

  /** `holder` names this process among all that share the database. */
  start(holder: string): void {
    this.#holder = holder;
    this.#timers.push(setInterval(() => void this.#renew(), RENEW_MS).unref());
    this.#timers.push(setInterval(() => void this.#attendance.beat(this.#now()), BEAT_MS).unref());
  }

  /** The session if it is open here. */
  get(session: string): Room | undefined {
    return this.#owned.get(session)?.room;
  }

  /** Opens a session here. Throws `draining` while another process owns it or this one is going down. */
  open(session: string): Promise<Room> {
    if (this.#isDraining) return Promise.reject(new Problem('draining'));
    const room = this.get(session);
    if (room) return Promise.resolve(room);
    const opening = this.#opening.get(session) ?? this.#take(session).finally(() => this.#opening.delete(session));
    this.#opening.set(session, opening);
    return opening;
  }

  async #take(session: string): Promise<Room> {
    const untilMs = performance.now() + OWNER_MS;
    const token = await takeSession(session, this.#holder);
    if (token === null) throw new Problem('draining');
    const rebuilt = await rebuild(session);
    const { log, clock } = this.#platform;
    const room = new Room({ ...rebuilt, token, io: this.#io(), log, clock, onLost: (lost) => this.#lose(lost) });
    const housekeeping = new Housekeeping(room);
    this.#owned.set(session, { room, housekeeping, untilMs, idleSinceMs: null });
    await this.followPhase(room, null);
    return room;
  }

  /** Says in the event's record how far its session is. The log is the truth; this makes the record follow. */
  async followPhase(room: Room, by: string | null): Promise<void> {
    if (isRehearsal(room.session)) return;
    const { state } = room.shown.ctl;
    const isPhase = (name: string): name is EventPhase => EVENT_PHASES.some((phase) => phase === name);
    if (isPhase(state)) await movePhase(room.session, { phase: state, by, now: this.#platform.clock.now() });
  }

  arrive(room: Room, seat: Seat): void {
    this.#attendance.arrive(seat, room.now());
  }

  leave(room: Room, seat: Seat): void {
    room.audience.leave(seat);
    this.#attendance.leave(seat, room.now());
  }

  react(room: Room, kind: Reaction): void {
    this.#owned.get(room.session)?.housekeeping.react(kind);
  }

  /** Stores who is here now; for reports that must not wait for the next heartbeat. */
  beat(): Promise<void> {
    return this.#attendance.beat(this.#now());
  }

  #now(): number {
    return this.#platform.clock.now().getTime();
  }

  async #renew(): Promise<void> {
    for (const [session, owned] of this.#owned) {
      const { room } = owned;
      try {
        const nextMs = performance.now() + OWNER_MS;
        if (await keepSession(session, room.token)) owned.untilMs = nextMs;
        else this.#lose(room);
      } catch (error) {
        this.#platform.log.warn({ failure: String(error) }, 'a session’s lease could not be renewed');
        // Another process may own it by now: what it stores would collide, so stop before it has to.
        if (performance.now() > owned.untilMs) this.#lose(room);
      }
      // The next look comes in two seconds.
      await keepDoor(room).catch((error: unknown) =>
        this.#platform.log.warn({ failure: String(error) }, 'who is in a closed session could not be looked up'),
      );
      await this.#closeWhenIdle(session, owned);
    }
  }

  async #closeWhenIdle(session: string, owned: Owned): Promise<void> {
    if (owned.room.audience.seats.size > 0) {
      owned.idleSinceMs = null;
      return;
    }
    owned.idleSinceMs ??= performance.now();
    if (performance.now() - owned.idleSinceMs < IDLE_MS) return;
    await this.#close(session, owned, 0);
  }

  #lose(room: Room): void {
    const owned = this.#owned.get(room.session);
    if (owned?.room !== room) return;
    this.#owned.delete(room.session);
    owned.housekeeping.stop();
    room.abandon();
  }

  async #close(session: string, { room, housekeeping }: Owned, afterMs: number): Promise<void> {
    // First, so that nobody joins what is closing: who comes now opens the session anew, under the next token.
    this.#owned.delete(session);
    housekeeping.stop();
    await room.drain(afterMs);
    await leaveSession(session, room.token);
  }

  /** Stores everything, tells everybody to come back, and lets the sessions go. */
  async stop(): Promise<void> {
    this.#isDraining = true;
    for (const timer of this.#timers) clearInterval(timer);
    await Promise.allSettled(this.#opening.values());
    await Promise.all([...this.#owned].map(([session, owned]) => this.#close(session, owned, RECONNECT_SPREAD_MS)));
    await this.#attendance.beat(this.#now());
  }
}
