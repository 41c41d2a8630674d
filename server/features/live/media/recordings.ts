// The recordings of all sessions: those going on, and those on disk. They lie under the data directory, outside of what
// the web server gives out by itself.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '#server/platform/http/problem.ts';
import type { Log } from '#server/platform/logging.ts';
import type { RecordedEpoch } from '#shared/live/media/routes.ts';
import { type ChunkSource, MEDIA_TRACKS, type MediaTrack } from '#shared/live/media/source.ts';
import { Allowance, Meter } from './pace.ts';
import { readChunks, StoredIndex, TrackFile, type TrackIndex, type TrackPaths } from './track-file.ts';

/** Far above what a camera needs. */
const BYTES_PER_SECOND = 1_000_000;
const RESERVE_BYTES = 8_000_000;
/** A recording to which nothing was added for so long is over; who goes on begins a new one. */
const IDLE_MS = 30_000;
const INDEXES_KEPT = 60;

interface Going {
  epoch: number;
  tracks: Map<MediaTrack, Promise<TrackFile>>;
  allowance: Allowance;
  /** What comes in. */
  meter: Meter;
  usedAt: number;
}

export interface TrackOf {
  session: string;
  epoch: number;
  track: MediaTrack;
}

export class Recordings {
  readonly #folder: string;
  readonly #log: Log;
  readonly #scale: number;
  readonly #going = new Map<string, Going>();
  readonly #indexes = new Map<string, StoredIndex>();
  readonly #sweeping: NodeJS.Timeout;
  /** What is given out, by session. */
  readonly #sent = new Map<string, Meter>();

  constructor(folder: string, log: Log, scale: number) {
    this.#folder = folder;
    this.#log = log;
    this.#scale = scale;
    this.#sweeping = setInterval(() => void this.#sweep(), IDLE_MS / 3).unref();
  }

  #pathsOf({ session, epoch, track }: TrackOf): TrackPaths {
    const stem = join(this.#folder, session, `${epoch}-${track}`);
    return { media: `${stem}.media`, index: `${stem}.index` };
  }

  /** The track of the recording that is going on, begun when it is not. Throws `not_in_this_state` for one that is over. */
  async trackFile(of: TrackOf, source: ChunkSource): Promise<TrackFile> {
    const { session, epoch, track } = of;
    const type = source[track];
    if (type === null) throw new Problem('not_found');
    const now = performance.now();
    const before = this.#going.get(session);
    if (before && before.epoch !== epoch) await this.end(session);
    const going = this.#going.get(session) ?? {
      epoch,
      tracks: new Map(),
      allowance: new Allowance(BYTES_PER_SECOND * this.#scale, RESERVE_BYTES * this.#scale, now),
      meter: new Meter(),
      usedAt: now,
    };
    if (going.epoch !== epoch) throw new Problem('not_in_this_state');
    this.#going.set(session, going);
    going.usedAt = now;
    const opening = going.tracks.get(track) ?? TrackFile.create(this.#pathsOf(of), type);
    going.tracks.set(track, opening);
    try {
      return await opening;
    } catch (error) {
      going.tracks.delete(track);
      // Begun before this process was, or before a pause: its maker begins anew.
      if (error instanceof Error && 'code' in error && error.code === 'EEXIST') throw new Problem('not_in_this_state');
      throw error;
    }
  }

  /** Throws `too_many_requests` for more bytes than any camera makes. */
  admit(session: string, bytes: number): void {
    const going = this.#going.get(session);
    const now = performance.now();
    const seconds = going?.allowance.take(bytes, now) ?? 0;
    if (seconds > 0) throw new Problem('too_many_requests', { params: { seconds }, retryAfterSeconds: seconds });
    going?.meter.add(bytes, now);
  }

  noteSent(session: string, bytes: number): void {
    const meter = this.#sent.get(session) ?? new Meter();
    this.#sent.set(session, meter);
    meter.add(bytes, performance.now());
  }

  /** Bits a second: of the recording that is going on, given out now, given out at most. */
  load(session: string): { bitRate: number; sending: number; peak: number } {
    const now = performance.now();
    const sent = this.#sent.get(session);
    return {
      bitRate: this.#going.get(session)?.meter.rate(now) ?? 0,
      sending: sent?.rate(now) ?? 0,
      peak: sent?.peak ?? 0,
    };
  }

  /**
   * What is known of a track, going on or over, recorded by this process or another one; null when there is none. It is
   * looked for on disk only when chunk `least` is not known yet.
   */
  async index(of: TrackOf, least = Number.POSITIVE_INFINITY): Promise<TrackIndex | null> {
    const going = this.#going.get(of.session);
    const open = going?.epoch === of.epoch ? going.tracks.get(of.track) : undefined;
    if (open) return (await open.catch(() => null))?.index ?? null;
    const paths = this.#pathsOf(of);
    const stored = this.#indexes.get(paths.index) ?? new StoredIndex(paths);
    this.#indexes.delete(paths.index);
    this.#indexes.set(paths.index, stored);
    const [oldest] = this.#indexes.keys();
    if (this.#indexes.size > INDEXES_KEPT && oldest !== undefined) this.#indexes.delete(oldest);
    const known = await stored.read(false);
    return known && known.head >= least ? known : stored.read(true);
  }

  /** The bytes of chunks that follow each other; the caller has looked into the index that they are there. */
  read(of: TrackOf, index: TrackIndex, n: number, upTo: number) {
    return readChunks(this.#pathsOf(of), index, n, upTo);
  }

  /** All that was recorded in a session, in its order. */
  async recorded(session: string): Promise<RecordedEpoch[]> {
    const names = await readdir(join(this.#folder, session)).catch(() => []);
    const epochs = new Set(names.flatMap((name) => /^(\d+)-\w+\.index$/.exec(name)?.[1] ?? []).map(Number));
    const found = await Promise.all([...epochs].sort((a, b) => a - b).map((epoch) => this.#epoch(session, epoch)));
    return found.filter((epoch) => epoch !== null);
  }

  async #epoch(session: string, epoch: number): Promise<RecordedEpoch | null> {
    const tracks: RecordedEpoch['tracks'] = [];
    let startsAt: number | null = null;
    let endsAt = 0;
    for (const track of MEDIA_TRACKS) {
      const index = await this.index({ session, epoch, track }, Number.POSITIVE_INFINITY);
      if (!index || index.points.length === 0) continue;
      startsAt ??= index.startsAt;
      endsAt = Math.max(endsAt, index.lastAt ?? 0);
      const { type, head, initBytes, points } = index;
      tracks.push({ track, type, head, initBytes, points });
    }
    return startsAt === null ? null : { epoch, startsAt, endsAt, tracks };
  }

  /** Ends what is being recorded in a session. */
  async end(session: string): Promise<void> {
    const going = this.#going.get(session);
    this.#going.delete(session);
    for (const opening of going?.tracks.values() ?? []) {
      const file = await opening.catch(() => null);
      await file?.close().catch((error: unknown) => {
        this.#log.warn({ failure: String(error) }, 'a recording could not be closed');
      });
    }
  }

  /** Knows nothing of a session's recordings any more: their files are deleted. */
  async forget(session: string): Promise<void> {
    await this.end(session);
    const folder = join(this.#folder, session, '/');
    for (const path of this.#indexes.keys()) if (path.startsWith(folder)) this.#indexes.delete(path);
  }

  async #sweep(): Promise<void> {
    const now = performance.now();
    for (const [session, { usedAt }] of this.#going) {
      if (now - usedAt > IDLE_MS) await this.end(session);
    }
    for (const [session, meter] of this.#sent) if (meter.rate(now) === 0) this.#sent.delete(session);
  }

  async stop(): Promise<void> {
    clearInterval(this.#sweeping);
    for (const session of [...this.#going.keys()]) await this.end(session);
  }
}
