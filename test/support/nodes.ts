// Several processes of one platform, as `npm start` runs each of them: they share the database, the search engine and Redis.
// `const nodes = useNodes(2)` inside `describe`; people sign in at the first and are at home at all.
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import mongoose from 'mongoose';
import { connectDatabase, disconnectDatabase } from '#server/platform/db/connection.ts';
import { createLog } from '#server/platform/logging.ts';
import { userRoutes } from '#shared/users/routes.ts';
import { startPlatform } from '#test/bench/platform.ts';
import { type Address, Client } from './client.ts';
import { movableClock } from './clock.ts';
import { type Engines, useEngines } from './engines.ts';
import { freePort } from './free-port.ts';
import { type Kind, seedPerson, type Wanted } from './people.ts';
import { startRedis, type TestRedis } from './redis.ts';
import { type Person, type Site, TEST_ENVIRONMENT } from './server.ts';

const START_TIMEOUT_MS = 180_000;
const MAIN = fileURLToPath(import.meta.resolve('#server/main.ts'));

interface Node {
  port: number;
  address: Address;
  /** Also while it does not answer yet. */
  child: ChildProcess | null;
}

class Nodes implements Site {
  /** Time goes on by itself: processes have clocks of their own. */
  readonly clock = movableClock();
  readonly #engines: Engines;
  readonly #name = `nodes-${randomBytes(6).toString('hex')}`;
  readonly #dataDir = mkdtempSync(join(tmpdir(), 'xietong-nodes-'));
  #nodes: Node[] = [];
  #redis: TestRedis | null = null;

  constructor(engines: Engines) {
    this.#engines = engines;
  }

  async open(many: number): Promise<void> {
    this.#redis = await startRedis();
    await connectDatabase(this.#engines.mongoUri(this.#name), createLog('error'));
    for (let index = 0; index < many; index += 1) {
      const port = await freePort();
      const address = { url: `http://127.0.0.1:${port}`, origin: new URL(TEST_ENVIRONMENT.PUBLIC_URL).origin };
      this.#nodes.push({ port, address, child: null });
    }
    // One after the other: the first makes the indexes that the others find.
    for (const index of this.#nodes.keys()) await this.start(index);
  }

  async close(): Promise<void> {
    for (const index of this.#nodes.keys()) await this.end(index, 'SIGTERM');
    await mongoose.connection.dropDatabase();
    await disconnectDatabase();
    await this.#redis?.end();
    rmSync(this.#dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }

  #node(index: number): Node {
    const node = this.#nodes[index];
    if (!node) throw new Error(`there is no process ${index}`);
    return node;
  }

  async start(index: number): Promise<void> {
    const node = this.#node(index);
    const { url, masterKey } = this.#engines.meili;
    const environment = {
      ...TEST_ENVIRONMENT,
      PORT: String(node.port),
      MONGODB_URI: this.#engines.mongoUri(this.#name),
      MEILI_URL: url,
      MEILI_KEY: masterKey,
      REDIS_URL: this.#redis?.url ?? '',
    };
    const onSpawn = (child: ChildProcess) => {
      node.child = child;
    };
    await startPlatform(this.#dataDir, node.port, { args: ['--import', 'tsx', MAIN], environment, onSpawn });
  }

  /** Resolves once it is gone. */
  async end(index: number, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const node = this.#node(index);
    const { child } = node;
    node.child = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }

  /** Redis goes away, with everything in it. */
  async loseRedis(): Promise<void> {
    await this.#redis?.end();
  }

  async findRedisAgain(): Promise<void> {
    this.#redis = await startRedis(Number(new URL(this.#redis?.url ?? '').port));
  }

  urlOf(index: number): string {
    return this.#node(index).address.url;
  }

  get url(): string {
    return this.urlOf(0);
  }

  visitor(): Client {
    return new Client(this.#node(0).address);
  }

  /** The same person's browser, connected to another process. */
  at(index: number, person: Client): Client {
    return person.at(this.#node(index).address);
  }

  async signIn(kind: Kind, wanted: Wanted = {}): Promise<Person> {
    const seeded = await seedPerson(kind, wanted, this.clock.now());
    const client = this.visitor();
    await client.call(userRoutes.signIn, { body: { email: seeded.email, password: seeded.password } });
    return Object.assign(client, seeded);
  }
}

export const useNodes = (many: number): Nodes => {
  const nodes = new Nodes(useEngines());
  before('the processes start', async function () {
    this.timeout(START_TIMEOUT_MS);
    await nodes.open(many);
  });
  after('the processes end', async function () {
    this.timeout(START_TIMEOUT_MS);
    await nodes.close();
  });
  return nodes;
};
