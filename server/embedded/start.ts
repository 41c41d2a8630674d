// The one-command default: MongoDB's engine and Meilisearch as children of this process, in one data directory.
// They are started again when they die, and die when this process does.
import { realpathSync } from 'node:fs';
import { holdDataDirectory } from './data-directory.ts';
import type { Log } from './log.ts';
import { startMeili } from './meili.ts';
import { startMongo } from './mongo.ts';
import { cacheFolder, meiliProgram, requireSupport, thisSystem } from './system.ts';

export { EmbeddedError } from './embedded-error.ts';

export type EmbeddedOptions = {
  dataDir: string;
  mongo: boolean;
  meili: boolean;
  onStep?: (text: string) => void;
  log: Log;
};

export type Embedded = {
  mongoUri: string | null;
  meili: { url: string; masterKey: string } | null;
  pids(): { mongo?: number; meili?: number };
  close(): Promise<void>;
};

/**
 * Starts what is asked for and resolves when it answers. Addresses stay valid through restarts of the children.
 * @throws EmbeddedError with a message for the person at the terminal.
 */
export async function startEmbedded({ dataDir, mongo, meili, onStep, log }: EmbeddedOptions): Promise<Embedded> {
  const system = thisSystem();
  requireSupport({ mongo, meili }, system);
  const directory = await holdDataDirectory(dataDir);
  const path = realpathSync(dataDir);
  const cache = cacheFolder(path);
  const step = async <T>(name: string, wanted: boolean, start: () => Promise<T>) => {
    if (!wanted) return null;
    const began = performance.now();
    const started = await start();
    onStep?.(`${name} is ready (${((performance.now() - began) / 1000).toFixed(1)} s)`);
    return started;
  };
  const starting = [
    step('MongoDB engine', mongo, () =>
      startMongo({ dataDir: path, cache, log, onSpawn: (pid) => directory.noteChild('mongo', pid) }),
    ),
    step('Meilisearch', meili, async () =>
      startMeili({
        dataDir: path,
        program: meiliProgram(system, cache),
        log,
        onSpawn: (pid) => directory.noteChild('meili', pid),
      }),
    ),
  ] as const;
  const close = async () => {
    const started = await Promise.allSettled(starting);
    await Promise.all(started.map((result) => (result.status === 'fulfilled' ? result.value?.close() : undefined)));
    directory.release();
  };
  try {
    const [engine, search] = await Promise.all(starting);
    directory.noteEndpoints({ mongoUri: engine?.uri ?? null, meiliUrl: search?.url ?? null });
    return {
      mongoUri: engine?.uri ?? null,
      meili: search && { url: search.url, masterKey: search.masterKey },
      pids: () => livingPids({ mongo: engine?.pid(), meili: search?.pid() }),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function livingPids({ mongo, meili }: { mongo: number | undefined; meili: number | undefined }) {
  return { ...(mongo !== undefined && { mongo }), ...(meili !== undefined && { meili }) };
}
