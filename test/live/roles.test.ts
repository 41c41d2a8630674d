// The role matrix: what each role may ask, and that nobody is ever sent what is not theirs.
import { expect } from 'chai';
import { type Entry, LANES_OF_KIND } from '#shared/live/entries.ts';
import { lanesOf, ROLES, type Role } from '#shared/live/lanes.ts';
import { liveRoutes } from '#shared/live/routes.ts';
import { type StageRequestName, stageSocket } from '#shared/live/socket.ts';
import type { Client } from '#test/support/client.ts';
import { useServer } from '#test/support/server.ts';
import type { StageClient } from '#test/support/stage.ts';
import { beginShow, newShow, type Show } from './show.ts';

const ID = 'a'.repeat(24);

/** A body that every row of a name accepts in form. */
const BODIES: Partial<Record<StageRequestName, Record<string, unknown>>> = {
  'chat.say': { text: '你好' },
  'question.ask': { text: '请问？', isAnonymous: false, segmentId: null },
  'question.upvote': { id: 1 },
  'poll.vote': { id: 1, option: 0 },
  react: { kind: 'clap' },
  'intent.mark': {
    segmentId: ID,
    follows: true,
    wantsPlan: false,
    wantsMeeting: false,
    amountWan: null,
    isShared: false,
  },
  'stage.leave': { token: 0 },
  'deck.show': { token: 0, deckId: ID, page: 1 },
  'page.turn': { token: 0, page: 1 },
  'deck.hide': { token: 0 },
  'media.begin': { token: 0, what: 'sound', picture: null, sound: 'audio/webm' },
  'media.relay': { token: 0, what: 'camera' },
  'media.end': { token: 0, epoch: 1 },
  'media.pull': { format: 'hls', url: 'https://cdn.example/live.m3u8' },
  'session.move': { act: 'pause' },
  'segment.move': { id: ID, act: 'start' },
  'timer.pause': { id: ID },
  'timer.resume': { id: ID },
  'timer.limit': { id: ID, limitMs: 60_000 },
  'stage.offer': { segmentId: ID },
  announce: { text: '公告' },
  'caption.say': { text: '字幕' },
  'poll.draft': { question: '题目', options: ['一', '二'] },
  'poll.open': { id: 1 },
  'poll.close': { id: 1 },
  'held.release': { id: 1 },
  'held.refuse': { id: 1 },
  'chat.redact': { id: 1 },
  'question.move': { id: 1, act: 'answer' },
  'person.mute': { entry: 1, seconds: 60 },
  'person.ban': { entry: 1 },
  'person.free': { userId: ID },
  'hand.dismiss': { userId: ID },
  'rules.change': { slowModeSeconds: 0, holdsChat: false },
  'words.change': { words: [] },
};

// The keys of the table are its names; Object.keys forgets that.
const NAMES = Object.keys(stageSocket.requests) as StageRequestName[];

describe('the roles of a session', () => {
  const server = useServer();
  let show: Show;
  let host: StageClient;
  const people = new Map<Role, Client>();
  const seats = new Map<Role, StageClient>();

  before(async () => {
    show = await newShow(server);
    host = await beginShow(show);
    people.set('host', show.host);
    people.set('moderator', await server.signIn('coordinator'));
    people.set('presenter', show.presenter);
    people.set('investor', await server.signIn('investor'));
    people.set('viewer', await server.signIn('researcher'));
    people.set('visitor', server.visitor());
    for (const [role, person] of people) seats.set(role, await show.enter(person));
  });

  const seatOf = (role: Role): StageClient => {
    const seat = seats.get(role);
    if (!seat) throw new Error(`no ${role} is there`);
    return seat;
  };

  it('are given by what somebody is to the event', () => {
    for (const role of ROLES) expect(seatOf(role).reader.joined?.role).to.equal(role);
  });

  for (const name of NAMES) {
    const { roles } = stageSocket.requests[name];
    const others = ROLES.filter((role) => !(roles as readonly Role[]).includes(role));
    it(`${name} is refused to ${others.join(', ')}`, async () => {
      for (const role of others) {
        const { code } = await seatOf(role).refusal(name, BODIES[name] ?? {});
        expect(code, role).to.equal(role === 'visitor' ? 'sign_in_required' : 'forbidden');
      }
    });
  }

  it('hear their own lanes and no other, whatever happens', async () => {
    const [viewer, investor, presenter, moderator] = [
      seatOf('viewer'),
      seatOf('investor'),
      seatOf('presenter'),
      seatOf('moderator'),
    ];
    await host.act('words.change', { words: ['加微信'] });
    await viewer.act('chat.say', { text: '加 微 信 聊' });
    const { staff } = await moderator.sees(({ staff: now }) => now.held.length === 1);
    await moderator.act('held.release', { id: staff.held[0]?.id ?? 0 });
    await viewer.act('hand.raise');
    const intent = { segmentId: show.pitch, follows: true, wantsPlan: true, wantsMeeting: true, amountWan: 800 };
    await host.act('segment.move', { id: show.pitch, act: 'start' });
    await investor.act('intent.mark', { ...intent, isShared: false });
    await host.sees((view) => view.host.intents.length === 1);
    expect(presenter.view.own.intents).to.deep.equal([]);
    await investor.act('intent.mark', { ...intent, isShared: true });
    await presenter.sees((view) => view.own.intents.length === 1);
    const last = await host.act('announce', { text: '核对' });
    for (const role of ROLES) {
      const seat = seatOf(role);
      await seat.sees(({ ctl }) => ctl.announcement?.text === '核对');
      const allowed = lanesOf(role, seat.reader.joined?.userId ?? null).map((lane) =>
        lane.startsWith('u:') ? 'u' : lane,
      );
      for (const { name, body } of seat.notices) {
        if (name !== 'lane') continue;
        // The server's own notice, as its table says.
        const { lane, entries } = body as { lane: string; entries: Entry[] };
        const kindOfLane = lane.startsWith('u:') ? 'u' : lane;
        expect(allowed, `${role} got ${lane}`).to.include(kindOfLane);
        for (const { kind } of entries) expect(LANES_OF_KIND[kind], `${kind} on ${lane}`).to.include(kindOfLane);
      }
      const heard = JSON.stringify(seat.notices);
      const mayKnowIntent = role === 'host' || role === 'investor' || role === 'presenter';
      expect(heard.includes('intent.marked'), `${role} and the intent`).to.equal(mayKnowIntent);
      expect(last).to.be.greaterThan(0);
    }
  });

  it('pull only their own lanes, with their own ticket, of this session', async () => {
    const { id } = show.event;
    const tickets = new Map<Role, string>();
    for (const [role, person] of people)
      tickets.set(role, (await person.call(liveRoutes.ticket, { params: { id } })).ticket);
    const pull = async (role: Role, lane: string, session = id) =>
      (await server.visitor().get(`/sessions/${session}/lanes/${lane}`, { ticket: tickets.get(role), after: 0 }))
        .status;
    for (const role of ROLES) {
      const isStaff = role === 'host' || role === 'moderator';
      expect(await pull(role, 'pub'), role).to.equal(200);
      expect(await pull(role, 'staff'), role).to.equal(isStaff ? 200 : 403);
      expect(await pull(role, 'host'), role).to.equal(role === 'host' ? 200 : 403);
      expect(await pull(role, `u:${ID}`), role).to.equal(403);
      expect(await pull(role, 'tally'), role).to.equal(404);
    }
    const other = await newShow(server);
    expect(await pull('host', 'pub', other.event.id)).to.equal(403);
  });

  it('open the report to the host alone', async () => {
    const params = { id: show.event.id };
    for (const role of ROLES) {
      const { status } = await (people.get(role) ?? server.visitor()).get(`/sessions/${params.id}/report`);
      expect(status, role).to.equal(role === 'host' ? 200 : role === 'visitor' ? 401 : 403);
    }
  });
});
