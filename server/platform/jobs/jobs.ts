// Work that comes round: every so often, on one server at a time.
import { holdLease } from '#server/platform/db/lease.ts';
import type { Log } from '#server/platform/logging.ts';

export interface Job {
  name: string;
  everyMs: number;
  run(): Promise<void>;
}

export interface Jobs {
  start(): void;
  stop(): Promise<void>;
}

export const createJobs = (jobs: readonly Job[], log: Log): Jobs => {
  const timers: NodeJS.Timeout[] = [];
  const running = new Set<Promise<void>>();
  const runOnce = async (job: Job) => {
    try {
      if (await holdLease(`job:${job.name}`, job.everyMs * 0.9)) await job.run();
    } catch (error) {
      log.warn({ job: job.name, failure: String(error) }, 'job failed, will run again');
    }
  };
  const begin = (job: Job) => {
    const work = runOnce(job).finally(() => running.delete(work));
    running.add(work);
  };
  return {
    start() {
      for (const job of jobs) {
        begin(job);
        timers.push(setInterval(begin, job.everyMs, job).unref());
      }
    },
    async stop() {
      for (const timer of timers) clearInterval(timer);
      await Promise.allSettled(running);
    },
  };
};
