// The sessions of this process: those it owns, and those that another process owns and this one follows. Which of the two a
// session is may change while people watch; they stay where they are.
import type { Server } from 'socket.io';
import type { Platform } from '#server/platform/feature.ts';
import { Problem } from '#server/platform/http/problem.ts';
import type { Reaction } from '#shared/live/entries.ts';
import { RECONNECT_SPREAD_MS } from '#shared/live/limits.ts';
import type { AdmittedAct } from './acts/perform.ts';
import type { SystemAct } from './acts/system.ts';
import { Attendance } from './attendance.ts';
import { keepDoor } from './closed/door.ts';
import { Hall } from './hall.ts';
import { leaveSession, OWNER_MS, RENEW_MS, takeSession } from './log/owner.ts';
import type { LogRecord } from './model.ts';
import { Follower } from './nodes/follower.ts';
import { Line, type Note, type Wish } from './nodes/line.ts';
import { Ownership } from './ownership.ts';
import { rebuild } from './restore.ts';
import type { Seat } from './seat.ts';
import { Ticker } from './ticker.ts';

const BEAT_MS = 15_000;
const IDLE_MS = 120_000;

interface Place {
  hall: Hall;
  ticker: Ticker;
  /** Exactly one of the two is there, but for the moment in which one takes the other's place. */
  owned: Ownership | null;
  follower: Follower | null;
  isTaking: boolean;
  /** Ends the hearing of other processes' notes. */
  deafen: () => void;
  idleSinceMs: number | null;
}

export class Rooms {
  readonly #platform: Pick<Platform, 'log' | 'clock' | 'bus' | 'config'>;
  #holder = '';
  #line: Line | null = null;
  readonly #io: () => Server;
  readonly #onStored: (hall: Hall, records: readonly LogRecord[]) => void;
  readonly #places = new Map<string, Place>();
  readonly #opening = new Map<string, Promise<Hall>>();
  readonly #attendance: Attendance;
  readonly #timers: NodeJS.Timeout[] = [];
  #isDraining = false;

  /** `onStored` hears what sessions owned here have stored, before it is shown. */
  constructor(
    platform: Pick<Platform, 'log' | 'clock' | 'bus' | 'config'>,
    io: () => Server,
    onStored: (hall: Hall, records: readonly LogRecord[]) => void,
  ) {
    this.#platform = platform;
    this.#io = io;
    this.#onStored = onStored;
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
        onHere: (here) => this.#places.get(here.session)?.owned?.hear(here),
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

  /**
   * Opens a session here and shows at least this entry of it, if it is stored: who follows the owner may hear of it later than
   * somebody who acts on it.
   */
  async enterAt(session: string, order: number): Promise<Hall> {
    const hall = await this.enter(session);
    // The owner shows an entry before it answers for it.
    if (hall.order < order && this.#places.get(session)?.follower) await hall.catchUp();
    return hall;
  }

  async #open(session: string): Promise<Hall> {
    const untilMs = performance.now() + OWNER_MS;
    const token = await takeSession(session, this.#holder);
    if (token === null && !this.#line) throw new Problem('draining');
    const { clock } = this.#platform;
    const hall = new Hall({ ...(await rebuild(session)), io: this.#io(), clock });
    const ticker = new Ticker(hall, () => this.#second(place));
    const place: Place = {
      hall,
      ticker,
      owned: null,
      follower: null,
      isTaking: false,
      deafen: () => {},
      idleSinceMs: null,
    };
    this.#places.set(session, place);
    await this.#heed(place);
    if (token !== null) await this.#own(place, token, untilMs);
    else await this.#follow(place);
    return hall;
  }

  /** Hears what other processes note of a session. While Redis is away notes are missing, and nothing else. */
  async #heed(place: Place): Promise<void> {
    const { hall } = place;
    const hear = (note: Note) => this.#show(hall, note);
    place.deafen = (await this.#line?.heed(hall.session, hear).catch(() => undefined)) ?? place.deafen;
  }

  #show({ audience }: Hall, note: Note): void {
    audience.publishMedia(note.heads);
  }

  /** Has the people of all processes see something that is not in the log. */
  note(hall: Hall, note: Note): void {
    this.#show(hall, note);
    this.#line?.note(hall.session, note);
  }

  async #own(place: Place, token: number, untilMs: number): Promise<void> {
    const { hall } = place;
    place.follower?.stop();
    place.follower = null;
    const { log } = this.#platform;
    place.owned = new Ownership({
      hall,
      token,
      untilMs,
      line: this.#line,
      log,
      onStored: (records) => this.#onStored(hall, records),
      onLost: () => this.#lose(place),
    });
    place.owned.second();
    await place.owned.followPhase(null);
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
    const owned = this.#places.get(session)?.owned;
    if (!owned) throw new Problem('draining');
    return owned.grant(wish);
  }

  /** Stores who is here now; for reports that must not wait for the next heartbeat. */
  beat(): Promise<void> {
    return this.#attendance.beat(this.#now());
  }

  #now(): number {
    return this.#platform.clock.now().getTime();
  }

  #second(place: Place): void {
    place.owned?.second();
    place.follower?.second();
    if (place.follower?.isSilent) void this.#take(place);
  }

  async #renew(): Promise<void> {
    for (const place of this.#places.values()) {
      await place.owned?.renew();
      // The next look comes in two seconds.
      await keepDoor(place.hall).catch((error: unknown) =>
        this.#platform.log.warn({ failure: String(error) }, 'who is in a closed session could not be looked up'),
      );
      await this.#closeWhenIdle(place);
    }
  }

  async #closeWhenIdle(place: Place): Promise<void> {
    if (place.hall.audience.seats.size + (place.owned?.viewersElsewhere ?? 0) > 0) {
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
    owned.abandon();
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
    place.deafen();
    place.follower?.stop();
    await owned?.end();
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
