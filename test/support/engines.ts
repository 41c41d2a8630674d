// One engine and one Meilisearch for all files of a test process. A suite asks for them by `const engines = useEngines()`; the first
// to ask starts them. Suites keep apart by database and index names, not by engines.
import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Embedded, startEmbedded } from '#server/embedded/start.ts';
import { atEnd } from './ending.ts';

export type Engines = {
  /** The address of a database of this name on the run's engine. */
  mongoUri(databaseName: string): string;
  readonly meili: { url: string; masterKey: string };
};

const START_TIMEOUT_MS = 60_000;
const MEMORY = '/dev/shm';
const ENOUGH_MEMORY_BYTES = 4 * 2 ** 30;
let starting: Promise<Embedded> | undefined;
let started: Embedded | undefined;
let dataDir: string | undefined;

atEnd(async () => {
  await started?.close();
  if (dataDir !== undefined) rmSync(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

/** To be called inside `describe`: the engines answer before its first test. */
export function useEngines(): Engines {
  before('the engines are started', async function () {
    this.timeout(START_TIMEOUT_MS);
    starting ??= start();
    started = await starting;
  });
  return {
    mongoUri: (databaseName) => running().mongo.replace('/xietong?', `/${databaseName}?`),
    get meili() {
      return running().meili;
    },
  };
}

/**
 * In memory where there is room: every write is journalled before it is acknowledged, and these engines end with their process.
 * What survives a crash is tested on disk (test/embedded).
 */
function folderOfEngines(): string {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    if (bavail * bsize >= ENOUGH_MEMORY_BYTES) return MEMORY;
  } catch {
    // A system without it.
  }
  return tmpdir();
}

function start(): Promise<Embedded> {
  dataDir = mkdtempSync(join(folderOfEngines(), 'xietong-test-'));
  return startEmbedded({ dataDir, mongo: true, meili: true, log: printTrouble });
}

function printTrouble(level: 'info' | 'warn' | 'error', data: object, text: string): void {
  if (level !== 'info') console.error(text, data);
}

function running(): { mongo: string; meili: { url: string; masterKey: string } } {
  if (!started?.mongoUri || !started.meili)
    throw new Error('The engines answer from the first test on, not before it.');
  return { mongo: started.mongoUri, meili: started.meili };
}
