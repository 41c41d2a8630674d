// npm run bench:live [-- --only steady,plain,stalled,jitter,avalanche,roles,replay,nodes --viewers 12500 --seconds 10 --chat 50
// --jitter-seconds 180 --replay-seconds 180 --json]: viewers in other processes on the same machine; Socket.IO's own broadcast
// beside ours in the same run. Ends with 1 when a goal is missed. `nodes` needs a redis-server.
import { parseArgs } from 'node:util';
import { avalanche } from './live/runs/avalanche.ts';
import { jitter } from './live/runs/jitter.ts';
import { nodes } from './live/runs/nodes.ts';
import type { Part } from './live/runs/part.ts';
import { besidePlain } from './live/runs/plain.ts';
import { replay } from './live/runs/replay.ts';
import { roles } from './live/runs/roles.ts';
import { stalled } from './live/runs/stalled.ts';
import { steady } from './live/runs/steady.ts';
import { judge, printTable } from './table.ts';

const ALL = 'steady,plain,stalled,jitter,avalanche,roles,replay,nodes';
const { values: flags } = parseArgs({
  options: {
    json: { type: 'boolean' },
    viewers: { type: 'string', default: '12500' },
    seconds: { type: 'string', default: '10' },
    chat: { type: 'string', default: '50' },
    only: { type: 'string', default: ALL },
    'jitter-seconds': { type: 'string', default: '180' },
    'replay-seconds': { type: 'string', default: '180' },
  },
});
const load = { viewers: Number(flags.viewers), seconds: Number(flags.seconds), chat: Number(flags.chat) };
const upTo = (viewers: number) => ({ ...load, viewers: Math.min(load.viewers, viewers) });

const parts: Record<string, { note: string; run: () => Promise<Part> }> = {
  steady: { note: 'all join, then chat comes in and pages are turned', run: () => steady(load) },
  plain: { note: 'Socket.IO’s own broadcast beside shared frames', run: () => besidePlain(load) },
  stalled: { note: 'one in a hundred reads nothing any more', run: () => stalled(upTo(5_000)) },
  jitter: {
    note: 'each is away for two seconds about every fifteen',
    run: () => jitter({ ...upTo(1_000), seconds: Number(flags['jitter-seconds']) }),
  },
  avalanche: { note: 'the server is killed while everybody watches', run: () => avalanche(upTo(5_000)) },
  roles: { note: 'one client per role', run: () => roles(load) },
  replay: {
    note: 'the log beside what is shown, each minute',
    run: () => replay({ ...load, seconds: Number(flags['replay-seconds']) }),
  },
  nodes: { note: 'two processes over Redis', run: () => nodes(upTo(5_000)) },
};

const wanted = flags.only.split(',');
const unknown = wanted.filter((name) => !parts[name]);
if (unknown.length > 0) {
  process.stderr.write(`There is no part ${unknown.join(', ')}. Parts: ${ALL}\n`);
  process.exit(2);
}
const done: Record<string, Part> = {};
for (const name of wanted) {
  const part = parts[name];
  if (!part) continue;
  process.stderr.write(`${name}: ${part.note} …\n`);
  done[name] = await part.run();
  // At once: a run that is ended early has shown what it found.
  if (!flags.json) printTable(done[name].rows);
}
const all = Object.values(done);
const figures = Object.fromEntries(Object.entries(done).map(([name, part]) => [name, part.figures]));
if (flags.json) console.log(JSON.stringify({ load, figures }, null, 2));
process.exit(judge(all.flatMap(({ goals }) => goals)));
