// The platform in a process of its own on a data directory of its own, as `npm start` runs it, and the few people a bench
// speaks for.
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { organizationOf } from '#seeds/builders/organizations.ts';
import { personOf } from '#seeds/builders/people.ts';
import { openEngines } from '#server/engines.ts';
import { seedMembership, seedOrganization } from '#server/features/organizations/seeding.ts';
import { seedUser } from '#server/features/users/seeding.ts';
import { readConfig } from '#server/platform/config.ts';
import { connectDatabase, disconnectDatabase } from '#server/platform/db/connection.ts';
import { storedFacts } from '#server/platform/facts/store.ts';
import { createLog } from '#server/platform/logging.ts';
import { type Person, signIn } from './person.ts';

export interface Running {
  child: ChildProcess;
  readyMs: number;
  gone: Promise<void>;
}

/** As the script of `npm start` has them. */
const START = [
  '--use-largepages=silent',
  '--max-semi-space-size=64',
  '--no-allocation-site-pretenuring',
  fileURLToPath(import.meta.resolve('#server/start.mjs')),
];

interface Start {
  /** Node's arguments; those of `npm start` unless told otherwise. */
  args?: readonly string[];
  environment?: Record<string, string>;
  /** Is given the process before it is ready, so that it can be ended in any case. */
  onSpawn?: (child: ChildProcess) => void;
}

/** Starts it and resolves when it says that it is ready. */
export const startPlatform = async (
  dataDir: string,
  port: number,
  { args = START, environment = {}, onSpawn }: Start = {},
): Promise<Running> => {
  const began = performance.now();
  const child = spawn(process.execPath, [...args], {
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      PORT: String(port),
      SEED: 'none',
      LOG_LEVEL: 'error',
      // The ceilings against floods are far below what a bench does from one address.
      RATE_SCALE: '10000',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onSpawn?.(child);
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const lines = createInterface({ input: child.stdout });
  const isReady = new Promise<void>((resolve) => {
    lines.on('line', (line) => {
      if (line.includes('is ready: http')) resolve();
      // Errors are logged as JSON; they belong to the bench's own trouble.
      if (line.startsWith('{')) process.stderr.write(`${line}\n`);
    });
  });
  const failed = gone.then(() => {
    throw new Error('the platform ended before it was ready');
  });
  await Promise.race([isReady, failed]);
  failed.catch(() => {});
  return { child, readyMs: performance.now() - began, gone };
};

export interface People {
  coordinator: Person;
  company: Person;
  /** Of another organization than the company. */
  researcher: Person;
  companyId: string;
}

const coordinator = personOf({ email: 'coordinator@bench.example' });
const owner = personOf({ email: 'owner@bench.example' });
const professor = personOf({ email: 'professor@bench.example' });

/** Those who were seeded before. */
export const signInPeople = async (origin: string, companyId: string): Promise<People> => ({
  coordinator: await signIn(origin, coordinator.email, coordinator.password),
  company: await signIn(origin, owner.email, owner.password),
  researcher: await signIn(origin, professor.email, professor.password),
  companyId,
});

/** Works on the data beside the running server. */
const besideServer = async <Result>(dataDir: string, work: () => Promise<Result>): Promise<Result> => {
  const log = createLog('error');
  const engines = await openEngines({
    config: readConfig({ DATA_DIR: dataDir }),
    log,
    onStep: () => {},
    join: true,
  });
  await connectDatabase(engines.mongoUri, log);
  try {
    return await work();
  } finally {
    await disconnectDatabase();
    await engines.close();
  }
};

const LOOK_MS = 250;

/** Resolves when all that follows from what was done is done: index entries, notices, notifications. */
export const untilSettled = (dataDir: string): Promise<void> =>
  besideServer(dataDir, async () => {
    while (await storedFacts.exists({ 'todo.0': { $exists: true } })) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  });

/** The center with a coordinator, and a company: written into the data beside the running server. */
export const seedPeople = async (dataDir: string, origin: string): Promise<People> => {
  const now = new Date();
  const found = async (type: 'enterprise' | 'university', person: typeof owner): Promise<string> => {
    const content = organizationOf({ type });
    const organizationId = await seedOrganization({ content, verification: 'verified', isDemo: false }, now);
    const userId = await seedUser({ ...person, duty: 'none', isDemo: false }, now);
    await seedMembership({ organizationId, userId, role: 'owner' }, now);
    return organizationId;
  };
  const companyId = await besideServer(dataDir, async () => {
    const center = organizationOf({ type: 'center' });
    await seedOrganization({ content: center, verification: 'verified', isDemo: false }, now);
    await seedUser({ ...coordinator, duty: 'coordinator', isDemo: false }, now);
    const id = await found('enterprise', owner);
    await found('university', professor);
    return id;
  });
  return signInPeople(origin, companyId);
};

/** Pids of the app and its engines as the lock of the data directory names them now. */
export const readPids = (dataDir: string): { app: number; engine: number; search: number } => {
  const lock = JSON.parse(readFileSync(join(dataDir, 'embedded.lock'), 'utf8')) as {
    pid: number;
    children: Record<string, { pid: number }>;
  }; // Written by server/embedded/data-directory.ts.
  return { app: lock.pid, engine: lock.children['mongo']?.pid ?? 0, search: lock.children['meili']?.pid ?? 0 };
};
