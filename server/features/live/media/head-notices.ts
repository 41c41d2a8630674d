// Tells everybody in a session how far the recording is, also those who watch by another process. Last values, so they are not
// in the log: what one notice misses the next one says, and who joins asks over HTTP.
import { randomUUID } from 'node:crypto';
import type { Hall } from '#server/features/live/hall.ts';
import type { Bus } from '#server/platform/bus/bus.ts';
import type { MediaTrack } from '#shared/live/media/source.ts';
import type { MediaHeads } from '#shared/live/socket.ts';

const EVERY_MS = 200;
const STREAM = 'live:media';

interface Waiting {
  epoch: number;
  heads: Partial<Record<MediaTrack, number>>;
  sentAt: number;
  timer: NodeJS.Timeout | null;
}

/** From the process that records to the others. */
interface Letter {
  from: string;
  session: string;
  heads: MediaHeads;
}

export class HeadNotices {
  readonly #me = randomUUID();
  readonly #bus: Bus | null;
  readonly #hallOf: (session: string) => Hall | undefined;
  readonly #sessions = new WeakMap<Hall, Waiting>();

  constructor(bus: Bus | null, hallOf: (session: string) => Hall | undefined) {
    this.#bus = bus;
    this.#hallOf = hallOf;
  }

  /** Hears what other processes record. */
  async start(): Promise<void> {
    await this.#bus?.follow(STREAM, (message) => {
      // Written by `#send` in another process.
      const { from, session, heads } = message as Letter;
      if (from !== this.#me) this.#hallOf(session)?.audience.publishMedia(heads);
    });
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
    const heads = { epoch: waiting.epoch, heads: waiting.heads };
    hall.audience.publishMedia(heads);
    const letter: Letter = { from: this.#me, session: hall.session, heads };
    this.#bus?.publish(STREAM, letter);
  }
}
