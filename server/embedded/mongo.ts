import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Child, launch } from './child.ts';
import { inUse } from './data-directory.ts';
import { EmbeddedError } from './embedded-error.ts';
import type { Log } from './log.ts';
import { isMongoMessage, type MongoMessage } from './mongo-message.ts';
import { socketFolder } from './socket-path.ts';
import { type Running, type Supervised, supervise } from './supervisor.ts';
import { noMongo } from './system.ts';

type MongoOptions = { dataDir: string; cache: string; log: Log; onSpawn(pid: number): void };

const CLOSE_GRACE_MS = 10_000;
const ENTRY = fileURLToPath(import.meta.resolve('./mongo-child.ts'));

/** Runs the engine in a process of its own and keeps it running. The address stays valid through its restarts. */
export async function startMongo({
  dataDir,
  cache,
  log,
  onSpawn,
}: MongoOptions): Promise<Supervised & { uri: string }> {
  const socket = join(socketFolder(dataDir), 'mongo.sock');
  const directory = join(dataDir, 'mongo');
  const start = async (signal: AbortSignal) => {
    const child = await launch({
      command: process.execPath,
      args: ['--import', import.meta.resolve('tsx'), ENTRY, directory, socket, cache],
      env: { ...process.env, NODE_OPTIONS: '' },
      cwd: dataDir,
      hasChannel: true,
    });
    onSpawn(child.pid);
    return whenReady(child, { dataDir, signal });
  };
  const supervised = await supervise({ name: 'MongoDB engine', start, log });
  return { ...supervised, uri: mongoUri(socket) };
}

/** Journalled by default: without `journal` the engine acknowledges writes that a kill -9 loses. */
function mongoUri(socket: string): string {
  return `mongodb://${encodeURIComponent(socket)}/xietong?directConnection=true&retryWrites=false&w=1&journal=true`;
}

async function whenReady(
  child: Child,
  { dataDir, signal }: { dataDir: string; signal: AbortSignal },
): Promise<Running> {
  const stop = () => child.stop(CLOSE_GRACE_MS);
  signal.addEventListener('abort', stop, { once: true });
  const message = await firstMessage(child);
  signal.removeEventListener('abort', stop);
  if (message.ready) return { pid: child.pid, exited: child.exited, stop };
  await child.exited;
  if (message.reason === 'in_use') throw inUse(dataDir);
  if (message.reason === 'unsupported') throw noMongo(message.text);
  throw new EmbeddedError(
    'engine_failed',
    `The embedded MongoDB engine did not start (${message.text.trim()}). Its data is in ${join(dataDir, 'mongo')}: ` +
      'restore it from a backup, or move it away to begin anew.',
  );
}

function firstMessage(child: Child): Promise<MongoMessage> {
  return new Promise((resolve) => {
    child.process.once('message', (message) => {
      if (isMongoMessage(message)) resolve(message);
    });
    child.exited.then((how) => resolve({ ready: false, reason: 'failed', text: `${how} ${child.lastWords()}` }));
  });
}
