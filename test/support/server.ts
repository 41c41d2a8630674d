// The whole platform for one suite: real engine, real Meilisearch, HTTP and sockets on a free port, a database and index
// names of its own. `const server = useServer()` inside `describe`; tests speak in people: `await server.signIn('enterprise')`.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { type App, type AppPorts, createApp } from '#server/app.ts';
import { readConfig } from '#server/platform/config.ts';
import { connectDatabase, disconnectDatabase } from '#server/platform/db/connection.ts';
import { createLog } from '#server/platform/logging.ts';
import { createSearch, type Search } from '#server/platform/search/search.ts';
import { userRoutes } from '#shared/users/routes.ts';
import { type Address, Client } from './client.ts';
import { type MovableClock, movableClock } from './clock.ts';
import { type Engines, useEngines } from './engines.ts';
import { Gate } from './gate.ts';
import { type Kind, type SeededPerson, seedPerson, type Wanted } from './people.ts';

const START_TIMEOUT_MS = 60_000;

export const TEST_ENVIRONMENT = {
  PORT: '0',
  // What people would type; no such host is ever asked.
  PUBLIC_URL: 'http://xietong.test',
  SESSION_SECRET: 'a secret that only tests know, thirty-two and more',
  SEED: 'none',
  LOG_LEVEL: 'error',
  // Limits have tests of their own; everywhere else a suite's many requests from one address are one person's.
  RATE_SCALE: '1000',
};

interface Settings {
  /** Environment variables beside those every test server has; a function is asked when the server starts. */
  environment?: Record<string, string> | (() => Record<string, string>);
  /** Where group robots listen: servers of the test's own. */
  robots?: () => Pick<AppPorts, 'robotOrigins' | 'robotTimeoutMs'>;
  /** Where the server's log goes; to standard output when left out. */
  logTo?: { write(line: string): void };
}

interface Running {
  app: App;
  search: Search;
}

/** Where a suite's platform is: the name of its database and indexes, and its port once it has one. */
interface Place {
  name: string;
  port: number;
}

/**
 * Places that earlier suites of this process have left empty: making their hundreds of collections and indexes anew would take
 * longer than most suites, and browsers keep the client's files by address.
 */
const placesToReuse: Place[] = [];

/** Listens at a port; at any free one when another program has taken it meanwhile. Resolves to the port. */
const listen = async (http: App['http'], port: number): Promise<number> => {
  http.listen(port, '127.0.0.1');
  try {
    await once(http, 'listening');
  } catch (error) {
    if (port === 0) throw error;
    return listen(http, 0);
  }
  // A TCP server's address is an object.
  return (http.address() as AddressInfo).port;
};

const emptyDatabase = async (): Promise<void> => {
  const collections = (await mongoose.connection.db?.collections()) ?? [];
  await Promise.all(collections.map((collection) => collection.deleteMany({})));
};

const emptyIndex = (search: Search, name: string) =>
  search.ask((engine) => engine.index(search.nameOf(name)).deleteAllDocuments().waitTask());

/** Somebody signed in, in a browser of their own. */
export type Person = Client & SeededPerson;

/** One suite's server. */
export class TestServer {
  readonly clock: MovableClock = movableClock();
  readonly #settings: Settings;
  readonly #engines: Engines;
  #place: Place | undefined;
  readonly #dataDir = mkdtempSync(join(tmpdir(), 'xietong-server-'));
  readonly #address: Address = { url: '', origin: '' };
  #searchGate: Gate | undefined;
  #running: Running | undefined;

  constructor(engines: Engines, settings: Settings) {
    this.#engines = engines;
    this.#settings = settings;
  }

  async start(): Promise<void> {
    this.#place ??= placesToReuse.pop() ?? { name: `test-${randomBytes(6).toString('hex')}`, port: 0 };
    const place = this.#place;
    const { environment = {} } = this.#settings;
    const own = typeof environment === 'function' ? environment() : environment;
    const config = readConfig({ ...TEST_ENVIRONMENT, DATA_DIR: this.#dataDir, ...own });
    const log = createLog(config.logLevel, this.#settings.logTo);
    const { url, masterKey } = this.#engines.meili;
    this.#searchGate ??= new Gate(url);
    await this.#searchGate.open();
    const search = createSearch({ url: this.#searchGate.url, key: masterKey, prefix: `${place.name}-` });
    await connectDatabase(this.#engines.mongoUri(place.name), log);
    const sessionSecret = config.sessionSecret ?? '';
    const robots = this.#settings.robots?.() ?? {};
    const app = await createApp({ config, log, clock: this.clock, search, sessionSecret, ...robots });
    place.port = await listen(app.http, place.port);
    await app.indexesReady;
    Object.assign(this.#address, { url: `http://127.0.0.1:${place.port}`, origin: new URL(config.publicUrl).origin });
    this.#running = { app, search };
  }

  async stop(): Promise<void> {
    const running = this.#running;
    this.#running = undefined;
    await running?.app.close();
    await disconnectDatabase();
    await this.#searchGate?.shut();
  }

  /** Ends the app and removes all that it stored. */
  async discard(): Promise<void> {
    const running = this.#running;
    this.#running = undefined;
    try {
      if (!running) return;
      await running.app.close();
      await this.findSearchAgain();
      await Promise.all([
        emptyDatabase(),
        ...running.app.sources.map(({ index }) => emptyIndex(running.search, index.name)),
      ]);
      if (this.#place) placesToReuse.push(this.#place);
    } finally {
      await this.stop();
      rmSync(this.#dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    }
  }

  /** Ends the app and starts it anew on the same data. Browsers find it again, sockets have to be opened anew. */
  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  /** The search engine goes away, for this server only. */
  async loseSearch(): Promise<void> {
    await this.#searchGate?.shut();
  }

  /** The search engine is back. */
  async findSearchAgain(): Promise<void> {
    await this.#searchGate?.open();
  }

  get app(): App {
    return this.#current().app;
  }

  get search(): Search {
    return this.#current().search;
  }

  get url(): string {
    return this.#address.url;
  }

  /** A browser that nobody has signed in with. */
  visitor(): Client {
    return new Client(this.#address);
  }

  /** A new person of this kind, in an organization of their own unless told otherwise; not signed in. */
  someone(kind: Kind, wanted: Wanted = {}): Promise<SeededPerson> {
    return seedPerson(kind, wanted, this.clock.now());
  }

  /** A new person of this kind, signed in. */
  async signIn(kind: Kind, wanted: Wanted = {}): Promise<Person> {
    return this.signInAs(await this.someone(kind, wanted));
  }

  /** The same person in another browser. */
  async signInAs({ id, email, password, organizationId }: SeededPerson): Promise<Person> {
    const client = this.visitor();
    await client.call(userRoutes.signIn, { body: { email, password } });
    return Object.assign(client, { id, email, password, organizationId });
  }

  /** Resolves when all that follows from what was done is done: mails, index entries, notices. */
  settled(): Promise<void> {
    return this.app.settled();
  }

  #current(): Running {
    if (!this.#running) throw new Error('The server answers from the first test on, not before it.');
    return this.#running;
  }
}

/** What journeys need of a platform, whether it is one process or several. */
export type Site = Pick<TestServer, 'clock' | 'url' | 'visitor' | 'signIn'>;

/** To be called inside `describe`: the server answers before its first test, and everything of it is gone afterwards. */
export const useServer = (settings: Settings = {}): TestServer => {
  const server = new TestServer(useEngines(), settings);
  before('the server starts', async function () {
    this.timeout(START_TIMEOUT_MS);
    await server.start();
  });
  after('the server ends', () => server.discard());
  return server;
};
