// npm run bench:deals [-- --json]: 500 people chat in 200 deals, 50 messages a second, while the app is killed twice. Ends with 1
// when the other side waits longer than 250 ms (99 of 100, outside the times the app was away), or anything is lost or doubled.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { freePort } from '#test/support/free-port.ts';
import { Chatter } from './chatter.ts';
import { type SeededChatter, seedChatters } from './deal-people.ts';
import { type Running, readPids, startPlatform } from './platform.ts';
import { judge, ms, printTable } from './table.ts';

const { values: flags } = parseArgs({
  options: {
    json: { type: 'boolean' },
    people: { type: 'string', default: '500' },
    deals: { type: 'string', default: '200' },
    rate: { type: 'string', default: '50' },
    seconds: { type: 'string', default: '60' },
    kills: { type: 'string', default: '2' },
  },
});
const [PEOPLE, DEALS, RATE, SECONDS, KILLS] = [flags.people, flags.deals, flags.rate, flags.seconds, flags.kills].map(
  Number,
) as [number, number, number, number, number];
const P99_GOAL_MS = 250;
const ENTERING_AT_ONCE = 8;
const SETTLE_MS = 30_000;
const LOOK_MS = 50;

const note = (text: string) => process.stderr.write(`${text}\n`);
const pause = (forMs: number) => new Promise<void>((resolve) => setTimeout(resolve, forMs));

interface Sent {
  clientId: string;
  by: Chatter;
  atMs: number;
}
interface Away {
  fromMs: number;
  toMs: number;
}

const enterAll = async (seeds: readonly SeededChatter[], origin: string): Promise<Chatter[]> => {
  const waiting = [...seeds];
  const entered: Chatter[] = [];
  const enterNext = async () => {
    for (let seed = waiting.shift(); seed; seed = waiting.shift()) entered.push(await Chatter.enter(seed, origin));
  };
  await Promise.all(Array.from({ length: ENTERING_AT_ONCE }, enterNext));
  return entered;
};

/** Kills the app, starts it again and waits until everybody is back. */
const killApp = async (
  stage: { running: Running },
  dataDir: string,
  port: number,
  chatters: readonly Chatter[],
): Promise<Away> => {
  const fromMs = performance.now();
  process.kill(readPids(dataDir).app, 'SIGKILL');
  await stage.running.gone;
  stage.running = await startPlatform(dataDir, port);
  while (!chatters.every(({ isWatching }) => isWatching)) await pause(LOOK_MS);
  const toMs = performance.now();
  const [answersMs, backMs] = [stage.running.readyMs, toMs - fromMs].map(Math.round);
  note(`killed the app: it answers after ${answersMs} ms, everybody is back after ${backMs} ms`);
  return { fromMs, toMs };
};

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

/** How long the people of the other side waited for messages that met no outage on their way. */
const waitsOf = (sent: readonly Sent[], byDeal: ReadonlyMap<string, Chatter[]>, aways: readonly Away[]): number[] =>
  sent.flatMap(({ clientId, by, atMs }) =>
    (byDeal.get(by.seed.dealId) ?? [])
      .filter((other) => other.seed.organizationId !== by.seed.organizationId)
      .flatMap((other) => {
        const heardMs = other.heard.get(clientId);
        if (heardMs === undefined) return [];
        return aways.some(({ fromMs, toMs }) => atMs <= toMs && heardMs >= fromMs) ? [] : [heardMs - atMs];
      }),
  );

const dataDir = mkdtempSync(join(tmpdir(), 'xietong-deals-'));
const port = await freePort();
const origin = `http://127.0.0.1:${port}`;
const stage = { running: await startPlatform(dataDir, port) };
let exitCode = 1;
let chatters: Chatter[] = [];
try {
  note(`seeding ${PEOPLE} people in ${DEALS} deals …`);
  const seeds = await seedChatters({ dataDir, people: PEOPLE, deals: DEALS });
  note('everybody enters …');
  chatters = await enterAll(seeds, origin);
  const byDeal = new Map<string, Chatter[]>();
  for (const chatter of chatters) {
    const { dealId } = chatter.seed;
    byDeal.set(dealId, [...(byDeal.get(dealId) ?? []), chatter]);
  }
  note(`${RATE} messages a second for ${SECONDS} seconds, ${KILLS} kills …`);
  const began = performance.now();
  const sent: Sent[] = [];
  const sending: Promise<void>[] = [];
  const aways: Away[] = [];
  let killing = Promise.resolve();
  const total = RATE * SECONDS;
  for (let index = 0; index < total; index += 1) {
    const dueMs = began + (index * 1000) / RATE;
    if (performance.now() < dueMs) await pause(dueMs - performance.now());
    const by = chatters[Math.floor(Math.random() * chatters.length)];
    if (!by) break;
    const clientId = `bench-message-${index}`;
    sent.push({ clientId, by, atMs: performance.now() });
    sending.push(by.send(clientId, `第 ${index} 条消息`));
    if (KILLS > 0 && index > 0 && index % Math.ceil(total / (KILLS + 1)) === 0)
      killing = killing.then(async () => void aways.push(await killApp(stage, dataDir, port, chatters)));
  }
  await killing;
  await Promise.all(sending);
  const unheard = () =>
    sent.flatMap(({ clientId, by }) => (byDeal.get(by.seed.dealId) ?? []).filter(({ heard }) => !heard.has(clientId)));
  for (const until = performance.now() + SETTLE_MS; unheard().length > 0 && performance.now() < until; )
    await pause(LOOK_MS);

  const stored = (await Promise.all([...byDeal.values()].map(([first]) => first?.readAll() ?? []))).flat();
  const times = new Map<string, number>();
  for (const clientId of stored) times.set(clientId, (times.get(clientId) ?? 0) + 1);
  const lost = sent.filter(({ clientId }) => !times.has(clientId)).length;
  const doubled = [...times.values()].filter((count) => count > 1).length;
  const waits = waitsOf(sent, byDeal, aways).sort((one, other) => one - other);
  const figures = {
    people: chatters.length,
    deals: byDeal.size,
    messages: sent.length,
    measured: waits.length,
    p50Ms: quantile(waits, 0.5),
    p95Ms: quantile(waits, 0.95),
    p99Ms: quantile(waits, 0.99),
    longestMs: waits.at(-1) ?? Number.NaN,
    awayMs: aways.map(({ fromMs, toMs }) => Math.round(toMs - fromMs)),
    lost,
    doubled,
    unheard: unheard().length,
  };
  if (flags.json) console.log(JSON.stringify(figures));
  else {
    printTable([
      ['people, deals', `${figures.people}, ${figures.deals}`],
      ['messages acknowledged', String(figures.messages)],
      ['to the other side p50, ms', ms(figures.p50Ms)],
      ['p95, ms', ms(figures.p95Ms)],
      ['p99, ms', ms(figures.p99Ms)],
      ['longest, ms', ms(figures.longestMs)],
      ['app away (everybody back after), ms', figures.awayMs.join(', ')],
      ['lost', String(lost)],
      ['doubled', String(doubled)],
      ['not heard by somebody', String(figures.unheard)],
    ]);
  }
  exitCode = judge([
    { name: `p99 to the other side ≤ ${P99_GOAL_MS} ms`, isMet: figures.p99Ms <= P99_GOAL_MS },
    { name: 'nothing lost', isMet: lost === 0 && figures.unheard === 0 },
    { name: 'nothing doubled', isMet: doubled === 0 && stored.length === sent.length },
  ]);
} finally {
  for (const chatter of chatters) chatter.close();
  stage.running.child.kill('SIGTERM');
  await stage.running.gone;
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}
process.exit(exitCode);
