// A session that this process owns: what its people here and elsewhere do is decided and stored here, and told to all who follow.
import { movePhase } from '#server/features/events/service.ts';
import type { Log } from '#server/platform/logging.ts';
import { EVENT_PHASES, type EventPhase } from '#shared/events/schema.ts';
import { isRehearsal } from '#shared/live/rehearsal.ts';
import { perform } from './acts/perform.ts';
import { performSystem } from './acts/system.ts';
import type { Hall } from './hall.ts';
import { Housekeeping } from './housekeeping.ts';
import { keepSession, leaveSession, OWNER_MS } from './log/owner.ts';
import type { LogRecord } from './model.ts';
import { Fellows } from './nodes/fellows.ts';
import type { Here, Line, Wish } from './nodes/line.ts';
import { Room } from './room.ts';

interface OwnershipParts {
  hall: Hall;
  /** The fencing token, and until when the lease surely holds, in this process's own time. */
  token: number;
  untilMs: number;
  /** Null: this is the only process. */
  line: Line | null;
  log: Log;
  /** Hears what was just stored, before it is shown. */
  onStored(records: readonly LogRecord[]): void;
  /** The session is another owner's, or may be. */
  onLost(): void;
}

export class Ownership {
  readonly housekeeping: Housekeeping;
  readonly #parts: OwnershipParts;
  readonly #room: Room;
  readonly #fellows = new Fellows();
  #untilMs: number;

  /** `hall` shows everything that is stored of the session. */
  constructor(parts: OwnershipParts) {
    const { hall, token, line, log, onStored, onLost } = parts;
    this.#parts = parts;
    this.#untilMs = parts.untilMs;
    this.#room = new Room({
      hall,
      token,
      log,
      onStored(records) {
        onStored(records);
        line?.tell(hall.session, { kind: 'stored', records: [...records] });
      },
      onLost,
    });
    this.housekeeping = new Housekeeping(this.#room, (userId) => this.#fellows.has(userId));
  }

  /** How many take part by other processes. */
  get viewersElsewhere(): number {
    return this.#fellows.viewers;
  }

  hear(here: Here): void {
    this.#fellows.hear(here);
    this.housekeeping.applaud(here.applause);
  }

  /** To be called about every second: what comes due by itself, and the sign of life for all who follow. */
  second(): void {
    this.housekeeping.look();
    const { hall, line } = this.#parts;
    hall.audience.elsewhere = this.#fellows.viewers;
    const viewers = hall.audience.seats.size + hall.audience.elsewhere;
    line?.tell(hall.session, { kind: 'beat', owner: line.me, order: hall.order, viewers });
  }

  /** Does what somebody of any process wishes; resolves with the order of the entry. */
  async grant(wish: Wish): Promise<number> {
    if (wish.kind === 'system') return performSystem(this.#room, wish.name);
    const order = await perform(this.#room, wish.act);
    if (wish.act.name === 'session.move') await this.followPhase(wish.act.ticket.userId);
    return order;
  }

  /** Says in the event's record how far its session is. The log is the truth; this makes the record follow. */
  async followPhase(by: string | null): Promise<void> {
    const { hall, log } = this.#parts;
    if (isRehearsal(hall.session)) return;
    const { state } = hall.shown.ctl;
    const isPhase = (name: string): name is EventPhase => EVENT_PHASES.some((phase) => phase === name);
    if (!isPhase(state)) return;
    try {
      await movePhase(hall.session, { phase: state, by, now: new Date(hall.now()) });
    } catch (error) {
      // It follows when the session is opened the next time.
      log.warn({ failure: String(error) }, 'an event’s record does not say yet how far its session is');
    }
  }

  async renew(): Promise<void> {
    const { hall, token, log, onLost } = this.#parts;
    try {
      const nextMs = performance.now() + OWNER_MS;
      if (await keepSession(hall.session, token)) this.#untilMs = nextMs;
      else onLost();
    } catch (error) {
      log.warn({ failure: String(error) }, 'a session’s lease could not be renewed');
      // Another process may own it by now: what it stores would collide, so stop before it has to.
      if (performance.now() > this.#untilMs) onLost();
    }
  }

  /** Stores what is decided, and lets the session go. */
  async end(): Promise<void> {
    const { hall, token, line } = this.#parts;
    await this.#room.end();
    await leaveSession(hall.session, token);
    line?.tell(hall.session, { kind: 'left' });
  }

  /** Gives up what is not stored: who acted is told to try again. */
  abandon(): void {
    this.#room.abandon();
  }
}
