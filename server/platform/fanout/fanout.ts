// One notice to very many sockets. Each is encoded once; sockets are served in slices with a turn of the event loop between
// them, so that neither other requests nor the next notice wait for all of it. Urgent notices overtake content; within
// either kind the order is kept for every socket.
import type { Server, Socket } from 'socket.io';
import { isFast, Receiver } from './connection.ts';
import { type Encoded, encode } from './encoded.ts';

export type Urgency = 'urgent' | 'content';

/** How notices reach all sockets of one audience. */
export interface Fanout {
  add(socket: Socket): void;
  remove(socket: Socket): void;
  publish(urgency: Urgency, name: string, body: unknown): void;
  /** True while content that was published has not been offered to all yet. */
  isBusy(): boolean;
  /** Resolves once everything published so far was offered to all. */
  drained(): Promise<void>;
}

/** How long a turn may take, in milliseconds, and after how many sockets the clock is looked at. */
const TURN_MS = 10;
const LOOK_EVERY = 50;

interface Round {
  number: number;
  encoded: Encoded;
  left: IterableIterator<Receiver>;
}

class FrameFanout implements Fanout {
  readonly #receivers = new Map<string, Receiver>();
  readonly #waiting: Record<Urgency, { number: number; encoded: Encoded }[]> = { urgent: [], content: [] };
  readonly #round: Record<Urgency, Round | null> = { urgent: null, content: null };
  #published = 0;
  #isScheduled = false;
  #onIdle: (() => void)[] = [];

  add(socket: Socket): void {
    const receiver = new Receiver(socket);
    receiver.since = this.#published;
    this.#receivers.set(socket.id, receiver);
  }

  remove(socket: Socket): void {
    this.#receivers.delete(socket.id);
  }

  publish(urgency: Urgency, name: string, body: unknown): void {
    this.#published += 1;
    this.#waiting[urgency].push({ number: this.#published, encoded: encode(name, body) });
    this.#schedule();
  }

  isBusy(): boolean {
    return this.#round.content !== null || this.#waiting.content.length > 0;
  }

  drained(): Promise<void> {
    if (!this.#isScheduled) return Promise.resolve();
    return new Promise((resolve) => this.#onIdle.push(resolve));
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(() => this.#serve());
  }

  #serve(): void {
    const until = performance.now() + TURN_MS;
    let hasTime = true;
    for (const urgency of ['urgent', 'content'] as const) {
      while (hasTime && this.#advance(urgency)) hasTime = this.#serveRound(urgency, until);
    }
    this.#isScheduled = false;
    if (this.#advance('urgent') || this.#advance('content')) {
      this.#schedule();
      return;
    }
    const idle = this.#onIdle;
    this.#onIdle = [];
    for (const resolve of idle) resolve();
  }

  /** The round under way of this kind, or the next one; false when there is nothing to do. */
  #advance(urgency: Urgency): boolean {
    if (this.#round[urgency]) return true;
    const next = this.#waiting[urgency].shift();
    if (next) this.#round[urgency] = { left: this.#receivers.values(), ...next };
    return next !== undefined;
  }

  /** False when the turn is over, true when the round has ended before it. */
  #serveRound(urgency: Urgency, until: number): boolean {
    const round = this.#round[urgency];
    for (let now = performance.now(); round && now < until; now = performance.now()) {
      for (let served = 0; served < LOOK_EVERY; served += 1) {
        const { value: receiver, done } = round.left.next();
        if (done) {
          this.#round[urgency] = null;
          return true;
        }
        if (receiver.since < round.number) receiver.deliver(round.encoded, urgency === 'content', now);
      }
    }
    return round === null;
  }
}

/** Socket.IO's own broadcast: for any connection, and slower. */
const createPlainFanout = (io: Server, room: string): Fanout => ({
  add: (socket) => void socket.join(room),
  remove: (socket) => void socket.leave(room),
  publish: (_urgency, name, body) => void io.local.to(room).emit(name, body),
  isBusy: () => false,
  drained: () => Promise.resolve(),
});

/** Shared frames in slices for the connections that take them, Socket.IO's broadcast for any others. */
export const createFanout = (io: Server, room: string): Fanout => {
  const frames = new FrameFanout();
  const plain = createPlainFanout(io, room);
  const plainIds = new Set<string>();
  return {
    add(socket) {
      if (isFast(socket)) return frames.add(socket);
      plainIds.add(socket.id);
      plain.add(socket);
    },
    remove(socket) {
      if (plainIds.delete(socket.id)) plain.remove(socket);
      else frames.remove(socket);
    },
    publish(urgency, name, body) {
      frames.publish(urgency, name, body);
      if (plainIds.size > 0) plain.publish(urgency, name, body);
    },
    isBusy: () => frames.isBusy(),
    drained: () => frames.drained(),
  };
};

/** Sends one socket a notice that was encoded for many. */
export const sendEncoded = (socket: Socket, encoded: Encoded): void => {
  if (isFast(socket)) new Receiver(socket).deliver(encoded, false, performance.now());
  else socket.emit(encoded.name, encoded.body);
};
