// npm run bench:live [-- --viewers 12500 --seconds 10 --chat 50 --only steady,plain,stalled,jitter,avalanche --json]: viewers
// in another process on the same machine; Socket.IO's own broadcast beside ours in the same run. Ends with 1 when a goal is missed.
import { parseArgs } from 'node:util';
import { avalanche, besidePlain, jitter, steady } from './live/runs.ts';
import { type Goal, judge, printTable } from './table.ts';

const { values: flags } = parseArgs({
  options: {
    json: { type: 'boolean' },
    viewers: { type: 'string', default: '12500' },
    seconds: { type: 'string', default: '10' },
    chat: { type: 'string', default: '50' },
    only: { type: 'string', default: 'steady,plain,stalled,jitter,avalanche' },
    'jitter-seconds': { type: 'string', default: '60' },
  },
});
const load = { viewers: Number(flags.viewers), seconds: Number(flags.seconds), chat: Number(flags.chat) };
const wanted = new Set(flags.only.split(','));
const note = (text: string) => process.stderr.write(`${text}\n`);
const rounded = (value: number): string => Math.round(value).toLocaleString('en-US');
const milliseconds = (value: number): string => `${value.toFixed(1)} ms`;

const figures: Record<string, unknown> = {};
const rows: string[][] = [];
const goals: Goal[] = [];
const tell = (name: string, value: string) => rows.push([name, value]);

if (wanted.has('steady')) {
  note(`${rounded(load.viewers)} viewers join, then ${load.chat} messages a second …`);
  const run = await steady(load);
  figures['steady'] = run;
  tell('all joined', milliseconds(run.joinedMs));
  tell('memory a viewer', `${(run.bytesPerViewer / 1024).toFixed(1)} KB`);
  tell(
    'slide p50 / p95 / p99 / max',
    [run.slide.p50, run.slide.p95, run.slide.p99, run.slide.max].map(milliseconds).join(' / '),
  );
  tell(
    'loop delay p50 / p99 / max',
    [run.server.loopP50Ms, run.server.loopP99Ms, run.server.loopMaxMs].map(milliseconds).join(' / '),
  );
  tell('chat deliveries a second', rounded(run.chatDeliveriesPerSecond));
  tell('server, share of a core', run.server.cpu.toFixed(2));
  tell('lost / doubled / pulls', `${run.lost} / ${run.doubled} / ${run.pulls}`);
  goals.push(
    { name: 'all joined within 10 s', isMet: run.joinedMs < 10_000 },
    { name: 'a slide reaches all, p99 < 200 ms', isMet: run.slide.p99 < 200 },
    { name: 'loop delay p99 < 20 ms', isMet: run.server.loopP99Ms < 20 },
    { name: 'at most 16 KB a viewer', isMet: run.bytesPerViewer <= 16 * 1024 },
    { name: 'nothing lost or doubled', isMet: run.lost === 0 && run.doubled === 0 },
  );
}

if (wanted.has('plain')) {
  note('Socket.IO’s own broadcast beside shared frames …');
  const run = await besidePlain(load.viewers, Math.min(load.seconds, 6));
  figures['plain'] = run;
  const frameRatio = run.frames.framesPerSecond / run.plain.framesPerSecond;
  const chatRatio = run.merged.messagesPerSecond / run.plain.messagesPerSecond;
  tell(
    'plain: frames a second, loop delay p99',
    `${rounded(run.plain.framesPerSecond)}, ${milliseconds(run.plain.probe.loopP99Ms)}`,
  );
  tell(
    'ours: frames a second, loop delay p99',
    `${rounded(run.frames.framesPerSecond)}, ${milliseconds(run.frames.probe.loopP99Ms)}`,
  );
  tell('ours, a dozen messages a frame: messages a second', rounded(run.merged.messagesPerSecond));
  tell('frames, ours ÷ plain', frameRatio.toFixed(2));
  tell('chat messages, ours ÷ plain', chatRatio.toFixed(2));
  goals.push(
    { name: '1.6 × plain Socket.IO’s frames', isMet: frameRatio >= 1.6 },
    { name: '8 × its chat deliveries', isMet: chatRatio >= 8 },
  );
}

if (wanted.has('stalled')) {
  const viewers = Math.min(load.viewers, 5_000);
  note(`${rounded(viewers)} viewers, none and then 1 % of them stalled …`);
  const calm = await steady({ ...load, viewers });
  const run = await steady({ ...load, viewers }, Math.ceil(viewers / 100));
  figures['stalled'] = { calm, stalled: run };
  const moreBytes = run.server.rssBytes - calm.server.rssBytes;
  tell('slide p99 without / with 1 % stalled', `${milliseconds(calm.slide.p99)} / ${milliseconds(run.slide.p99)}`);
  tell('memory more with them', `${(moreBytes / 1024 / 1024).toFixed(1)} MB`);
  goals.push({ name: 'stalled clients cost less than 50 MB', isMet: moreBytes < 50 * 1024 * 1024 });
}

if (wanted.has('jitter')) {
  const seconds = Number(flags['jitter-seconds']);
  note(`1,000 viewers, each away for 2 s about every 15 s, ${seconds} s long …`);
  const run = await jitter({ viewers: 1_000, seconds, chat: load.chat });
  figures['jitter'] = run;
  const share = (100 * (run.viewers - run.incomplete)) / run.viewers;
  tell('jitter: viewers with everything', `${share.toFixed(3)} %`);
  tell(
    'jitter: returns, replay p50 / p99 / max',
    `${run.returns.count}, ${[run.returns.p50, run.returns.p99, run.returns.max].map(milliseconds).join(' / ')}`,
  );
  tell('jitter: doubled / out of order / pulls', `${run.doubled} / ${run.outOfOrder} / ${run.pulls}`);
  goals.push(
    { name: 'jitter: everything reaches everybody', isMet: run.incomplete === 0 },
    { name: 'jitter: nothing doubled or out of order', isMet: run.doubled === 0 && run.outOfOrder === 0 },
    { name: 'jitter: replay p99 < 1 s', isMet: run.returns.p99 < 1_000 },
  );
}

if (wanted.has('avalanche')) {
  note('5,000 viewers, and the server is killed …');
  const run = await avalanche({ viewers: Math.min(load.viewers, 5_000), seconds: load.seconds, chat: load.chat });
  figures['avalanche'] = run;
  tell('avalanche: back', `${rounded(run.returned)} of ${rounded(run.viewers)}`);
  tell(
    'avalanche: after the port answers, p50 / p95 / max',
    [run.back.p50, run.back.p95, run.back.max].map(milliseconds).join(' / '),
  );
  goals.push(
    { name: 'avalanche: all are back', isMet: run.returned === run.viewers && run.incomplete === 0 },
    { name: 'avalanche: p95 < 3 s after the port answers', isMet: run.back.p95 < 3_000 },
    { name: 'avalanche: nothing acknowledged is lost', isMet: run.lost === 0 },
  );
}

if (flags.json) console.log(JSON.stringify({ load, figures }, null, 2));
else printTable(rows);
process.exit(judge(goals));
