// One connection in a session.
import type { Socket } from 'socket.io';
import type { Role } from '#shared/live/lanes.ts';
import type { Removal } from '#shared/live/socket.ts';
import type { Ticket } from './ticket.ts';

const WINDOW_MS = 10_000;
/** Acts within a window, per connection: far above what a person does. */
const ACTS: Record<Role, number> = { host: 200, moderator: 200, presenter: 120, investor: 40, viewer: 40, visitor: 10 };
/** Who goes on sending beyond this is no person. */
const FLOOD = 5;

export class Seat {
  readonly socket: Socket;
  readonly ticket: Ticket;
  readonly stayId: string;
  readonly #limit: number;
  #windowFrom = 0;
  #acts = 0;

  constructor(socket: Socket, ticket: Ticket, rateScale: number) {
    this.socket = socket;
    this.ticket = ticket;
    this.#limit = ACTS[ticket.role] * rateScale;
    this.stayId = `${ticket.session}:${socket.id}`;
  }

  /** Counts an act: `ok`, `late` (answer with a refusal), or `flood` (end the connection). */
  count(now: number): 'ok' | 'late' | 'flood' {
    if (now - this.#windowFrom > WINDOW_MS) {
      this.#windowFrom = now;
      this.#acts = 0;
    }
    this.#acts += 1;
    if (this.#acts <= this.#limit) return 'ok';
    return this.#acts <= this.#limit * FLOOD ? 'late' : 'flood';
  }

  /** Seconds until acts count anew. */
  retryAfterSeconds(now: number): number {
    return Math.max(1, Math.ceil((this.#windowFrom + WINDOW_MS - now) / 1000));
  }
}

/** Ends a connection for good, saying why: the client does not come back by itself. */
export const leaveSeat = (socket: Socket, why: Removal): void => {
  socket.emit('removed', { why });
  socket.disconnect(true);
};
