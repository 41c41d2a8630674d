// The beat of a session in this process: what waits goes out tick by tick, the last values every second.
import { HEADS_EVERY_MS } from '#shared/live/limits.ts';
import type { Hall } from './hall.ts';

const SECOND_MS = 1_000;

export class Ticker {
  readonly #hall: Hall;
  readonly #onSecond: () => void;
  readonly #ticks: NodeJS.Timeout;
  #secondAt = 0;
  #headsAt = 0;
  #isStopped = false;

  /** `onSecond` is called about every second, before the last values go out. */
  constructor(hall: Hall, onSecond: () => void) {
    this.#hall = hall;
    this.#onSecond = onSecond;
    this.#ticks = setTimeout(() => this.#tick(), hall.tickMs);
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#ticks);
  }

  #tick(): void {
    if (this.#isStopped) return;
    const now = performance.now();
    const { audience } = this.#hall;
    audience.publishContent();
    if (now - this.#secondAt >= SECOND_MS) {
      this.#secondAt = now;
      this.#onSecond();
      const isDue = now - this.#headsAt >= HEADS_EVERY_MS;
      if (isDue) this.#headsAt = now;
      audience.publishSums(isDue);
    }
    this.#ticks.refresh();
  }
}
