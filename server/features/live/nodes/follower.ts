// A session that another process owns, as this one follows it: shows what the owner has stored, says who is here.
import type { Hall } from '#server/features/live/hall.ts';
import { type Applause, added } from '#server/features/live/housekeeping.ts';
import { holderOf } from '#server/features/live/log/owner.ts';
import { Problem } from '#server/platform/http/problem.ts';
import type { Reaction } from '#shared/live/entries.ts';
import type { Line, Told, Wish } from './line.ts';

/** An owner speaks about every second; one that is silent for so long may be gone, or the bus is. */
const SILENT_MS = 2_500;

export class Follower {
  readonly #hall: Hall;
  readonly #line: Line;
  readonly #onLeft: () => void;
  #owner: string | null = null;
  #following: Promise<() => void> | null = null;
  #heardMs = 0;
  /** How many it said were here. */
  #said = 0;
  #applause: Applause = {};
  #isStopped = false;

  /** `onLeft` is called when the owner has let the session go. */
  constructor(hall: Hall, line: Line, onLeft: () => void) {
    this.#hall = hall;
    this.#line = line;
    this.#onLeft = onLeft;
  }

  /** Resolves once the hall shows what is stored by now, and hears all that follows. */
  async begin(): Promise<void> {
    await this.look();
    this.#heardMs = performance.now();
    this.second();
  }

  /** Reads from the database what the owner's silence may have kept from us. */
  async look(): Promise<void> {
    const { session } = this.#hall;
    // First, so that what is stored while we read is either read or heard.
    this.#following ??= this.#line.follow(session, (told) => this.#hear(told));
    await this.#following.catch((error: unknown) => {
      this.#following = null;
      throw error;
    });
    this.#owner = await holderOf(session);
    await this.#hall.catchUp();
  }

  get isSilent(): boolean {
    return performance.now() - this.#heardMs > SILENT_MS;
  }

  #hear(told: Told): void {
    if (this.#isStopped) return;
    const { audience } = this.#hall;
    this.#heardMs = told.kind === 'left' ? 0 : performance.now();
    if (told.kind === 'left') this.#onLeft();
    else if (told.kind === 'stored') {
      if (!this.#hall.take(told.records)) void this.#readOn();
    } else {
      this.#owner = told.owner;
      audience.elsewhere = Math.max(0, told.viewers - this.#said);
      if (told.order > this.#hall.order) void this.#readOn();
    }
  }

  async #readOn(): Promise<void> {
    // The database is away: the next beat shows the gap again.
    await this.#hall.catchUp().catch(() => undefined);
  }

  applaud(kind: Reaction): void {
    this.#applause = added(this.#applause, { [kind]: 1 });
  }

  /** To be called about every second: tells the owner who is here. */
  second(): void {
    const { session, audience, shown } = this.#hall;
    const { holder } = shown.ctl.stage;
    if (this.#owner === null) return;
    this.#said = this.#isStopped ? 0 : audience.seats.size;
    const isHere = !this.#isStopped && holder !== null && audience.seatsOf(holder).length > 0;
    this.#line.say(this.#owner, {
      session,
      viewers: this.#said,
      holder: isHere ? holder : null,
      applause: this.#applause,
    });
    this.#applause = {};
  }

  /** Has the owner do something; resolves with the order of the entry. */
  ask(wish: Wish): Promise<number> {
    if (this.#owner === null) return Promise.reject(new Problem('draining'));
    return this.#line.ask(this.#owner, this.#hall.session, wish);
  }

  stop(): void {
    this.#isStopped = true;
    this.#following?.then(
      (unfollow) => unfollow(),
      () => undefined,
    );
    this.second();
  }
}
