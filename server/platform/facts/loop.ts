// Work that is looked for again and again: when told, and otherwise after the pause that the last look asked for.

export interface Loop {
  /** Look now. */
  wake(): void;
  /** Resolves when the look under way has ended; no other follows. */
  stop(): Promise<void>;
}

interface LoopOptions {
  /** Does some work; resolves to the milliseconds until the next look, 0 when there may be more to do now. */
  look(): Promise<number>;
  onFailure(error: unknown): void;
}

const AFTER_FAILURE_MS = 500;

export const startLoop = ({ look, onFailure }: LoopOptions): Loop => {
  let isStopping = false;
  let isWoken = false;
  let endPause = () => {};

  const pause = (pauseMs: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, pauseMs);
      endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const lookSafely = async (): Promise<number> => {
    try {
      return await look();
    } catch (error) {
      if (!isStopping) onFailure(error);
      return AFTER_FAILURE_MS;
    }
  };

  const run = async () => {
    while (!isStopping) {
      isWoken = false;
      const pauseMs = await lookSafely();
      // Woken during the look: what came then may have been missed.
      if (pauseMs > 0 && !isWoken && !isStopping) await pause(pauseMs);
    }
  };

  const running = run();
  const wake = () => {
    isWoken = true;
    endPause();
  };
  return {
    wake,
    stop() {
      isStopping = true;
      wake();
      return running;
    },
  };
};
