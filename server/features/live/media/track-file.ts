// One track of a recording on disk: the bytes as they came, and beside them an index with a line for each chunk. A chunk
// counts once both are on disk. Either file is only ever appended to.
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { z } from 'zod';
import type { JoinPoint } from '#shared/live/media/routes.ts';
import type { ContainerReader } from './container.ts';
import { Mp4Reader } from './mp4.ts';
import { WebmReader } from './webm.ts';

const lineSchema = z.object({
  size: z.number().int(),
  /** When it came, in the server's time. */
  at: z.number(),
  /** With the chunk that completes what a player needs first. */
  initBytes: z.number().int().optional(),
  points: z.array(z.object({ skip: z.number().int(), ms: z.number() })).optional(),
});
const headSchema = z.object({ type: z.string() });

/** What is known of a track without its bytes. */
export class TrackIndex {
  readonly type: string;
  /** Where each chunk begins, and at the end where the next one will. */
  readonly offsets: number[] = [0];
  readonly points: JoinPoint[] = [];
  initBytes: number | null = null;
  firstAt: number | null = null;
  lastAt: number | null = null;
  /** The moment at which the recording's own time is 0, by the chunk that was least delayed on its way. */
  startsAt: number | null = null;

  constructor(type: string) {
    this.type = type;
  }

  get head(): number {
    return this.offsets.length - 2;
  }

  get bytes(): number {
    return this.offsets.at(-1) ?? 0;
  }

  add({ size, at, initBytes, points = [] }: z.output<typeof lineSchema>): void {
    const n = this.offsets.length - 1;
    const from = this.bytes;
    this.offsets.push(from + size);
    this.initBytes = initBytes ?? this.initBytes;
    this.firstAt ??= at;
    this.lastAt = at;
    for (const { skip, ms } of points) {
      // A cluster may have begun in a chunk before: it is known by its key frame only.
      const start = this.#chunkAt(from + skip);
      this.points.push({ n: start, skip: from + skip - (this.offsets[start] ?? 0), ms });
      this.startsAt = Math.min(this.startsAt ?? Number.POSITIVE_INFINITY, at - ms);
    }
    if (n === 0) this.startsAt ??= at;
  }

  #chunkAt(offset: number): number {
    let n = this.offsets.length - 2;
    while (n > 0 && (this.offsets[n] ?? 0) > offset) n -= 1;
    return n;
  }
}

/** The files of a track: the recording itself and its index. */
export interface TrackPaths {
  media: string;
  index: string;
}

/** A track's index as it stands on disk, read on as another process of the same data directory adds to it. */
export class StoredIndex {
  readonly #path: string;
  #index: TrackIndex | null = null;
  #position = 0;
  #reading: Promise<unknown> = Promise.resolve();

  constructor({ index }: TrackPaths) {
    this.#path = index;
  }

  /** Null when there is no such track. Without `fresh`: as it was when it was read last. */
  read(fresh: boolean): Promise<TrackIndex | null> {
    const read = this.#reading.then(async () => {
      if (fresh || !this.#index) await this.#readOn();
      return this.#index;
    });
    this.#reading = read.catch(() => undefined);
    return read;
  }

  async #readOn(): Promise<void> {
    const file = await open(this.#path, 'r').catch(() => null);
    if (!file) return;
    try {
      const { size } = await file.stat();
      const bytes = Buffer.alloc(Math.max(0, size - this.#position));
      await file.read(bytes, 0, bytes.length, this.#position);
      // A line that is torn is being written, or was never acknowledged.
      const whole = bytes.subarray(0, bytes.lastIndexOf(10) + 1);
      this.#position += whole.length;
      for (const line of whole.toString().split('\n').slice(0, -1)) this.#take(line);
    } finally {
      await file.close();
    }
  }

  #take(line: string): void {
    if (!this.#index) {
      const head = headSchema.safeParse(parseLine(line));
      if (head.success) this.#index = new TrackIndex(head.data.type);
      return;
    }
    const parsed = lineSchema.safeParse(parseLine(line));
    if (parsed.success) this.#index.add(parsed.data);
  }
}

const parseLine = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
};

/** The bytes of chunks that follow each other. */
export const readChunks = (paths: TrackPaths, index: TrackIndex, n: number, upTo: number) => {
  const start = index.offsets[n] ?? 0;
  const end = index.offsets[upTo + 1] ?? start;
  const stream = end > start ? createReadStream(paths.media, { start, end: end - 1 }) : Readable.from([]);
  return { stream, sizeBytes: end - start };
};

const readerFor = (type: string): ContainerReader => (type.includes('/webm') ? new WebmReader() : new Mp4Reader());

/** A track that is being recorded. */
export class TrackFile {
  readonly index: TrackIndex;
  readonly #media: FileHandle;
  readonly #lines: FileHandle;
  readonly #reader: ContainerReader;
  #writing: Promise<unknown> = Promise.resolve();
  /** What stands on disk is not known any more: nothing is added to it. */
  #hasFailed = false;

  private constructor(type: string, media: FileHandle, lines: FileHandle) {
    this.index = new TrackIndex(type);
    this.#media = media;
    this.#lines = lines;
    this.#reader = readerFor(type);
  }

  /** Begins a track. Throws (EEXIST) when there is one already: a recording is not continued after a restart. */
  static async create({ media, index }: TrackPaths, type: string): Promise<TrackFile> {
    await mkdir(dirname(media), { recursive: true, mode: 0o700 });
    const [bytes, lines] = [await open(media, 'wx', 0o600), await open(index, 'wx', 0o600)];
    const file = new TrackFile(type, bytes, lines);
    await lines.appendFile(`${JSON.stringify({ type })}\n`);
    return file;
  }

  /**
   * Takes chunk `n`, one at a time; resolves once it is on disk. `known`: it was taken before. `gap`: one before it is
   * missing, or could not be written. `broken`: it does not go on with a recording of this type, and nothing more will.
   */
  append(n: number, bytes: Buffer, at: number): Promise<'taken' | 'known' | 'gap' | 'broken'> {
    const done = this.#writing.then(() => this.#append(n, bytes, at));
    this.#writing = done.catch(() => undefined);
    return done;
  }

  async #append(n: number, bytes: Buffer, at: number): Promise<'taken' | 'known' | 'gap' | 'broken'> {
    if (n <= this.index.head) return 'known';
    if (n > this.index.head + 1 || this.#hasFailed) return 'gap';
    const hadInit = this.#reader.initBytes !== null;
    const found = this.#reader.push(bytes);
    if (!found) return 'broken';
    const from = this.index.bytes;
    const { initBytes } = this.#reader;
    const line = {
      size: bytes.length,
      at,
      ...(initBytes === null || hadInit ? {} : { initBytes }),
      ...(found.length > 0 ? { points: found.map(({ offset, ms }) => ({ skip: offset - from, ms })) } : {}),
    };
    this.#hasFailed = true;
    await this.#media.appendFile(bytes);
    await this.#media.datasync();
    await this.#lines.appendFile(`${JSON.stringify(line)}\n`);
    await this.#lines.datasync();
    this.#hasFailed = false;
    this.index.add(line);
    return 'taken';
  }

  /** How much has been recorded since the recording could last be joined, in ms. */
  get sinceKeyMs(): number {
    return Math.max(0, Math.round(this.#reader.lastMs - (this.index.points.at(-1)?.ms ?? 0)));
  }

  async close(): Promise<void> {
    await this.#writing;
    await Promise.all([this.#media.close(), this.#lines.close()]);
  }
}
