// What the server has to know of a recording while it grows: where it may be joined. The bytes themselves are passed on as
// they came.

/** A place at which a player may begin, given the bytes before the first such place. */
export interface JoinPoint {
  /** In bytes from the start of the recording. */
  offset: number;
  /** Its moment in the recording's own time. */
  ms: number;
}

/** The bytes are not the recording they were announced to be: ends the reading, and never leaves a reader. */
export class BrokenMedia extends Error {
  override name = 'BrokenMedia';
}

/** Nothing that one passes over is larger: a recorder writes a second or two at a time. */
const MAX_PART_BYTES = 64 * 1024 * 1024;

/** A growing sequence of bytes of which only the part not yet read is kept. */
export class Pending {
  #bytes: Buffer = Buffer.alloc(0);
  #skip = 0;
  /** Where the first byte kept stands in the whole. */
  position = 0;

  add(bytes: Buffer): void {
    const skipped = Math.min(this.#skip, bytes.length);
    this.#skip -= skipped;
    this.position += skipped;
    const rest = bytes.subarray(skipped);
    if (rest.length > 0) this.#bytes = this.#bytes.length === 0 ? rest : Buffer.concat([this.#bytes, rest]);
  }

  get bytes(): Buffer {
    return this.#bytes;
  }

  /** Leaves bytes behind, also such as have not come yet. */
  drop(count: number): void {
    if (count > MAX_PART_BYTES) throw new BrokenMedia('a part is too long');
    const here = Math.min(count, this.#bytes.length);
    this.#bytes = this.#bytes.subarray(here);
    this.#skip += count - here;
    this.position += here;
  }
}

/** Reads a recording piece by piece, wherever the pieces were cut. */
export abstract class ContainerReader {
  protected readonly pending = new Pending();
  #isBroken = false;
  /** The length of what stands before the media itself; null while that is not complete. */
  initBytes: number | null = null;
  /** The last moment seen so far. */
  lastMs = 0;

  /** Takes the next bytes and answers the join points found in them; null, from then on, for what is no such recording. */
  push(bytes: Buffer): JoinPoint[] | null {
    if (this.#isBroken) return null;
    this.pending.add(bytes);
    const points: JoinPoint[] = [];
    try {
      while (this.step(points));
      return points;
    } catch (error) {
      if (!(error instanceof BrokenMedia)) throw error;
      this.#isBroken = true;
      return null;
    }
  }

  /** Reads one part; false when it has not come whole. Throws BrokenMedia for what is no such recording. */
  protected abstract step(points: JoinPoint[]): boolean;
}
