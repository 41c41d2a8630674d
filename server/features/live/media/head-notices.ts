// Tells everybody in a session how far the recording is. Last values, so they are not in the log: what one notice misses the
// next one says, and who joins asks over HTTP.
import type { Hall } from '#server/features/live/hall.ts';
import type { Rooms } from '#server/features/live/rooms.ts';
import type { MediaTrack } from '#shared/live/media/source.ts';

const EVERY_MS = 200;

interface Waiting {
  epoch: number;
  heads: Partial<Record<MediaTrack, number>>;
  sentAt: number;
  timer: NodeJS.Timeout | null;
}

export class HeadNotices {
  readonly #sessions = new WeakMap<Hall, Waiting>();
  readonly #rooms: Rooms;

  constructor(rooms: Rooms) {
    this.#rooms = rooms;
  }

  /** Says at once that a chunk has come, or a moment later together with others when there was a notice just now. */
  note(hall: Hall, epoch: number, track: MediaTrack, head: number): void {
    const known = this.#sessions.get(hall);
    const waiting = known?.epoch === epoch ? known : { epoch, heads: {}, sentAt: 0, timer: null };
    this.#sessions.set(hall, waiting);
    waiting.heads[track] = head;
    if (waiting.timer) return;
    // The more viewers there are, the rarer: the work of a notice grows with them, as that of a tick.
    const dueInMs = waiting.sentAt + Math.max(EVERY_MS, hall.tickMs) - performance.now();
    if (dueInMs <= 0) this.#send(hall, waiting);
    else waiting.timer = setTimeout(() => this.#send(hall, waiting), dueInMs);
  }

  #send(hall: Hall, waiting: Waiting): void {
    waiting.timer = null;
    waiting.sentAt = performance.now();
    this.#rooms.note(hall, { kind: 'media', heads: { epoch: waiting.epoch, heads: waiting.heads } });
  }
}
