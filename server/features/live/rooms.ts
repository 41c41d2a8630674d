// The sessions of this process: those it owns, and those that another process owns and this one follows. Which of the two a
// session is may change while people watch; they stay where they are.
import type { Server } from 'socket.io';
import { movePhase } from '#server/features/events/service.ts';
import type { Platform } from '#server/platform/feature.ts';
import { Problem } from '#server/platform/http/problem.ts';
import { EVENT_PHASES, type EventPhase } from '#shared/events/schema.ts';
import type { Reaction } from '#shared/live/entries.ts';
import { RECONNECT_SPREAD_MS } from '#shared/live/limits.ts';
import { type AdmittedAct, perform } from './acts/perform.ts';
import { performSystem, type SystemAct } from './acts/system.ts';
import { Attendance } from './attendance.ts';
import { Hall } from './hall.ts';
import { Housekeeping } from './housekeeping.ts';
import { keepSession, leaveSession, OWNER_MS, RENEW_MS, takeSession } from './log/owner.ts';
import { Fellows } from './nodes/fellows.ts';
import { Follower } from './nodes/follower.ts';
import { Line, type Wish } from './nodes/line.ts';
import { rebuild } from './restore.ts';
import { Room } from './room.ts';
import type { Seat } from './seat.ts';
import { Ticker } from './ticker.ts';

const BEAT_MS = 15_000;
const IDLE_MS = 120_000;

interface Owned {
  room: Room;
  housekeeping: Housekeeping;
  fellows: Fellows;
  /** Until when the session is surely ours, in this process's own time. */
  untilMs: number;
}

interface Place {
  hall: Hall;
  ticker: Ticker;
  /** Exactly one of the two is there, but for the moment in which one follows the other. */
  owned: Owned | null;
  follower: Follower | null;
  isTaking: boolean;
  idleSinceMs: number | null;
}

export class Rooms {
  readonly #platform: Pick<Platform, 'log' | 'clock' | 'bus'>;
  #holder = '';
  #line: Line | null = null;
  readonly #io: () => Server;
  readonly #places = new Map<string, Place>();
  readonly #opening = new Map<string, Promise<Hall>>();
  readonly #attendance: Attendance;
  readonly #timers: NodeJS.Timeout[] = [];
  #isDraining = false;

  constructor(platform: Pick<Platform, 'log' | 'clock' | 'bus'>, io: () => Server) {
    this.#platform = platform;
    this.#io = io;
    this.#attendance = new Attendance(platform.log);
  }

  /** `holder` names this process among all that share the database. */
  async start(holder: string): Promise<void> {
    this.#holder = holder;
    const { bus } = this.#platform;
    if (bus) {
      this.#line = await Line.open({
        bus,
        me: holder,
        onHere: (here) => {
          const owned = this.#places.get(here.session)?.owned;
          owned?.fellows.hear(here);
          owned?.housekeeping.applaud(here.applause);
        },
        onWish: (session, wish) => this.#grant(session, wish),
      });
    }
    this.#timers.push(setInterval(() => void this.#renew(), RENEW_MS).unref());
    this.#timers.push(setInterval(() => void this.#attendance.beat(this.#now()), BEAT_MS).unref());
  }

  /** The session if it is open here. */
  get(session: string): Hall | undefined {
    return this.#places.get(session)?.hall;
  }

  /**
   * Opens a session here: owns it, or follows its owner. Throws `draining` while this process is going down, and while
   * another one owns the session that cannot be followed because no bus is configured.
   */
  enter(session: string): Promise<Hall> {
    if (this.#isDraining) return Promise.reject(new Problem('draining'));
    const hall = this.get(session);
    if (hall) return Promise.resolve(hall);
    const opening = this.#opening.get(session) ?? this.#open(session).finally(() => this.#opening.delete(session));
    this.#opening.set(session, opening);
    return opening;
  }

  async #open(session: string): Promise<Hall> {
    const untilMs = performance.now() + OWNER_MS;
    const token = await takeSession(session, this.#holder);
    if (token === null && !this.#line) throw new Problem('draining');
    const { clock } = this.#platform;
    const hall = new Hall({ ...(await rebuild(session)), io: this.#io(), clock });
    const ticker = new Ticker(hall, () => this.#second(place));
    const place: Place = { hall, ticker, owned: null, follower: null, isTaking: false, idleSinceMs: null };
    this.#places.set(session, place);
    if (token !== null) await this.#own(place, token, untilMs);
    else await this.#follow(place);
    return hall;
  }

  async #own(place: Place, token: number, untilMs: number): Promise<void> {
    const { hall } = place;
    const { session } = hall;
    const room = new Room({
      hall,
      token,
      log: this.#platform.log,
      onStored: (records) => this.#line?.tell(session, { kind: 'stored', records: [...records] }),
      onLost: () => this.#lose(place),
    });
    const fellows = new Fellows();
    const housekeeping = new Housekeeping(room, (userId) => fellows.has(userId));
    place.follower?.stop();
    place.follower = null;
    place.owned = { room, housekeeping, fellows, untilMs };
    this.#beat(place);
    await this.#followPhase(hall, null);
  }

  async #follow(place: Place): Promise<void> {
    if (!this.#line) return;
    place.owned = null;
    place.follower = new Follower(place.hall, this.#line, () => void this.#take(place));
    await place.follower.begin();
  }

  /** Takes a session over whose owner is silent; else sees to it that its silence keeps nothing from us. */
  async #take(place: Place): Promise<void> {
    const { hall, follower } = place;
    if (place.isTaking || !follower || this.#isDraining) return;
    place.isTaking = true;
    try {
      const untilMs = performance.now() + OWNER_MS;
      const token = await takeSession(hall.session, this.#holder);
      if (token === null) return await follower.look();
      await hall.catchUp();
      if (this.#isDraining || this.#places.get(hall.session) !== place) return await leaveSession(hall.session, token);
      await this.#own(place, token, untilMs);
    } catch (error) {
      this.#platform.log.warn({ failure: String(error) }, 'a session could not be taken over, trying again');
    } finally {
      place.isTaking = false;
    }
  }

  /** Says in the event's record how far its session is. The log is the truth; this makes the record follow. */
  async #followPhase({ session, shown }: Hall, by: string | null): Promise<void> {
    const { state } = shown.ctl;
    const isPhase = (name: string): name is EventPhase => EVENT_PHASES.some((phase) => phase === name);
    if (isPhase(state)) await movePhase(session, { phase: state, by, now: this.#platform.clock.now() });
  }

  arrive(hall: Hall, seat: Seat): void {
    this.#attendance.arrive(seat, hall.now());
  }

  leave(hall: Hall, seat: Seat): void {
    hall.audience.leave(seat);
    this.#attendance.leave(seat, hall.now());
  }

  /** Applause is only counted. */
  applaud(session: string, kind: Reaction): void {
    const place = this.#places.get(session);
    place?.owned?.housekeeping.applaud({ [kind]: 1 });
    place?.follower?.applaud(kind);
  }

  /** Has an act decided and stored by the session's owner; resolves with the order of its entry. */
  act(session: string, act: AdmittedAct): Promise<number> {
    return this.#have(session, { kind: 'act', act });
  }

  /** The same for what happens to a session from outside of it, whether it is open or not. */
  async order(session: string, name: SystemAct): Promise<number> {
    await this.enter(session);
    return this.#have(session, { kind: 'system', name });
  }

  async #have(session: string, wish: Wish): Promise<number> {
    const follower = this.#places.get(session)?.follower;
    return follower ? follower.ask(wish) : this.#grant(session, wish);
  }

  async #grant(session: string, wish: Wish): Promise<number> {
    const room = this.#places.get(session)?.owned?.room;
    if (!room) throw new Problem('draining');
    if (wish.kind === 'system') return performSystem(room, wish.name);
    const order = await perform(room, wish.act);
    if (wish.act.name === 'session.move') {
      await this.#followPhase(room.hall, wish.act.ticket.userId).catch((error: unknown) => {
        this.#platform.log.warn(
          { failure: String(error) },
          'an event’s record does not say yet how far its session is',
        );
      });
    }
    return order;
  }

  /** Stores who is here now; for reports that must not wait for the next heartbeat. */
  beat(): Promise<void> {
    return this.#attendance.beat(this.#now());
  }

  #now(): number {
    return this.#platform.clock.now().getTime();
  }

  #second(place: Place): void {
    place.owned?.housekeeping.look();
    if (place.owned) this.#beat(place);
    place.follower?.second();
    if (place.follower?.isSilent) void this.#take(place);
  }

  #beat({ hall, owned }: Place): void {
    hall.audience.elsewhere = owned?.fellows.viewers ?? 0;
    const viewers = hall.audience.seats.size + hall.audience.elsewhere;
    this.#line?.tell(hall.session, { kind: 'beat', owner: this.#holder, order: hall.order, viewers });
  }

  async #renew(): Promise<void> {
    for (const place of this.#places.values()) {
      const { owned, hall } = place;
      if (owned) {
        try {
          const nextMs = performance.now() + OWNER_MS;
          if (await keepSession(hall.session, owned.room.token)) owned.untilMs = nextMs;
          else this.#lose(place);
        } catch (error) {
          this.#platform.log.warn({ failure: String(error) }, 'a session’s lease could not be renewed');
          // Another process may own it by now: what it stores would collide, so stop before it has to.
          if (performance.now() > owned.untilMs) this.#lose(place);
        }
      }
      await this.#closeWhenIdle(place);
    }
  }

  async #closeWhenIdle(place: Place): Promise<void> {
    if (place.hall.audience.seats.size + (place.owned?.fellows.viewers ?? 0) > 0) {
      place.idleSinceMs = null;
      return;
    }
    place.idleSinceMs ??= performance.now();
    if (performance.now() - place.idleSinceMs < IDLE_MS) return;
    await this.#close(place, 0);
  }

  /** The session is another owner's, or may be: its people follow that one, or without a bus come back anew. */
  #lose(place: Place): void {
    const { owned, hall } = place;
    if (!owned) return;
    place.owned = null;
    owned.room.abandon();
    if (this.#line) {
      // Where that fails the follower is silent, and the session taken anew or looked for in the next second.
      this.#follow(place).catch(() => undefined);
      return;
    }
    this.#places.delete(hall.session);
    place.ticker.stop();
    hall.audience.disconnect();
  }

  async #close(place: Place, afterMs: number): Promise<void> {
    const { hall, owned } = place;
    // First, so that nobody joins what is closing: who comes now opens the session anew, under the next token.
    this.#places.delete(hall.session);
    place.ticker.stop();
    place.follower?.stop();
    if (owned) {
      await owned.room.end();
      await leaveSession(hall.session, owned.room.token);
      this.#line?.tell(hall.session, { kind: 'left' });
    }
    await hall.audience.drain(afterMs);
  }

  /** Stores everything, tells everybody to come back, and lets the sessions go. */
  async stop(): Promise<void> {
    this.#isDraining = true;
    for (const timer of this.#timers) clearInterval(timer);
    await Promise.allSettled(this.#opening.values());
    await Promise.all([...this.#places.values()].map((place) => this.#close(place, RECONNECT_SPREAD_MS)));
    await this.#attendance.beat(this.#now());
  }
}
