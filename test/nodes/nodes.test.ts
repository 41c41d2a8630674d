// Two processes of one platform. A session's people get the same by either, whichever of them owns it, also when the owner is
// killed; notices reach who is connected to the other.
import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { storedFacts } from '#server/platform/facts/store.ts';
import { messageSchema } from '#shared/deals/schema.ts';
import type { Entry } from '#shared/live/entries.ts';
import { liveRoutes } from '#shared/live/routes.ts';
import type { StageRequestName } from '#shared/live/socket.ts';
import { messageOf, openDeal } from '#test/deals/journey.ts';
import { webmCluster, webmHead } from '#test/live/recording.ts';
import { beginShow, newShow, type Show } from '#test/live/show.ts';
import type { Client } from '#test/support/client.ts';
import { until } from '#test/support/embedded.ts';
import { useNodes } from '#test/support/nodes.ts';
import type { Person } from '#test/support/server.ts';
import { StageClient } from '#test/support/stage.ts';

/** The entries of a lane as they came in notices, none left out, none twice: throws where that is not so. */
const heardOn = (seat: StageClient, lane: string): { seq: number; order: number }[] => {
  const heard: { seq: number; order: number }[] = [];
  for (const { name, body } of seat.notices) {
    if (name !== 'lane') continue;
    // The server's own notice, as its table says.
    const notice = body as { lane: string; from: number; entries: Entry[] };
    if (notice.lane !== lane) continue;
    const last = heard.at(-1)?.seq;
    if (last !== undefined) expect(notice.from, `what follows ${last} on ${lane}`).to.equal(last + 1);
    heard.push(...notice.entries.map(({ order }, index) => ({ seq: notice.from + index, order })));
  }
  return heard;
};

describe('a platform of two processes', () => {
  const nodes = useNodes(2);
  let show: Show;
  let host: StageClient;
  let guest: Person;

  const enterAt = (index: number, person: Client) =>
    StageClient.enter(nodes.urlOf(index), nodes.at(index, person), show.event.id);

  /** Does something as the browser does: again with the same id while nobody owns the session. */
  const insist = async (seat: StageClient, name: StageRequestName, body: Record<string, unknown>): Promise<number> => {
    const sent = { clientId: randomUUID(), ...body };
    for (;;) {
      const ack = await seat.ask(name, sent);
      if (ack.ok) return ack.data.order;
      if (ack.problem.code !== 'draining') throw new Error(JSON.stringify(ack.problem));
    }
  };

  before(async () => {
    show = await newShow(nodes);
    // The first to come makes the first process the owner.
    host = await beginShow(show);
    guest = await nodes.signIn('enterprise', { name: '钱观众' });
  });

  it('shows a session to the people of both alike, whole and in order, and sums up how many watch', async () => {
    const [near, far] = [await enterAt(0, nodes.visitor()), await enterAt(1, nodes.visitor())];
    const speaker = await enterAt(1, guest);
    for (let round = 0; round < 5; round += 1) {
      await Promise.all([
        host.act('chat.say', { text: `主持 ${round}` }),
        host.act('announce', { text: `公告 ${round}` }),
        insist(speaker, 'chat.say', { text: `观众 ${round}` }).catch(() => undefined),
      ]);
    }
    const last = await insist(speaker, 'question.ask', { text: '什么时候量产？', isAnonymous: false, segmentId: null });
    for (const seat of [near, far, host]) await seat.sees(({ pub }) => pub.questions.some(({ id }) => id === last));
    for (const lane of ['ctl', 'pub']) expect(heardOn(far, lane), lane).to.deep.equal(heardOn(near, lane));
    expect(far.view.pub).to.deep.equal(near.view.pub);
    expect(far.view.ctl).to.deep.equal(near.view.ctl);
    expect(near.view.pub.chat.some(({ text }) => text.startsWith('观众'))).to.equal(true);
    for (const seat of [near, far]) await seat.sees(({ sums }) => sums.viewers === 4);
    for (const _ of [1, 2]) expect((await speaker.ask('react', { kind: 'clap' })).ok).to.equal(true);
    for (const seat of [near, far]) await seat.sees(({ pub }) => (pub.reactions.clap ?? 0) === 2);
    for (const seat of [near, far, speaker]) seat.close();
  }).timeout(20_000);

  it('lets people join late and come back at either without a gap', async () => {
    const { ticket } = await nodes.at(1, guest).call(liveRoutes.ticket, { params: { id: show.event.id } });
    const first = await StageClient.join({ url: nodes.urlOf(1), ticket });
    expect(first.view.pub).to.deep.equal(host.view.pub);
    first.close();
    await host.act('chat.say', { text: '离开时说的' });
    const back = await StageClient.join({ url: nodes.urlOf(1), ticket, reader: first.reader });
    await back.sees(({ pub }) => pub.chat.at(-1)?.text === '离开时说的');
    expect(back.reader.joined?.isDelta).to.equal(true);
    back.close();
    const moved = await StageClient.join({ url: nodes.urlOf(0), ticket, reader: back.reader });
    expect(moved.view.pub).to.deep.equal(host.view.pub);
    moved.close();
  });

  it('gives the stage to a presenter of the other process', async () => {
    const presenter = await enterAt(1, show.presenter);
    await host.act('stage.offer', { segmentId: show.pitch });
    await presenter.sees(({ ctl }) => ctl.offer !== null);
    await presenter.act('stage.accept');
    const { ctl } = await host.sees((view) => view.ctl.stage.holder === show.presenter.id);
    expect((await host.refusal('deck.hide', { token: ctl.stage.token })).code).to.equal('stage_moved');
    await presenter.act('stage.leave', { token: ctl.stage.token });
    await host.sees((view) => view.ctl.stage.holder === null);
    presenter.close();
  });

  it('gives a recording out at the process that does not take it', async () => {
    const { id } = show.event;
    const { token } = host.view.ctl.stage;
    const far = await enterAt(1, nodes.visitor());
    const epoch = await host.act('media.begin', {
      token,
      what: 'camera',
      picture: 'video/webm;codecs=vp8,opus',
      sound: null,
    });
    const path = (n: number) => `/sessions/${id}/media/${epoch}/picture/${n}`;
    const cluster = (n: number) => webmCluster(n * 1000, [{ track: 1, ms: n * 1000, isKey: true }]);
    const away = nodes.at(1, nodes.visitor());
    for (const n of [0, 1, 2]) {
      const body = n === 0 ? Buffer.concat([webmHead(), cluster(0)]) : cluster(n);
      expect((await show.host.send('PUT', path(n), { query: { token }, body })).status).to.equal(200);
      const wanted = `"picture":${n}`;
      await far.sees(() =>
        far.notices.some(({ name, body: heads }) => name === 'media' && JSON.stringify(heads).includes(wanted)),
      );
      await until(async () => (await away.get(path(n))).status === 200);
    }
    expect((await away.get(path(3))).status).to.equal(404);
    await host.act('media.end', { token, epoch });
    far.close();
  });

  it('refuses at either what a role may not, and lets nobody in who was removed', async () => {
    for (const index of [0, 1]) {
      const seat = await enterAt(index, guest);
      expect((await seat.refusal('announce', { text: '我来说' })).code).to.equal('forbidden');
      expect((await seat.refusal('chat.say', { text: '' })).code).to.equal('invalid_input');
      const visitor = await enterAt(index, nodes.visitor());
      expect((await visitor.refusal('chat.say', { text: '你好' })).code).to.equal('sign_in_required');
      const { notices } = seat;
      expect(
        notices.filter(({ name }) => name === 'lane').map(({ body }) => (body as { lane: string }).lane),
      ).to.not.include('staff');
      seat.close();
      visitor.close();
    }
    const loud = await nodes.signIn('enterprise', { name: '郑吵闹' });
    const ticketAt = (index: number) => nodes.at(index, loud).get(`/sessions/${show.event.id}/ticket`);
    const { ticket } = (await ticketAt(1)).body as { ticket: string };
    const seats = [await enterAt(0, loud), await enterAt(1, loud)];
    const entry = await seats[1]?.act('chat.say', { text: '吵' });
    await host.act('person.ban', { entry });
    await Promise.all(seats.map(({ ended }) => ended));
    for (const index of [0, 1]) {
      expect((await ticketAt(index)).status).to.equal(403);
      const refused = await StageClient.join({ url: nodes.urlOf(index), ticket }).catch(({ code }) => code);
      expect(refused).to.equal('banned');
    }
    // A ticket of this session opens no lane of another role at either.
    const { ticket: other } = await guest.call(liveRoutes.ticket, { params: { id: show.event.id } });
    for (const index of [0, 1]) {
      const pull = (lane: string) =>
        nodes.at(index, nodes.visitor()).get(`/sessions/${show.event.id}/lanes/${lane}`, { ticket: other, after: 0 });
      expect([(await pull('pub')).status, (await pull('staff')).status]).to.deep.equal([200, 403]);
    }
  }).timeout(20_000);

  it('carries a message of a deal and its notices to who is connected to the other', async () => {
    const deal = await openDeal(nodes, await nodes.signIn('coordinator'));
    const one = await deal.seeker.connect();
    const other = await nodes.at(1, deal.provider).connect();
    const stranger = await nodes.at(1, await nodes.signIn('enterprise')).connect();
    expect((await stranger.refusal('deal.watch', { id: deal.dealId })).code).to.equal('not_found');
    await other.request('deal.watch', { id: deal.dealId });
    const sent = messageSchema.parse(
      await one.request('deal.post', { id: deal.dealId, ...messageOf('样品什么时候能到？') }),
    );
    expect(await other.hear('deal.message')).to.deep.include({ id: sent.id, text: '样品什么时候能到？' });
    await other.hear('notifications.changed');
    expect(stranger.heard('deal.message')).to.deep.equal([]);
    for (const live of [one, other, stranger]) live.close();
  }).timeout(30_000);

  it('works off between them all that follows from facts', async () => {
    await until(async () => !(await storedFacts.exists({ 'todo.0': { $exists: true } })));
    expect(await storedFacts.countDocuments({ 'failed.0': { $exists: true } })).to.equal(0);
  }).timeout(30_000);

  it('goes on showing a session while Redis is away, and as before afterwards', async () => {
    const far = await enterAt(1, nodes.visitor());
    await nodes.loseRedis();
    await host.act('announce', { text: '没有总线' });
    await far.sees(({ ctl }) => ctl.announcement?.text === '没有总线');
    // Of what has begun the other process has not heard yet when the first piece comes to it.
    const { token } = host.view.ctl.stage;
    const sound = 'audio/webm;codecs=opus';
    const epoch = await host.act('media.begin', { token, what: 'sound', picture: null, sound });
    const first = Buffer.concat([webmHead(['audio']), webmCluster(0, [{ track: 2, ms: 0, isKey: true }])]);
    const path = `/sessions/${show.event.id}/media/${epoch}/sound/0`;
    expect((await nodes.at(1, show.host).send('PUT', path, { query: { token }, body: first })).status).to.equal(200);
    await host.act('media.end', { token, epoch });
    await nodes.findRedisAgain();
    const speaker = await enterAt(1, guest);
    await insist(speaker, 'question.ask', { text: '听得到吗？', isAnonymous: true, segmentId: null });
    await host.sees(({ pub }) => pub.questions.some(({ text }) => text === '听得到吗？'));
    for (const seat of [far, speaker]) seat.close();
  }).timeout(30_000);

  it('goes on with a session at the other when its owner is killed: nothing shown is lost or doubled', async () => {
    const staying = await enterAt(1, nodes.visitor());
    const speaker = await enterAt(1, guest);
    const leaving = await enterAt(0, nodes.visitor());
    // Talk without a pause, over the kill; every act has one id until it is acknowledged.
    let isKilled = false;
    const acknowledged: number[] = [];
    const talk = async () => {
      for (let said = 0; !isKilled || said < 8; said += 1) {
        acknowledged.push(
          await insist(speaker, 'question.ask', { text: `第 ${said} 问`, isAnonymous: true, segmentId: null }).catch(
            () => 0,
          ),
        );
      }
    };
    const talking = talk();
    await leaving.sees(({ pub }) => pub.questions.length >= 3);
    await nodes.end(0, 'SIGKILL');
    isKilled = true;
    await talking;
    const hostAgain = await enterAt(1, show.host);
    const last = await insist(hostAgain, 'announce', { text: '我们继续' });
    await staying.sees(({ ctl }) => ctl.announcement?.text === '我们继续');
    expect(staying.socket.connected, 'who watched by the other process noticed nothing').to.equal(true);

    const { ticket } = await nodes.at(1, guest).call(liveRoutes.ticket, { params: { id: show.event.id } });
    const pulled = await nodes
      .at(1, nodes.visitor())
      .call(liveRoutes.lane, { params: { id: show.event.id, lane: 'pub' }, query: { ticket, after: 0 } });
    const log = new Map(pulled.entries.map(({ order }, index) => [pulled.from + index, order]));
    expect(new Set(log.values()).size, 'every entry of the log has an order of its own').to.equal(log.size);
    for (const seat of [staying, leaving, host]) {
      for (const { seq, order } of heardOn(seat, 'pub')) expect(log.get(seq), `number ${seq}`).to.equal(order);
    }
    for (const order of acknowledged.filter(Boolean)) expect([...log.values()]).to.include(order);
    expect(last).to.be.greaterThan(Math.max(...acknowledged));
    // Who was thrown out comes back at the other process and stands where everybody stands.
    const back = await StageClient.join({ url: nodes.urlOf(1), ticket, reader: leaving.reader });
    for (const seat of [staying, back]) await seat.sees(() => (seat.reader.heads['pub'] ?? 0) >= pulled.head);
    expect(back.view.pub).to.deep.equal(staying.view.pub);
    expect(back.view.ctl).to.deep.equal(staying.view.ctl);
    for (const seat of [staying, speaker, back]) seat.close();
    host = hostAgain;
  }).timeout(60_000);

  it('hands a session over when its owner is ended in order', async () => {
    await nodes.start(0);
    const other = await enterAt(0, guest);
    await other.sees(({ ctl }) => ctl.announcement?.text === '我们继续');
    await nodes.end(1, 'SIGTERM');
    expect(host.notices.map(({ name }) => name)).to.include('drain');
    const hostAgain = await enterAt(0, show.host);
    await insist(hostAgain, 'announce', { text: '换了一台' });
    await other.sees(({ ctl }) => ctl.announcement?.text === '换了一台');
    await until(() => other.view.sums.viewers === 2);
  }).timeout(60_000);
});
