import { randomInt } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { availableParallelism, devNull } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Child, launch } from './child.ts';
import { EmbeddedError } from './embedded-error.ts';
import { guardChild } from './guard.ts';
import type { Log } from './log.ts';
import { keepMasterKey } from './master-key.ts';
import { type Running, type Supervised, supervise } from './supervisor.ts';
import { noMeili } from './system.ts';

type MeiliOptions = { dataDir: string; program: string; log: Log; onSpawn(pid: number): void };

const CLOSE_GRACE_MS = 5000;
const POLL_MS = 10;
/** On two cores a second thread gains nothing and takes answers' time: 20,000 texts took 28 s with one, 35 s with two. */
const INDEXING_THREADS = String(Math.max(1, Math.floor(availableParallelism() / 2)));

/**
 * For every federated search the engine reads all of the system's certificate authorities, 4 ms of its time, in case the search
 * goes to another server over TLS. Ours goes nowhere.
 */
const NO_AUTHORITIES = { SSL_CERT_FILE: devNull };

/** Runs Meilisearch on loopback and keeps it running. Address and key stay valid through its restarts. */
export async function startMeili({
  dataDir,
  program,
  log,
  onSpawn,
}: MeiliOptions): Promise<Supervised & { url: string; masterKey: string }> {
  const directory = join(dataDir, 'meili');
  mkdirSync(directory, { recursive: true });
  const masterKey = keepMasterKey(dataDir);
  const address = `127.0.0.1:${await freePort()}`;
  const start = async (signal: AbortSignal) => {
    const child = await launch({
      command: program,
      args: argumentsFor(directory, address),
      env: { PATH: process.env['PATH'], HOME: directory, MEILI_MASTER_KEY: masterKey, ...NO_AUTHORITIES },
      cwd: directory,
      hasChannel: false,
    }).catch((error) => {
      throw noMeili(error.message);
    });
    onSpawn(child.pid);
    child.exited.then(guardChild(child.pid));
    return whenReady(child, { url: `http://${address}`, masterKey, directory, signal });
  };
  const supervised = await supervise({ name: 'Meilisearch', start, log });
  return { ...supervised, url: `http://${address}`, masterKey };
}

function argumentsFor(directory: string, address: string): string[] {
  return [
    ...['--env', 'production', '--no-analytics', '--http-addr', address, '--log-level', 'WARN'],
    ...['--db-path', join(directory, 'index'), '--dump-dir', join(directory, 'dumps')],
    ...['--snapshot-dir', join(directory, 'snapshots')],
    ...['--max-indexing-memory', '512MiB', '--max-indexing-threads', INDEXING_THREADS],
  ];
}

type Starting = { url: string; masterKey: string; directory: string; signal: AbortSignal };

async function whenReady(child: Child, at: Starting): Promise<Running> {
  let ended: string | undefined;
  child.exited.then((how) => {
    ended = how;
  });
  while (ended === undefined && !at.signal.aborted) {
    if (await answers(at)) return { pid: child.pid, exited: child.exited, stop: () => child.stop(CLOSE_GRACE_MS) };
    await delay(POLL_MS);
  }
  if (ended === undefined) await child.stop(CLOSE_GRACE_MS);
  throw new EmbeddedError(
    'engine_failed',
    `Meilisearch did not start (${ended}). ${child.lastWords()}\nIts index may be deleted, it is made from the ` +
      `database: remove ${at.directory} and run \`npm run reindex\` once the server is up.`,
  );
}

/** Asked with the key, for a stranger on this port would be healthy too, but could not know it. */
function answers({ url, masterKey }: { url: string; masterKey: string }): Promise<boolean> {
  return new Promise((resolve) => {
    const headers = { authorization: `Bearer ${masterKey}` };
    const asked = request(`${url}/version`, { headers, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    asked.on('error', () => resolve(false));
    asked.end();
  });
}

/** Below the range from which systems take ports for outgoing connections, so that none holds it during a restart. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_000);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
      .once('error', () => resolve(false))
      .listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
