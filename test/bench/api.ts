// npm run bench:api [-- --json]: the platform with 20,000 imported capabilities, asked by 20 clients at once. Ends with 1 when
// a goal is missed.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { freePort } from '#test/support/free-port.ts';
import { searchWords, syntheticCapabilities } from './capabilities.ts';
import { type Latencies, runLoad } from './load.ts';
import type { Person } from './person.ts';
import { seedPeople, startPlatform, untilSettled } from './platform.ts';
import { measureSearchable } from './searchable.ts';
import { type Goal, judge, ms, printTable } from './table.ts';

const { values: flags } = parseArgs({
  options: {
    json: { type: 'boolean' },
    rows: { type: 'string', default: '20000' },
    seconds: { type: 'string', default: '8' },
  },
});
const ROWS = Number(flags.rows);
const CLIENTS = 20;
const PUBLISHED = 100;
const BARE = 'bare Express route';
const GOAL_P95_MS = 60;
const GOAL_SEARCHABLE_P99_MS = 1000;

const note = (text: string) => process.stderr.write(`${text}\n`);
const seconds = (since: number): number => (performance.now() - since) / 1000;

/** Resolves to the seconds until all rows are stored, and until all of them are searchable. */
const importAll = async (coordinator: Person): Promise<{ stored: number; searchable: number }> => {
  const lines = [...syntheticCapabilities(ROWS)].map((row) => `${JSON.stringify(row)}\n`);
  const options = { noun: 'capability', kind: 'result', source: 'bench', dryRun: false };
  const path = `/imports?options=${encodeURIComponent(JSON.stringify(options))}`;
  const began = performance.now();
  const begun = await coordinator.upload(path, 'capabilities.jsonl', new Blob(lines));
  if (begun.status !== 202) throw new Error(JSON.stringify(begun.body));
  let stored = 0;
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 250));
    const { body } = await coordinator.send('GET', `/imports/${begun.body['id']}`);
    const { state, rows } = body as { state: string; rows: { read: number; created: number; bad: number } }; // The contract's.
    if (state === 'failed' || rows.bad > 0) throw new Error(JSON.stringify(body).slice(0, 2000));
    if (state === 'done' && stored === 0) {
      stored = seconds(began);
      note(`${rows.created} rows stored in ${stored.toFixed(1)} s`);
    }
    // Facet counts come from the index: they count what is searchable.
    const list = await coordinator.send('GET', '/capabilities?limit=1&q=技术');
    if (stored > 0 && Number(list.body['total']) >= ROWS) return { stored, searchable: seconds(began) };
  }
};

const withBareExpress = async <Result>(work: (origin: string) => Promise<Result>): Promise<Result> => {
  const entry = fileURLToPath(import.meta.resolve('./bare-express.ts'));
  const child = spawn(process.execPath, ['--import', 'tsx', entry], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const [port] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]; // A line event has one line.
    return await work(`http://127.0.0.1:${port}`);
  } finally {
    child.kill();
  }
};

const FIELDS = ['electronic_information', 'new_materials', 'advanced_manufacturing', 'resources_environment'];
const CHAINS = ['sensors_iot', 'beidou', 'superhard_materials', 'biomedicine'];

const addresses: Record<string, (n: number) => string> = {
  list: (n) => `/api/capabilities?limit=20&page=${1 + (n % 50)}`,
  'list, filtered': (n) =>
    `/api/capabilities?limit=20&field=${FIELDS[n % 4]}&chain=${CHAINS[(n >> 2) % 4]}&page=${1 + ((n >> 4) % 3)}`,
  search: (n) => `/api/search?q=${encodeURIComponent(searchWords[n % searchWords.length] ?? '')}`,
  'list with q': (n) => `/api/capabilities?limit=20&q=${encodeURIComponent(searchWords[n % searchWords.length] ?? '')}`,
};

/** Two words, in each pairing once: nothing of it is remembered from somebody who asked before. */
const newWords = (n: number): string => {
  const [one, other] = [n % searchWords.length, Math.floor(n / searchWords.length) % searchWords.length];
  return encodeURIComponent(`${searchWords[one] ?? ''} ${searchWords[other] ?? ''}`);
};

/** Shown beside the goals, which are for the words that people look for over and over. */
const addressesOfNew: Record<string, (n: number) => string> = {
  'search, words asked for once': (n) => `/api/search?q=${newWords(n)}`,
  'list with q, words asked for once': (n) => `/api/capabilities?limit=20&q=${newWords(n)}`,
};

const measureLoads = async (origin: string): Promise<Record<string, Latencies>> => {
  const load = { clients: CLIENTS, warmUpMs: 2000, forMs: Number(flags.seconds) * 1000 };
  const results: Record<string, Latencies> = {};
  const bare = await withBareExpress((at) => runLoad({ ...load, addressOf: () => `${at}/bare` }));
  results[BARE] = bare;
  for (const [name, addressOf] of Object.entries({ ...addresses, ...addressesOfNew })) {
    note(`measuring ${name} …`);
    results[name] = await runLoad({ ...load, addressOf: (n) => origin + addressOf(n) });
  }
  return results;
};

interface Figures {
  rows: number;
  clients: number;
  /** Seconds. */
  imported: { stored: number; searchable: number };
  loads: Record<string, Latencies>;
  publicationToSearch: Latencies;
}

const print = ({ rows, clients, imported, loads, publicationToSearch }: Figures): void => {
  const { stored, searchable } = imported;
  console.log(`${rows} capabilities: stored in ${stored.toFixed(1)} s, searchable in ${searchable.toFixed(1)} s`);
  const bare = loads[BARE]?.p95 ?? Number.NaN;
  const figures = ({ p50, p95, p99 }: Latencies) => [p50, p95, p99].map(ms);
  printTable([
    [`${clients} clients`, 'requests/s', 'p50 ms', 'p95 ms', 'p99 ms', '× bare p95', 'failed'],
    ...Object.entries(loads).map(([name, load]) => [
      name,
      load.perSecond.toFixed(0),
      ...figures(load),
      (load.p95 / bare).toFixed(1),
      String(load.failures),
    ]),
    ['publication to search', '', ...figures(publicationToSearch), '', ''],
  ]);
};

const goalsOf = ({ loads, publicationToSearch }: Figures): Goal[] => [
  ...Object.keys(addresses).map((name) => {
    const load = loads[name];
    const isMet = load !== undefined && load.p95 <= GOAL_P95_MS && load.failures === 0;
    return { name: `${name}: p95 ≤ ${GOAL_P95_MS} ms, none failed`, isMet };
  }),
  { name: `searchable: p99 ≤ ${GOAL_SEARCHABLE_P99_MS} ms`, isMet: publicationToSearch.p99 <= GOAL_SEARCHABLE_P99_MS },
];

const measure = async (dataDir: string, origin: string): Promise<Figures> => {
  const people = await seedPeople(dataDir, origin);
  note(`importing ${ROWS} capabilities …`);
  const imported = await importAll(people.coordinator);
  note(`all searchable after ${imported.searchable.toFixed(1)} s`);
  const since = performance.now();
  await untilSettled(dataDir);
  note(`all that follows from the import was done ${seconds(since).toFixed(1)} s later`);
  const loads = await measureLoads(origin);
  note(`publishing ${PUBLISHED} one by one …`);
  const publicationToSearch = await measureSearchable(people, PUBLISHED);
  return { rows: ROWS, clients: CLIENTS, imported, loads, publicationToSearch };
};

const dataDir = mkdtempSync(join(tmpdir(), 'xietong-bench-'));
const port = await freePort();
note(`starting the platform on ${dataDir} …`);
const platform = await startPlatform(dataDir, port);
let exitCode = 1;
try {
  const figures = await measure(dataDir, `http://127.0.0.1:${port}`);
  if (flags.json) console.log(JSON.stringify(figures));
  else print(figures);
  exitCode = judge(goalsOf(figures));
} finally {
  platform.child.kill('SIGTERM');
  await platform.gone;
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}
process.exit(exitCode);
