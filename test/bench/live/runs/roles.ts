// One client per role in a busy session in which everybody does what they may: the kinds that each was given lie within those
// of its lanes, and no snapshot carries another lane's state.
import { setTimeout as delay } from 'node:timers/promises';
import { type Entry, LANES_OF_KIND } from '#shared/live/entries.ts';
import { lanesOf, ROLES, type Role } from '#shared/live/lanes.ts';
import type { Joined } from '#shared/live/socket.ts';
import { House } from '#test/bench/live/house.ts';
import type { StageClient } from '#test/support/stage.ts';
import { busy, type Load, type Part, rounded } from './part.ts';

const kindOfLane = (lane: string): string => (lane.startsWith('u:') ? 'u' : lane);

interface Heard {
  role: Role;
  entries: number;
  kinds: Set<string>;
  /** What it was given that is not of its lanes. */
  foreign: string[];
}

const listen = (role: Role, seat: StageClient): Heard => {
  const heard: Heard = { role, entries: 0, kinds: new Set(), foreign: [] };
  const allowed = lanesOf(role, seat.reader.joined?.userId ?? null).map(kindOfLane);
  for (const { name, body } of seat.notices) {
    if (name === 'joined') {
      // The server's own notices, as its table says.
      const lanes = Object.keys((body as Joined).states).map(kindOfLane);
      heard.foreign.push(...lanes.filter((lane) => !allowed.includes(lane)).map((lane) => `the state of ${lane}`));
    }
    if (name !== 'lane') continue;
    const { lane, entries } = body as { lane: string; entries: Entry[] };
    for (const { kind } of entries) {
      heard.entries += 1;
      heard.kinds.add(kind);
      const isOfLane = LANES_OF_KIND[kind].some((one) => one === kindOfLane(lane));
      if (!allowed.includes(kindOfLane(lane)) || !isOfLane) heard.foreign.push(`${kind} on ${lane}`);
    }
  }
  return heard;
};

/** Each does something of its own; refusals for reasons of the moment do not matter here. */
const stir = async (house: House, seats: ReadonlyMap<Role, StageClient>, seconds: number): Promise<void> => {
  const segmentId = house.host.view.ctl.segments.find(({ kind }) => kind === 'pitch')?.id ?? '';
  await house.host.act('words.change', { words: ['加微信'] });
  await house.host.act('segment.move', { id: segmentId, act: 'start' });
  const draft = await house.host.act('poll.draft', { question: '最看好哪个项目？', options: ['一', '二'] });
  await house.host.act('poll.open', { id: draft });
  const intent = { segmentId, follows: true, wantsPlan: true, wantsMeeting: false, amountWan: 300 };
  const until = performance.now() + seconds * 1000;
  for (let round = 0; performance.now() < until; round += 1) {
    const acts = [...seats].flatMap(([role, seat]) => [
      seat.ask('chat.say', { text: round % 2 === 0 ? `第 ${round} 句` : '加 微 信' }),
      seat.ask('question.ask', { text: `第 ${round} 问`, isAnonymous: true, segmentId: null }),
      seat.ask('poll.vote', { id: draft, option: round % 2 }),
      seat.ask('react', { kind: 'clap' }),
      seat.ask('hand.raise'),
      seat.ask('hand.lower'),
      ...(role === 'investor' ? [seat.ask('intent.mark', { ...intent, isShared: false })] : []),
    ]);
    await Promise.all(acts);
    await delay(100);
  }
};

export const roles = async (load: Load): Promise<Part> => {
  const house = await House.open();
  try {
    const seats = new Map<Role, StageClient>();
    for (const role of ROLES)
      seats.set(role, role === 'visitor' ? await house.join(role, null) : await house.join(role));
    await Promise.all([busy(house, load), stir(house, seats, load.seconds)]);
    const last = await house.host.act('announce', { text: '核对' });
    const heard: Heard[] = [];
    for (const [role, seat] of seats) {
      await seat.sees(({ ctl }) => ctl.announcement?.text === '核对');
      heard.push(listen(role, seat));
      seat.close();
    }
    const foreign = heard.flatMap((one) => one.foreign.map((what) => `${one.role}: ${what}`));
    return {
      figures: { last, heard: heard.map(({ kinds, ...rest }) => ({ ...rest, kinds: [...kinds].sort() })) },
      rows: heard.map((one) => [
        `roles: ${one.role}, entries / kinds / not its own`,
        `${rounded(one.entries)} / ${one.kinds.size} / ${one.foreign.length}`,
      ]),
      goals: [
        { name: 'roles: everybody heard something', isMet: heard.every(({ entries }) => entries > 0) },
        {
          name: `roles: nobody was given what is not theirs${foreign[0] ? ` (${foreign[0]})` : ''}`,
          isMet: foreign.length === 0,
        },
      ],
    };
  } finally {
    await house.close();
  }
};
