// npm run bench:crash [-- --json]: 1,000 needs are posted by 20 clients while the database engine, the search engine and the
// whole app are killed in turn. Ends with 1 when anything acknowledged is missing, or a published need is not found.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { freePort } from '#test/support/free-port.ts';
import { type People, type Running, readPids, seedPeople, startPlatform } from './platform.ts';
import { type Posted, postNeeds, type Tally, wordOf } from './posting-clients.ts';
import { judge, printTable } from './table.ts';

const { values: flags } = parseArgs({
  options: {
    json: { type: 'boolean' },
    needs: { type: 'string', default: '1000' },
    kills: { type: 'string', default: '9' },
  },
});
const NEEDS = Number(flags.needs);
const KILLS = Number(flags.kills);
const CLIENTS = 20;
const LOOK_MS = 20;
const GIVE_UP_MS = 60_000;

const note = (text: string) => process.stderr.write(`${text}\n`);
const pause = (forMs: number) => new Promise<void>((resolve) => setTimeout(resolve, forMs));

/** Waits for what must become true; false when it does not in a minute. */
const becomesTrue = async (isTrue: () => Promise<boolean>): Promise<boolean> => {
  const until = performance.now() + GIVE_UP_MS;
  while (performance.now() < until) {
    if (await isTrue().catch(() => false)) return true;
    await pause(LOOK_MS);
  }
  return false;
};

type Victim = 'engine' | 'search' | 'app';
const TURN: readonly Victim[] = ['engine', 'search', 'app'];

interface Kill {
  victim: Victim;
  atNeed: number;
  /** Until the platform said of itself that all is well again; null when it never did. */
  wellAgainMs: number | null;
}

interface Stage {
  dataDir: string;
  port: number;
  running: Running;
  people: People;
}

const isWell = async (stage: Stage): Promise<boolean> => {
  const { body } = await stage.people.company.send('GET', '/health');
  return body['status'] === 'ok';
};

/** Kills one and waits until the platform is well again. The app is started again by us, the engines by the app. */
const kill = async (stage: Stage, victim: Victim, atNeed: number): Promise<Kill> => {
  const began = performance.now();
  const pid = readPids(stage.dataDir)[victim];
  process.kill(pid, 'SIGKILL');
  if (victim === 'app') {
    await stage.running.gone;
    stage.running = await startPlatform(stage.dataDir, stage.port);
  } else {
    // It must be gone before "well" means well again.
    await becomesTrue(async () => readPids(stage.dataDir)[victim] !== pid);
  }
  const isBack = await becomesTrue(() => isWell(stage));
  const wellAgainMs = isBack ? performance.now() - began : null;
  note(
    `killed the ${victim} at need ${atNeed}: ${isBack ? `well again after ${Math.round(wellAgainMs ?? 0)} ms` : 'NOT well again'}`,
  );
  return { victim, atNeed, wellAgainMs };
};

/** Kills in turn while needs are being posted, evenly over them. */
const postUnderFire = async (stage: Stage): Promise<{ tally: Tally; kills: Kill[] }> => {
  const { company, coordinator } = stage.people;
  const kills: Kill[] = [];
  let firing = Promise.resolve();
  let aimed = 0;
  const onPosted = (done: number) => {
    if (aimed === KILLS || done < ((aimed + 1) * NEEDS) / (KILLS + 1)) return;
    const victim = TURN[aimed % TURN.length] ?? 'app';
    aimed += 1;
    firing = firing.then(async () => void kills.push(await kill(stage, victim, done)));
  };
  const tally = await postNeeds({ company, coordinator, needs: NEEDS, clients: CLIENTS, onPosted });
  await firing;
  return { tally, kills };
};

const RANK = { created: 0, submitted: 1, published: 2 } as const;
const RANK_OF_STATUS: Record<string, number> = { draft: 0, submitted: 1, published: 2 };

/** Acknowledged needs that are not there, or not in the state that was acknowledged. */
const findMissing = async ({ people }: Stage, posted: readonly Posted[]): Promise<Posted[]> => {
  const missing: Posted[] = [];
  for (const need of posted) {
    const { status, body } = await people.company.send('GET', `/needs/${need.id}`);
    if (status !== 200 || (RANK_OF_STATUS[String(body['status'])] ?? -1) < RANK[need.acknowledged]) missing.push(need);
  }
  return missing;
};

const isFound = async ({ people }: Stage, { number, id }: Posted): Promise<boolean> => {
  const { body } = await people.company.send('GET', `/needs?q=${wordOf(number)}`);
  return (body['items'] as { id: string }[]).some((item) => item.id === id); // As the contract's row says.
};

/** Published needs that a search does not find, however long it is waited. */
const findUnsearchable = async (stage: Stage, posted: readonly Posted[]): Promise<Posted[]> => {
  const unsearchable: Posted[] = [];
  for (const need of posted.filter(({ acknowledged }) => acknowledged === 'published')) {
    if (!(await becomesTrue(() => isFound(stage, need)))) unsearchable.push(need);
  }
  return unsearchable;
};

const dataDir = mkdtempSync(join(tmpdir(), 'xietong-crash-'));
const port = await freePort();
note(`starting the platform on ${dataDir} …`);
const running = await startPlatform(dataDir, port);
const stage: Stage = { dataDir, port, running, people: await seedPeople(dataDir, `http://127.0.0.1:${port}`) };
let exitCode = 1;
try {
  note(`posting ${NEEDS} needs by ${CLIENTS} clients …`);
  const began = performance.now();
  const { tally, kills } = await postUnderFire(stage);
  const seconds = (performance.now() - began) / 1000;
  const missing = await findMissing(stage, tally.posted);
  const unsearchable = await findUnsearchable(stage, tally.posted);
  const count = (acknowledged: Posted['acknowledged']) =>
    tally.posted.filter((need) => need.acknowledged === acknowledged).length;
  const figures = {
    needs: NEEDS,
    seconds: Number(seconds.toFixed(1)),
    acknowledged: { submitted: count('submitted'), published: count('published') },
    unacknowledged: tally.unacknowledged,
    wrong: tally.wrong.slice(0, 10),
    missing: missing.length,
    unsearchable: unsearchable.length,
    kills,
  };
  if (flags.json) console.log(JSON.stringify(figures));
  else {
    printTable([
      ['needs acknowledged as submitted, published', `${count('submitted')}, ${count('published')}`],
      ['seconds', figures.seconds.toFixed(1)],
      ['requests not acknowledged, and repeated', String(tally.unacknowledged)],
      ['acknowledged but missing', String(missing.length)],
      ['published but not found', String(unsearchable.length)],
      ...kills.map(({ victim, atNeed, wellAgainMs }) => [
        `${victim} killed at need ${atNeed}, well again after`,
        wellAgainMs === null ? 'never' : `${Math.round(wellAgainMs)} ms`,
      ]),
    ]);
    for (const line of figures.wrong) console.log(line);
  }
  exitCode = judge([
    { name: 'every need was acknowledged in the end', isMet: tally.posted.length === NEEDS },
    { name: 'nothing acknowledged is missing', isMet: missing.length === 0 },
    { name: 'everything published is found', isMet: unsearchable.length === 0 },
    { name: 'no answer but 2xx and "not now"', isMet: tally.wrong.length === 0 },
    {
      name: 'everything killed came back',
      isMet: kills.length === KILLS && kills.every((one) => one.wellAgainMs !== null),
    },
  ]);
} finally {
  stage.running.child.kill('SIGTERM');
  await stage.running.gone;
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}
process.exit(exitCode);
