// npm run bench:match -- --capabilities 100000 [--needs 20000] [--json]: the platform with so many results and needs. How fast
// a match list with its why cards is answered over HTTP, beside one plain search of the engine in the same run; how that
// grows with the collection; how fast texts are analysed and indexed; what it takes in memory; and how long after the
// publication of a result the pages of the needs it fits are told. Ends with 1 when a goal is missed.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Engines, openEngines } from '#server/engines.ts';
import { readConfig } from '#server/platform/config.ts';
import { createLog } from '#server/platform/logging.ts';
import { createSearch, type Search } from '#server/platform/search/search.ts';
import { freePort } from '#test/support/free-port.ts';
import { get, type Latencies, timeEach } from './load.ts';
import { syntheticNeeds, syntheticResults } from './match-texts.ts';
import type { Person } from './person.ts';
import { type People, readPids, seedPeople, signInPeople, startPlatform } from './platform.ts';
import { type Goal, judge, ms, printTable } from './table.ts';
import { measureTelling } from './telling.ts';

const { values: flags } = parseArgs({
  options: {
    json: { type: 'boolean' },
    capabilities: { type: 'string', default: '100000' },
    needs: { type: 'string', default: '20000' },
    asked: { type: 'string', default: '400' },
    // Keeps the data there, and goes on with what it holds: for whoever measures again and again.
    data: { type: 'string' },
  },
});
const CAPABILITIES = Number(flags.capabilities);
const NEEDS = Number(flags.needs);
const ASKED = Number(flags.asked);
const STEPS = [1000, 10_000, 100_000] as const;
const GOAL_P95_MS = 40;
const GOAL_TIMES_RAW = 12;
const GOAL_GROWTH = 3;
const TOLD = 20;
/** A file may have fifty megabytes. */
const FILE_ROWS = 45_000;

const note = (text: string) => process.stderr.write(`${text}\n`);
const seconds = (since: number): number => (performance.now() - since) / 1000;
const pause = (forMs: number) => new Promise((resolve) => setTimeout(resolve, forMs));

interface Bench {
  people: People;
  search: Search;
  dataDir: string;
  origin: string;
}

/** A first start prepares its indexes behind its first answers. */
const untilPrepared = async ({ search }: Bench): Promise<void> => {
  for (const noun of ['need', 'capability']) {
    for (;;) {
      const filters = await search
        .ask((client) => client.index(search.nameOf(`matching-${noun}`)).getFilterableAttributes())
        .catch(() => null);
      if (filters && filters.length > 0) break;
      await pause(100);
    }
  }
};

interface Imported {
  noun: 'need' | 'capability';
  kind: string;
  /** Whose they are; the center's unless told otherwise. Nobody is matched with their own. */
  organization?: string;
  rows: Iterable<Record<string, unknown>>;
  /** How many there will be in all. */
  total: number;
}

const stateOf = async (coordinator: Person, id: string) => {
  const { body } = await coordinator.send('GET', `/imports/${id}`);
  return body as { state: string; rows: { bad: number } }; // As the contract's row says.
};

/** Resolves when all rows are stored, analysed and in every index. */
const importAll = async ({ people, search }: Bench, { noun, rows, total, ...rest }: Imported): Promise<void> => {
  const lines = [...rows].map((row) => `${JSON.stringify(row)}\n`);
  const options = { noun, ...rest, source: 'bench', dryRun: false };
  const path = `/imports?options=${encodeURIComponent(JSON.stringify(options))}`;
  const { status, body } = await people.coordinator.upload(path, 'rows.jsonl', new Blob(lines));
  if (status !== 202) throw new Error(JSON.stringify(body));
  for (;;) {
    await pause(250);
    const { state, rows: counts } = await stateOf(people.coordinator, String(body['id']));
    if (state === 'failed' || counts.bad > 0) throw new Error(`import: ${state}, ${counts.bad} bad rows`);
    if (state !== 'done') continue;
    const indexed = await Promise.all(
      [`matching-${noun}`, noun === 'need' ? 'needs' : 'capabilities'].map(search.count),
    );
    if (indexed.every((count) => count >= total)) return;
  }
};

interface SoughtNeed {
  id: string;
  title: string;
}

const someNeeds = async ({ company }: People): Promise<SoughtNeed[]> => {
  const needs: SoughtNeed[] = [];
  for (let page = 1; needs.length < ASKED; page += 1) {
    const { body } = await company.send('GET', `/needs?limit=100&page=${page}`);
    const items = body['items'] as SoughtNeed[]; // As the contract's row says.
    needs.push(...items);
    if (items.length === 0) break;
  }
  return needs.slice(0, ASKED);
};

const matchCount = async (person: Person, { id }: SoughtNeed): Promise<number> => {
  const { status, body } = await person.send('GET', `/needs/${id}/matches`);
  if (status !== 200) throw new Error(`${status}: ${JSON.stringify(body)}`);
  return (body['items'] as unknown[]).length; // As the contract's row says.
};

const megabytesOf = (pid: number): number => {
  const [, kilobytes = 0] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Math.round(Number(kilobytes) / 1024);
};

interface Step {
  capabilities: number;
  /** Documents a second, from the upload until all are in the indexes. */
  indexedPerSecond: number;
  match: Latencies;
  raw: Latencies;
  /** Mean length of a list. */
  listed: number;
  /** Megabytes resident. */
  memory: { app: number; database: number; search: number };
}

const measureStep = async (
  bench: Bench,
  needs: readonly SoughtNeed[],
): Promise<Omit<Step, 'capabilities' | 'indexedPerSecond'>> => {
  const { people, search, dataDir, origin } = bench;
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  // As the raw search is asked: a kept connection, the reply read but not taken apart.
  const askMatches = async ({ id }: SoughtNeed) => {
    const status = await get(`${origin}/api/needs/${id}/matches`, agent, { cookie: people.company.cookie });
    if (status !== 200) throw new Error(`matches of ${id}: ${status}`);
  };
  // What everyone tries first: the title handed to the engine as it is, ids only.
  const askRaw = ({ title }: SoughtNeed) =>
    search.ask((client) =>
      client.index(search.nameOf('capabilities')).search(title, { limit: 20, attributesToRetrieve: ['id'] }),
    );
  const warm = needs.slice(0, 100);
  let listed = 0;
  for (const need of warm) listed += await matchCount(people.company, need);
  await timeEach(warm, askRaw);
  const raw = await timeEach(needs, askRaw);
  const match = await timeEach(needs, askMatches);
  agent.destroy();
  const pids = readPids(dataDir);
  return {
    match,
    raw,
    listed: listed / warm.length,
    memory: {
      app: megabytesOf(pids.app),
      database: megabytesOf(pids.engine),
      search: megabytesOf(pids.search),
    },
  };
};

interface Figures {
  needs: number;
  steps: Step[];
  /** From the reply to the publication until the last page concerned is told. */
  telling: Latencies;
}

const measure = async (bench: Bench): Promise<Figures> => {
  await untilPrepared(bench);
  let before = await bench.search.count('matching-capability');
  // A placeholder may still be in an index that was just prepared.
  if (before < STEPS[0]) before = 0;
  if (before === 0) {
    note(`importing ${NEEDS} needs …`);
    const organization = bench.people.companyId;
    const rows = syntheticNeeds(NEEDS);
    await importAll(bench, { noun: 'need', kind: 'technology', organization, rows, total: NEEDS });
  }
  const needs = await someNeeds(bench.people);
  const steps: Step[] = [];
  for (const capabilities of [...new Set([...STEPS, CAPABILITIES])].sort((one, other) => one - other)) {
    if (capabilities > CAPABILITIES || (capabilities < before && capabilities < CAPABILITIES)) continue;
    note(`importing results up to ${capabilities} …`);
    const began = performance.now();
    for (let from = before; from < capabilities; from += FILE_ROWS) {
      const total = Math.min(capabilities, from + FILE_ROWS);
      await importAll(bench, { noun: 'capability', kind: 'result', rows: syntheticResults(total - from, from), total });
    }
    const indexedPerSecond = Math.max(0, capabilities - before) / seconds(began);
    note(`${indexedPerSecond.toFixed(0)} a second; measuring …`);
    steps.push({ capabilities, indexedPerSecond, ...(await measureStep(bench, needs)) });
    before = capabilities;
  }
  note(`publishing results one by one …`);
  const telling = await measureTelling({ ...bench.people, origin: bench.origin, needs: needs.slice(0, TOLD) });
  return { needs: NEEDS, steps, telling };
};

const print = ({ needs, steps, telling }: Figures): void => {
  printTable([
    [
      'capabilities',
      'match p50',
      'p95',
      'p99 ms',
      'raw p50',
      'p95',
      'p99 ms',
      '× raw p95',
      'listed',
      'indexed/s',
      'app MB',
      'db MB',
      'search MB',
    ],
    ...steps.map(({ capabilities, match, raw, listed, indexedPerSecond, memory }) => [
      String(capabilities),
      ...[match.p50, match.p95, match.p99, raw.p50, raw.p95, raw.p99].map(ms),
      (match.p95 / raw.p95).toFixed(1),
      listed.toFixed(1),
      indexedPerSecond.toFixed(0),
      ...[memory.app, memory.database, memory.search].map(String),
    ]),
  ]);
  const last = steps.at(-1);
  console.log(
    `publication of a result to the last match page told, ${last?.capabilities} capabilities, ${needs} needs: p50 ${ms(telling.p50)}, p95 ${ms(telling.p95)} ms`,
  );
};

const goalsOf = ({ steps }: Figures): Goal[] => {
  const last = steps.at(-1);
  const before = steps.at(-2);
  if (!last) return [];
  const growth = before ? last.match.p95 / before.match.p95 : 1;
  return [
    { name: `match p95 ≤ ${GOAL_P95_MS} ms: ${ms(last.match.p95)}`, isMet: last.match.p95 <= GOAL_P95_MS },
    {
      name: `match p95 ≤ ${GOAL_TIMES_RAW} × raw search: ${(last.match.p95 / last.raw.p95).toFixed(1)}`,
      isMet: last.match.p95 <= GOAL_TIMES_RAW * last.raw.p95,
    },
    { name: `growth over the last step < ${GOAL_GROWTH} ×: ${growth.toFixed(2)}`, isMet: growth < GOAL_GROWTH },
  ];
};

const dataDir = flags.data ?? mkdtempSync(join(tmpdir(), 'xietong-bench-'));
const isKept = existsSync(dataDir) && readdirSync(dataDir).length > 0;
const port = await freePort();
note(`starting the platform on ${dataDir} …`);
const platform = await startPlatform(dataDir, port);
let engines: Engines | null = null;
let exitCode = 1;
try {
  const origin = `http://127.0.0.1:${port}`;
  const people = isKept ? await signInPeople(origin, '') : await seedPeople(dataDir, origin);
  engines = await openEngines({
    config: readConfig({ DATA_DIR: dataDir }),
    log: createLog('error'),
    onStep: () => {},
    join: true,
  });
  const figures = await measure({ people, search: createSearch(engines.meili), dataDir, origin });
  if (flags.json) console.log(JSON.stringify(figures));
  else print(figures);
  exitCode = judge(goalsOf(figures));
} catch (error) {
  console.error(error);
} finally {
  await engines?.close();
  platform.child.kill('SIGTERM');
  await platform.gone;
  if (!flags.data) rmSync(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}
process.exit(exitCode);
