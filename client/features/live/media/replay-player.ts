// Plays what was recorded, at any moment of it.
import { CHUNK_MS, CHUNKS_AT_ONCE } from '#shared/live/media/limits.ts';
import type { JoinPoint, RecordedEpoch } from '#shared/live/media/routes.ts';
import { MediaFeed } from './feed.ts';
import { initOf, type Pieces } from './pieces.ts';

export type RecordedTrack = RecordedEpoch['tracks'][number];

const AHEAD_S = 12;
const KEPT_S = 30;
const AT_ONCE = Math.min(CHUNKS_AT_ONCE, 4_000 / CHUNK_MS);
const DRIFT_S = 0.7;
const STILL_DRIFT_S = 0.05;
const NEAR_S = 0.3;
const RETRY_MS = 1_000;

/** The last place at or before a moment (ms) where one may begin; the first when there is none. */
export const pointBefore = (points: readonly JoinPoint[], ms: number): JoinPoint | undefined =>
  points.findLast((point) => point.ms <= ms) ?? points[0];

const covers = (ranges: TimeRanges, at: number): number | null => {
  for (let index = 0; index < ranges.length; index += 1) {
    if (ranges.start(index) <= at + NEAR_S && at < ranges.end(index)) return ranges.end(index);
  }
  return null;
};

export class ReplayPlayer {
  readonly #element: HTMLMediaElement;
  readonly #track: RecordedTrack;
  readonly #pieces: Pieces;
  readonly #feed: MediaFeed;
  /** The next chunk to append, after so many of its bytes; null until a place is chosen. */
  #next: { n: number; skip: number } | null = null;
  #wanted = 0;
  /** How far what was fetched since goes, in seconds. */
  #reached = 0;
  #begunAt: JoinPoint | null = null;
  #isFilling = false;
  #isClosed = false;

  constructor(element: HTMLMediaElement, track: RecordedTrack, pieces: Pieces) {
    this.#element = element;
    this.#track = track;
    this.#pieces = pieces;
    this.#feed = new MediaFeed(element, track.type);
  }

  /** Shows a moment of the recording (seconds), and plays on from it at a speed when `isPlaying`. */
  show(moment: number, isPlaying: boolean, speed: number): void {
    const [first] = this.#track.points;
    const at = Math.max(moment, (first?.ms ?? 0) / 1000);
    this.#wanted = at;
    const element = this.#element;
    // While it plays it may be a little off; standing still it shows the very moment.
    const drift = isPlaying ? DRIFT_S * speed : STILL_DRIFT_S;
    if (covers(this.#feed.ranges, at) !== null && Math.abs(element.currentTime - at) > drift) {
      element.currentTime = at;
    }
    element.playbackRate = speed;
    if (isPlaying && element.paused) void element.play().catch(() => undefined);
    if (!isPlaying && !element.paused) element.pause();
    void this.#fill();
  }

  async #fill(): Promise<void> {
    if (this.#isFilling) return;
    this.#isFilling = true;
    try {
      while (!this.#isClosed && (await this.#fillOnce()));
    } catch {
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      this.#next = null;
    } finally {
      this.#isFilling = false;
    }
  }

  /** Fetches the next pieces; false when there is enough. */
  async #fillOnce(): Promise<boolean> {
    const { head, points, initBytes } = this.#track;
    const end = covers(this.#feed.ranges, this.#wanted);
    if (end !== null && end - this.#wanted > AHEAD_S) return false;
    if (end === null && !this.#isNear()) {
      const point = pointBefore(points, this.#wanted * 1000);
      if (!point || initBytes === null || this.#leapsOverHole(point)) return false;
      const init = this.#next === null ? await initOf(this.#pieces, initBytes) : null;
      await this.#feed.breakOff();
      if (init) await this.#feed.append(init);
      await this.#feed.remove(0, Number.POSITIVE_INFINITY);
      this.#next = { n: point.n, skip: point.skip };
      this.#reached = point.ms / 1000;
      this.#begunAt = point;
    }
    if (!this.#next || this.#next.n > head) return false;
    const { n, skip } = this.#next;
    const upTo = Math.min(head, n + AT_ONCE - 1);
    const bytes = await this.#pieces.chunks(n, upTo);
    await this.#feed.append(bytes.subarray(skip));
    this.#next = { n: upTo + 1, skip: 0 };
    const { ranges } = this.#feed;
    if (ranges.length > 0) this.#reached = ranges.end(ranges.length - 1);
    const { currentTime } = this.#element;
    if (currentTime > KEPT_S) await this.#feed.remove(0, currentTime - KEPT_S);
    return true;
  }

  /** What was fetched from this very place leaves the wanted moment out: the recording has a hole there. */
  #leapsOverHole(point: JoinPoint): boolean {
    const { ranges } = this.#feed;
    if (point !== this.#begunAt || this.#reached <= this.#wanted) return false;
    for (let index = 0; index < ranges.length; index += 1) {
      if (ranges.start(index) < this.#wanted) continue;
      this.#element.currentTime = ranges.start(index);
      return true;
    }
    return false;
  }

  /** Whether what is being fetched will soon reach the moment that is wanted. */
  #isNear(): boolean {
    const ahead = this.#wanted - this.#reached;
    return this.#next !== null && ahead > -NEAR_S && ahead < AHEAD_S;
  }

  close(): void {
    this.#isClosed = true;
    this.#feed.close();
  }
}
