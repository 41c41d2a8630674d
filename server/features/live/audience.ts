// Who is in a session and what they get: everybody's lanes in shared frames, the other lanes to whom they belong. It is
// given only what is stored.
import type { Server } from 'socket.io';
import { type Encoded, encode } from '#server/platform/fanout/encoded.ts';
import { createFanout, type Fanout, sendEncoded } from '#server/platform/fanout/fanout.ts';
import type { Entry } from '#shared/live/entries.ts';
import { type Lane, lanesOf, userLane } from '#shared/live/lanes.ts';
import type { Joined, MediaHeads, Sums } from '#shared/live/socket.ts';
import type { PubState } from '#shared/live/state/pub.ts';
import { pollCounts, scoreOf } from '#shared/live/state/tally.ts';
import { Recent } from './recent.ts';
import { leaveSeat, type Seat } from './seat.ts';
import type { SessionState } from './session-state.ts';

interface AudienceParts {
  io: Server;
  session: string;
  heads: ReadonlyMap<Lane, number>;
  /** What is stored by now. */
  shown(): SessionState;
}

export class Audience {
  readonly seats = new Map<string, Seat>();
  /** How many watch by other processes. */
  elsewhere = 0;
  readonly heads: Map<Lane, number>;
  readonly #parts: AudienceParts;
  readonly #fanout: Fanout;
  readonly #bySeats = new Map<Lane, Set<Seat>>();
  readonly #recent: Record<'ctl' | 'pub', Recent>;
  #outbox: Entry[] = [];
  #snapshot: Encoded | null = null;
  #sumsSent = '';

  constructor(parts: AudienceParts) {
    this.#parts = parts;
    this.heads = new Map(parts.heads);
    this.#fanout = createFanout(parts.io, `session:${parts.session}`);
    this.#recent = { ctl: new Recent('ctl', this.head('ctl')), pub: new Recent('pub', this.head('pub')) };
  }

  /** The number of a lane's last entry that may be shown. */
  head(lane: Lane): number {
    return this.heads.get(lane) ?? 0;
  }

  /** Shows what was just stored, lane by lane. */
  show(fresh: ReadonlyMap<Lane, readonly Entry[]>): void {
    this.#snapshot = null;
    for (const [lane, entries] of fresh) {
      this.heads.set(lane, this.head(lane) + entries.length);
      this.#show(lane, entries);
      for (const entry of entries) this.#heed(lane, entry);
    }
  }

  /** What an entry means for who is here and for what returning clients get. */
  #heed(lane: Lane, entry: Entry): void {
    if (lane === 'pub' && entry.kind === 'chat.redacted') this.#recent.pub.blank(entry.data.id);
    if (lane !== 'staff' || entry.kind !== 'person.banned') return;
    for (const { socket } of this.seatsOf(entry.data.userId)) {
      leaveSeat(socket, 'banned');
    }
  }

  #show(lane: Lane, entries: readonly Entry[]): void {
    const from = this.head(lane) - entries.length + 1;
    if (lane === 'ctl') {
      this.#recent.ctl.add(entries);
      this.#fanout.publish('urgent', 'lane', { lane, from, entries });
    } else if (lane === 'pub') {
      this.#recent.pub.add(entries);
      this.#outbox.push(...entries);
      this.publishContent();
    } else if (lane !== 'tally') {
      const encoded = encode('lane', { lane, from, entries });
      for (const seat of this.#bySeats.get(lane) ?? []) sendEncoded(seat.socket, encoded);
    }
  }

  /** Sends what was said since the last time, unless the last frame is still on its way; then the next tick does. */
  publishContent(): void {
    if (!this.#fanout.isBusy()) this.#publishOutbox();
  }

  #publishOutbox(): void {
    if (this.#outbox.length === 0) return;
    const entries = this.#outbox;
    this.#outbox = [];
    this.#fanout.publish('content', 'lane', { lane: 'pub', from: this.head('pub') - entries.length + 1, entries });
  }

  sums(): Sums {
    const { pub, tally } = this.#parts.shown();
    const open = pub.polls.filter(({ state }) => state === 'open');
    return {
      heads: { ctl: this.head('ctl'), pub: this.head('pub') - this.#outbox.length },
      viewers: this.seats.size + this.elsewhere,
      polls: Object.fromEntries(open.map(({ id, options }) => [id, pollCounts(tally, id, options.length)])),
      scores: Object.fromEntries(scored(pub).map((id) => [id, scoreOf(tally, id)])),
    };
  }

  /** Publishes the last values when they have changed, or in any case when `always`. */
  publishSums(always: boolean): void {
    if (this.#fanout.isBusy()) return;
    const sums = this.sums();
    const text = JSON.stringify({ ...sums, heads: null });
    if (!always && text === this.#sumsSent) return;
    this.#sumsSent = text;
    this.#fanout.publish('content', 'sums', sums);
  }

  /** Says how far the recording is. */
  publishMedia(heads: MediaHeads): void {
    this.#fanout.publish('urgent', 'media', heads);
  }

  /** Lets somebody in: the first frames say where everything stands. `have` is what a returning client has seen. */
  join(seat: Seat, have: Record<string, number> | null, now: number): void {
    const { role, userId } = seat.ticket;
    const lanes = lanesOf(role, userId);
    // What waits is in the newcomer's snapshot: it goes out before they are added, or they would get it twice.
    this.#publishOutbox();
    this.seats.set(seat.socket.id, seat);
    for (const lane of lanes) {
      if (lane === 'ctl' || lane === 'pub') continue;
      const seats = this.#bySeats.get(lane) ?? new Set();
      this.#bySeats.set(lane, seats.add(seat));
    }
    const missed = have && [this.#recent.ctl.since(have['ctl']), this.#recent.pub.since(have['pub'])];
    const isDelta = missed !== null && !missed.includes(null);
    const own = lanes.filter((lane) => lane !== 'ctl' && lane !== 'pub');
    const joined: Joined = {
      role,
      userId,
      now,
      heads: Object.fromEntries(lanes.map((lane) => [lane, this.head(lane)])),
      states: Object.fromEntries(own.map((lane) => [lane, this.#parts.shown().ofLane(lane)])),
      isDelta,
    };
    sendEncoded(seat.socket, encode('joined', joined));
    if (isDelta) for (const delta of missed) this.#sendDelta(seat, delta);
    else sendEncoded(seat.socket, this.#sharedSnapshot());
    this.#fanout.add(seat.socket);
  }

  #sendDelta(seat: Seat, delta: Encoded | 'none' | null): void {
    if (delta !== null && delta !== 'none') sendEncoded(seat.socket, delta);
  }

  #sharedSnapshot(): Encoded {
    this.#snapshot ??= encode('state', {
      heads: { ctl: this.head('ctl'), pub: this.head('pub') },
      ctl: this.#parts.shown().ctl,
      pub: this.#parts.shown().pub,
      sums: this.sums(),
    });
    return this.#snapshot;
  }

  leave(seat: Seat): void {
    this.seats.delete(seat.socket.id);
    this.#fanout.remove(seat.socket);
    for (const lane of lanesOf(seat.ticket.role, seat.ticket.userId)) {
      const seats = this.#bySeats.get(lane);
      seats?.delete(seat);
      if (seats?.size === 0) this.#bySeats.delete(lane);
    }
  }

  /** The connections of one person. */
  seatsOf(userId: string): readonly Seat[] {
    return [...(this.#bySeats.get(userLane(userId)) ?? [])];
  }

  /** Tells everybody to come back after a while. */
  async drain(afterMs: number): Promise<void> {
    this.#fanout.publish('urgent', 'drain', { afterMs });
    await this.#fanout.drained();
  }

  disconnect(): void {
    for (const seat of this.seats.values()) seat.socket.disconnect(true);
  }
}

const scored = ({ questions }: PubState): number[] =>
  questions.filter(({ state }) => state === 'visible' || state === 'answering').map(({ id }) => id);
