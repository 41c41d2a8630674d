// Work that is looked for again and again: at once while there is some, when told, and every so often without being told.

export interface Loop {
  /** Look now. */
  wake(): void;
  /** Resolves when the look under way has ended; no other follows. */
  stop(): Promise<void>;
}

interface LoopOptions {
  idleMs: number;
  /** Does some work; true when there may be more. */
  look(): Promise<boolean>;
  onFailure(error: unknown): void;
}

export const startLoop = ({ idleMs, look, onFailure }: LoopOptions): Loop => {
  let isStopping = false;
  let isWoken = false;
  let endPause = () => {};

  const pause = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, idleMs);
      endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const lookSafely = async (): Promise<boolean> => {
    try {
      return await look();
    } catch (error) {
      if (!isStopping) onFailure(error);
      return false;
    }
  };

  const run = async () => {
    while (!isStopping) {
      isWoken = false;
      const mayBeMore = await lookSafely();
      // Woken during the look: what came then may have been missed.
      if (!mayBeMore && !isWoken && !isStopping) await pause();
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
