// What an owner knows of the people who take part in its session by other processes.
import type { Here } from './line.ts';

/** They say it every second; who has been silent for so long is gone with their people. */
const GONE_MS = 5_000;

export class Fellows {
  readonly #heard = new Map<string, { here: Here; atMs: number }>();

  hear(here: Here): void {
    this.#heard.set(here.from, { here, atMs: performance.now() });
  }

  #living(): Here[] {
    const now = performance.now();
    for (const [from, { atMs }] of this.#heard) if (now - atMs > GONE_MS) this.#heard.delete(from);
    return [...this.#heard.values()].map(({ here }) => here);
  }

  get viewers(): number {
    return this.#living().reduce((sum, { viewers }) => sum + viewers, 0);
  }

  /** True while this holder of the stage takes part somewhere else. */
  has(holder: string): boolean {
    return this.#living().some((here) => here.holder === holder);
  }
}
