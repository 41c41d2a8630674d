// How fast bytes go through, and how fast they may.

/** Lets through so many bytes a second, with some in reserve. */
export class Allowance {
  readonly #perSecond: number;
  readonly #reserve: number;
  #left: number;
  #at: number;

  constructor(perSecond: number, reserve: number, now: number) {
    this.#perSecond = perSecond;
    this.#reserve = reserve;
    this.#left = reserve;
    this.#at = now;
  }

  /** 0 when they may pass; otherwise after how many seconds to try again. `now` in ms. */
  take(bytes: number, now: number): number {
    this.#left = Math.min(this.#reserve, this.#left + ((now - this.#at) / 1000) * this.#perSecond);
    this.#at = now;
    if (bytes > this.#left) return Math.max(1, Math.ceil((bytes - this.#left) / this.#perSecond));
    this.#left -= bytes;
    return 0;
  }
}

const WINDOW_MS = 5_000;
/** What passes within such a time is counted together. */
const PIECE_MS = 100;

/** Bits a second over the last seconds, and at most so far. */
export class Meter {
  #pieces: { at: number; bytes: number }[] = [];
  #bytes = 0;
  peak = 0;

  add(bytes: number, now: number): void {
    const last = this.#pieces.at(-1);
    if (last && now - last.at < PIECE_MS) last.bytes += bytes;
    else this.#pieces.push({ at: now, bytes });
    this.#bytes += bytes;
    this.peak = Math.max(this.peak, this.rate(now));
  }

  rate(now: number): number {
    let gone = 0;
    for (const { at, bytes } of this.#pieces) {
      if (now - at <= WINDOW_MS) break;
      this.#bytes -= bytes;
      gone += 1;
    }
    if (gone > 0) this.#pieces.splice(0, gone);
    return (this.#bytes * 8 * 1000) / WINDOW_MS;
  }
}
