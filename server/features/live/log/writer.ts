// Group commit: what was decided within a tick is stored in one write, one write at a time, in order. Nobody is answered
// or shown anything before it is stored. A write that fails is tried again with the same numbers; the lane waits.
import { setTimeout as delay } from 'node:timers/promises';
import type { LogRecord } from '#server/features/live/model.ts';
import { Problem } from '#server/platform/http/problem.ts';
import type { Log } from '#server/platform/logging.ts';
import { append, LostSession, type Repeated } from './store.ts';

interface Waiting {
  record: LogRecord;
  /** Answers who acted, with the order of the entry that the act became. */
  resolve(order: number): void;
  reject(error: unknown): void;
}

interface WriterParts {
  log: Log;
  /** Milliseconds until what is not urgent is stored. */
  tickMs(): number;
  /** Called in order with what was just stored. */
  onStored(records: readonly LogRecord[], repeated: Repeated): void;
  /** The session is another owner's. */
  onLost(): void;
}

const RETRY_MS = [50, 100, 250, 500, 1_000, 2_000];

export class Writer {
  readonly #parts: WriterParts;
  #waiting: Waiting[] = [];
  #writing: Promise<void> | null = null;
  #timer: NodeJS.Timeout | null = null;
  #isStopped = false;

  constructor(parts: WriterParts) {
    this.#parts = parts;
  }

  /** Queues entries of one act; resolves with the order of the first once all of them are stored. */
  write(records: readonly LogRecord[], isUrgent: boolean): Promise<number> {
    if (this.#isStopped) return Promise.reject(new Problem('draining'));
    const stored = new Promise<number>((resolve, reject) => {
      records.forEach((record, index) => {
        const isFirst = index === 0;
        this.#waiting.push({ record, resolve: isFirst ? resolve : () => {}, reject: isFirst ? reject : () => {} });
      });
    });
    if (isUrgent) this.#flush();
    else this.#timer ??= setTimeout(() => this.#flush(), this.#parts.tickMs());
    return stored;
  }

  /** What is decided but not stored yet. */
  get pending(): readonly LogRecord[] {
    return this.#waiting.map(({ record }) => record);
  }

  /** Stores what waits, then takes nothing more. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#flush();
    while (this.#writing) await this.#writing;
  }

  /** Gives up what waits: who acted is told to come back. */
  abandon(): void {
    this.#isStopped = true;
    this.#clearTimer();
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const { reject } of waiting) reject(new Problem('draining'));
  }

  #clearTimer(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #flush(): void {
    this.#clearTimer();
    if (this.#writing || this.#waiting.length === 0) return;
    const batch = this.#waiting;
    this.#waiting = [];
    this.#writing = this.#store(batch).finally(() => {
      this.#writing = null;
      // What came meanwhile has waited for a whole write already.
      this.#flush();
    });
  }

  async #store(batch: readonly Waiting[]): Promise<void> {
    const records = batch.map(({ record }) => record);
    for (let tries = 0; ; tries += 1) {
      try {
        const repeated = await append(records);
        this.#parts.onStored(records, repeated);
        for (const { record, resolve } of batch) resolve(repeated.get(record.order)?.order ?? record.order);
        return;
      } catch (error) {
        if (error instanceof LostSession) {
          for (const { reject } of batch) reject(new Problem('draining'));
          this.#parts.onLost();
          return;
        }
        this.#parts.log.warn({ failure: String(error) }, 'a session’s entries could not be stored, trying again');
        if (this.#isStopped && tries >= RETRY_MS.length) {
          for (const { reject } of batch) reject(new Problem('database_unavailable'));
          return;
        }
        await delay(RETRY_MS[Math.min(tries, RETRY_MS.length - 1)]);
      }
    }
  }
}
