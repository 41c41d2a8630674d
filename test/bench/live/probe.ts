// What a server process says of itself: how long its event loop is kept from turning, its CPU and its memory.
import { monitorEventLoopDelay } from 'node:perf_hooks';

const RESOLUTION_MS = 1;
const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
histogram.enable();
let cpu = process.cpuUsage();
let since = performance.now();

const delayMs = (nanoseconds: number): number => Math.max(0, nanoseconds / 1e6 - RESOLUTION_MS);

export interface Probe {
  loopP50Ms: number;
  loopP99Ms: number;
  loopMaxMs: number;
  /** Share of one core. */
  cpu: number;
  rssBytes: number;
}

/** Begins anew. */
export const resetProbe = (): void => {
  histogram.reset();
  cpu = process.cpuUsage();
  since = performance.now();
};

export const readProbe = (): Probe => {
  const used = process.cpuUsage(cpu);
  return {
    loopP50Ms: delayMs(histogram.percentile(50)),
    loopP99Ms: delayMs(histogram.percentile(99)),
    loopMaxMs: delayMs(histogram.max),
    cpu: (used.user + used.system) / 1000 / (performance.now() - since),
    rssBytes: process.memoryUsage.rss(),
  };
};

/** Memory in use once nothing is left to collect. */
export const settledRss = (): number => {
  globalThis.gc?.();
  return process.memoryUsage.rss();
};
