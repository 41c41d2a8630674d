// Plays a recording while it is being made, close to its end.
import { isProblem } from '#client/lib/problem-error.ts';
import { CHUNK_MS, CHUNKS_AT_ONCE } from '#shared/live/media/limits.ts';
import type { MediaNow } from '#shared/live/media/routes.ts';
import type { MediaTrack } from '#shared/live/media/source.ts';
import { MediaFeed } from './feed.ts';
import { initOf, type Pieces } from './pieces.ts';

export interface LiveInput {
  epoch: number;
  track: MediaTrack;
  type: string;
  pieces: Pieces;
  now(): Promise<MediaNow>;
  /** Calls back with the newest chunk whenever one has come; answers how to stop. */
  onHead(listener: (head: number) => void): () => void;
}

const CHASE_EVERY_MS = 250;
/** How far behind the end one plays, in seconds; more after each time the picture stood still. */
const BEHIND_S = 0.6;
const BEHIND_MAX_S = 3;
/** Farther behind than this one jumps instead of hurrying. */
const JUMP_S = 5;
const JUMP_REST_MS = 1_500;
/** After so long without standing still one moves closer again. */
const CALM_MS = 15_000;
const KEPT_S = 30;
const REJOIN_CHUNKS = 15_000 / CHUNK_MS;
const RETRY_MS = 400;

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

export class LivePlayer {
  readonly #element: HTMLMediaElement;
  readonly #input: LiveInput;
  readonly #feed: MediaFeed;
  readonly #stopHearing: () => void;
  readonly #chasing: number;
  readonly #onStall: () => void;
  #head = -1;
  #wake: (() => void) | null = null;
  #behindS = BEHIND_S;
  #hasPlayed = false;
  #appended = -1;
  #jumpedAt = 0;
  #waitedAt = 0;
  #isClosed = false;

  /** `onStall`: the picture stands still because the line does not bring what is there. */
  constructor(element: HTMLMediaElement, input: LiveInput, onStall: () => void) {
    this.#element = element;
    this.#input = input;
    this.#onStall = onStall;
    this.#feed = new MediaFeed(element, input.type);
    this.#stopHearing = input.onHead((head) => this.#hear(head));
    this.#chasing = window.setInterval(() => this.#chase(), CHASE_EVERY_MS);
    element.addEventListener('waiting', this.#waits);
    void this.#run();
  }

  #waits = (): void => {
    if (!this.#hasPlayed || this.#isClosed) return;
    const now = performance.now();
    // One's own jump also waits a moment.
    if (now - this.#jumpedAt < JUMP_REST_MS) return;
    this.#behindS = Math.min(BEHIND_MAX_S, this.#behindS * 1.5);
    this.#waitedAt = now;
    // What has not been sent yet is not this line's fault.
    if (this.#appended < this.#head) this.#onStall();
  };

  #hear(head: number): void {
    this.#head = Math.max(this.#head, head);
    this.#wake?.();
  }

  /** Resolves once there is a chunk after this one. */
  async #beyond(n: number): Promise<void> {
    while (this.#head < n && !this.#isClosed) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  async #run(): Promise<void> {
    while (!this.#isClosed) {
      try {
        await this.#play();
      } catch (error) {
        if (this.#isClosed) return;
        // The recording is over or not one's to see: what is on is said elsewhere.
        if (isProblem(error, 'forbidden', 'registration_required', 'banned')) return;
        await pause(RETRY_MS);
        await this.#feed.breakOff().catch(() => undefined);
      }
    }
  }

  /** Joins, and goes on until something breaks. */
  async #play(): Promise<void> {
    const { pieces } = this.#input;
    const { initBytes, ...place } = await this.#join();
    let { n, skip } = place;
    // Side by side: who has just come waits for the first picture.
    const [init, first] = await Promise.all([initOf(pieces, initBytes), this.#take(n)]);
    await this.#feed.append(init);
    for (let taken = first; !this.#isClosed; taken = await this.#take(n)) {
      await this.#feed.append(skip > 0 ? taken.bytes.subarray(skip) : taken.bytes);
      this.#appended = taken.upTo;
      n = taken.upTo + 1;
      skip = 0;
      this.#chase();
      await this.#trim();
      if (this.#head - n > REJOIN_CHUNKS) {
        await this.#feed.breakOff();
        ({ n, skip } = await this.#join());
      }
    }
  }

  /** The next few chunks, once there are any. */
  async #take(n: number): Promise<{ bytes: Uint8Array<ArrayBuffer>; upTo: number }> {
    await this.#beyond(n);
    const upTo = Math.min(this.#head, n + CHUNKS_AT_ONCE - 1);
    return { bytes: await this.#input.pieces.chunks(n, upTo), upTo };
  }

  /** Where to begin; waits until there is such a place. */
  async #join(): Promise<{ n: number; skip: number; initBytes: number }> {
    while (!this.#isClosed) {
      const { epoch, tracks } = await this.#input.now();
      const track = tracks.find((one) => one.track === this.#input.track);
      if (epoch === this.#input.epoch && track) {
        this.#head = Math.max(this.#head, track.head);
        const { point, initBytes } = track;
        if (point && initBytes !== null) return { n: point.n, skip: point.skip, initBytes };
      }
      const seen = this.#head;
      await Promise.race([this.#beyond(seen + 1), pause(RETRY_MS * 4)]);
    }
    throw new Error('closed');
  }

  async #trim(): Promise<void> {
    const { ranges } = this.#feed;
    const until = this.#element.currentTime - KEPT_S;
    if (ranges.length > 0 && ranges.start(0) < until - KEPT_S / 3) await this.#feed.remove(0, until);
  }

  /** Keeps near the end: by playing a little faster or slower, and by jumping when that would take too long. */
  #chase(): void {
    const { ranges } = this.#feed;
    const element = this.#element;
    const last = ranges.length - 1;
    if (last < 0) return;
    const [start, end] = [ranges.start(last), ranges.end(last)];
    const ahead = end - element.currentTime;
    if (element.currentTime < start || ahead > JUMP_S) {
      element.currentTime = Math.max(start, end - this.#behindS);
      this.#jumpedAt = performance.now();
      return;
    }
    if (element.readyState >= element.HAVE_FUTURE_DATA && !element.paused) this.#hasPlayed = true;
    const now = performance.now();
    if (now - this.#waitedAt > CALM_MS) {
      this.#waitedAt = now;
      this.#behindS = Math.max(BEHIND_S, this.#behindS * 0.85);
    }
    const tooFar = ahead - this.#behindS;
    element.playbackRate = tooFar > 1.2 ? 1.25 : tooFar > 0.35 ? 1.1 : ahead < this.#behindS / 3 ? 0.95 : 1;
  }

  close(): void {
    this.#isClosed = true;
    this.#wake?.();
    this.#stopHearing();
    clearInterval(this.#chasing);
    this.#element.removeEventListener('waiting', this.#waits);
    this.#feed.close();
  }
}
