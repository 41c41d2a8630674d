import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from './log.ts';

export type Running = { pid: number; exited: Promise<string>; stop(): Promise<void> };
export type Supervised = {
  /** Undefined while it is being started again. */
  pid(): number | undefined;
  close(): Promise<void>;
};

type Service = {
  name: string;
  /** Resolves once the service answers; rejects with the reason, also when the signal aborts. Leaves nothing behind. */
  start(signal: AbortSignal): Promise<Running>;
  log: Log;
};

const FIRST_DELAY_MS = 50;
const LONGEST_DELAY_MS = 5000;
/** Having served this long, a service that ends is started again at once. */
const STEADY_MS = 2000;

/**
 * Keeps one service running: it is started again whenever it ends, at once the first time, then with growing pauses.
 * Rejects if the very first start fails.
 */
export async function supervise({ name, start, log }: Service): Promise<Supervised> {
  const closing = new AbortController();
  let running: Running | undefined = await start(closing.signal);
  const ended = keepRunning(running);

  async function keepRunning(first: Running): Promise<void> {
    let pauseMs = 0;
    for (let current = first; ; ) {
      const began = Date.now();
      const how = await current.exited;
      running = undefined;
      if (closing.signal.aborted) return;
      if (Date.now() - began > STEADY_MS) pauseMs = 0;
      log('warn', { service: name, how, pauseMs }, `${name} ended (${how}); starting it again`);
      const next = await startAgain(pauseMs);
      if (!next) return;
      if (closing.signal.aborted) return next.stop();
      running = current = next;
      pauseMs = longer(pauseMs);
    }
  }

  async function startAgain(firstPauseMs: number): Promise<Running | undefined> {
    for (let pauseMs = firstPauseMs; ; pauseMs = longer(pauseMs)) {
      try {
        if (pauseMs > 0) await delay(pauseMs, undefined, { signal: closing.signal });
        const began = Date.now();
        const next = await start(closing.signal);
        log('info', { service: name, pid: next.pid, ms: Date.now() - began }, `${name} serves again`);
        return next;
      } catch (error) {
        if (closing.signal.aborted) return undefined;
        log('error', { service: name, error }, `${name} did not start; trying again`);
      }
    }
  }

  return {
    pid: () => running?.pid,
    close: async () => {
      closing.abort();
      await running?.stop();
      await ended;
    },
  };
}

function longer(pauseMs: number): number {
  return Math.min(Math.max(pauseMs * 2, FIRST_DELAY_MS), LONGEST_DELAY_MS);
}
