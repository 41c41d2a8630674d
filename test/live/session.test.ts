// A session as its people live it, over real sockets.
import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { rebuild } from '#server/features/live/restore.ts';
import { liveRoutes } from '#shared/live/routes.ts';
import { useServer } from '#test/support/server.ts';
import { StageClient } from '#test/support/stage.ts';
import { beginShow, newShow } from './show.ts';

describe('a live session', () => {
  const server = useServer();

  it('opens its lobby, begins, and everybody sees the agenda and the clock', async () => {
    const show = await newShow(server);
    const viewer = await show.enter(server.visitor());
    expect(viewer.view.ctl.state).to.equal('scheduled');
    const host = await beginShow(show);
    await host.act('segment.move', { id: show.pitch, act: 'start' });
    const { ctl } = await viewer.sees(({ ctl }) => ctl.segments.some(({ state }) => state === 'running'));
    expect(ctl.state).to.equal('live');
    const segment = ctl.segments.find(({ id }) => id === show.pitch);
    expect(segment?.timer.startedAt).to.be.a('number');
    expect(segment?.timer.limitMs).to.equal(8 * 60_000);
  });

  it('shows what is said to everybody, in order, once, and keeps it over a restart', async () => {
    const show = await newShow(server);
    const host = await beginShow(show);
    const viewer = await show.enter(server.visitor());
    const clientId = randomUUID();
    const order = await host.act('chat.say', { clientId, text: '大家好' });
    expect(await host.act('chat.say', { clientId, text: '大家好' }), 'sent again').to.equal(order);
    await viewer.sees(({ pub }) => pub.chat.length === 1);
    await server.restart();
    const again = await show.enter(show.host);
    expect(again.view.pub.chat.map(({ text }) => text)).to.deep.equal(['大家好']);
    expect(await again.act('chat.say', { clientId, text: '大家好' }), 'sent again after the restart').to.equal(order);
    expect(again.view.ctl.state).to.equal('live');
  });

  it('gives who comes back what they missed, and pulls a gap over HTTP', async () => {
    const show = await newShow(server);
    const host = await beginShow(show);
    const viewer = await server.signIn('enterprise');
    const { ticket } = await viewer.call(liveRoutes.ticket, { params: { id: show.event.id } });
    const first = await StageClient.join({ url: server.url, ticket });
    await host.act('chat.say', { text: '一' });
    await first.sees(({ pub }) => pub.chat.length === 1);
    first.close();
    await host.act('chat.say', { text: '二' });
    await host.act('announce', { text: '五分钟后开始' });
    const back = await StageClient.join({ url: server.url, ticket, reader: first.reader });
    await back.sees(({ pub, ctl }) => pub.chat.length === 2 && ctl.announcement !== null);
    expect(back.reader.joined?.isDelta).to.equal(true);
    expect(back.notices.map(({ name }) => name)).to.not.include('state');

    const params = { id: show.event.id, lane: 'pub' };
    const { from, entries } = await viewer.call(liveRoutes.lane, { params, query: { ticket, after: 1, upTo: 2 } });
    expect(from).to.equal(2);
    expect(entries.map(({ kind }) => kind)).to.deep.equal(['chat.said']);
  });

  it('hands the stage over, refuses an old token, and takes it back', async () => {
    const show = await newShow(server);
    const host = await beginShow(show);
    const presenter = await show.enter(show.presenter);
    expect((await presenter.refusal('page.turn', { token: 0, page: 1 })).code).to.equal('stage_moved');
    await host.act('stage.offer', { segmentId: show.pitch });
    await presenter.sees(({ ctl }) => ctl.offer !== null);
    await presenter.act('stage.accept');
    const { ctl } = await host.sees(({ ctl }) => ctl.stage.holder === show.presenter.id);
    expect((await host.refusal('deck.hide', { token: ctl.stage.token })).code).to.equal('stage_moved');
    await host.act('stage.take_back');
    expect((await presenter.refusal('stage.leave', { token: ctl.stage.token })).code).to.equal('stage_moved');
  });

  it('returns the stage of a presenter whose laptop closed', async () => {
    const show = await newShow(server);
    const host = await beginShow(show);
    const presenter = await show.enter(show.presenter);
    await host.act('stage.offer', { segmentId: show.pitch });
    await presenter.act('stage.accept');
    await host.sees(({ ctl }) => ctl.stage.holder === show.presenter.id);
    await host.sees(({ sums }) => sums.viewers === 2);
    presenter.close();
    // The look that comes before these figures has found them gone; ten seconds later the stage is back.
    await host.sees(({ sums }) => sums.viewers === 1);
    server.clock.advance(11_000);
    await host.sees(({ ctl }) => ctl.stage.holder === null);
    expect(host.view.ctl.stage.token).to.equal(2);
  }).timeout(10_000);

  it('lets only one of two hosts acting at once have it', async () => {
    const show = await newShow(server);
    const host = await show.enter(show.host);
    const second = await show.enter(show.host);
    await host.act('session.move', { act: 'open' });
    const answers = await Promise.all([
      host.ask('session.move', { act: 'begin' }),
      second.ask('session.move', { act: 'begin' }),
    ]);
    expect(answers.map(({ ok }) => ok).sort()).to.deep.equal([false, true]);
  });

  it('asks, supports, polls: each counts once, the result stands when it is closed', async () => {
    const show = await newShow(server);
    const host = await beginShow(show);
    const people = await Promise.all([1, 2, 3].map(async () => show.enter(await server.signIn('enterprise'))));
    const [first, second, third] = people;
    if (!first || !second || !third) throw new Error('three people came');
    const question = await first.act('question.ask', { text: '量产时间？', isAnonymous: true, segmentId: show.pitch });
    await second.act('question.upvote', { id: question });
    expect((await second.refusal('question.upvote', { id: question })).code).to.equal('not_in_this_state');
    const { pub } = await third.sees(({ sums }) => sums.scores[question] === 1);
    expect(pub.questions[0]).to.include({ name: null, organization: '' });

    const draft = await host.act('poll.draft', { question: '最看好哪个项目？', options: ['压力', '气体'] });
    const opened = await host.act('poll.open', { id: draft });
    expect(opened).to.be.greaterThan(draft);
    await Promise.all(people.map((one) => one.act('poll.vote', { id: draft, option: 1 })));
    await first.act('poll.vote', { id: draft, option: 0 });
    await host.act('poll.close', { id: draft });
    await third.sees(({ pub: now }) => now.polls[0]?.state === 'closed');
    expect(third.view.pub.polls[0]?.counts).to.deep.equal([1, 2]);
  });

  it('comes to the same from its whole log as from its checkpoint, and as what people saw', async () => {
    const show = await newShow(server);
    const host = await beginShow(show);
    const viewer = await show.enter(server.visitor());
    for (const text of ['一', '二', '三']) await host.act('chat.say', { text });
    await host.act('segment.move', { id: show.pitch, act: 'start' });
    await viewer.sees(({ pub, ctl }) => pub.chat.length === 3 && ctl.segments.some(({ state }) => state === 'running'));
    await server.restart();
    const [short, long] = await Promise.all([rebuild(show.event.id), rebuild(show.event.id, { fromStart: true })]);
    expect(short.state.store()).to.deep.equal(long.state.store());
    expect([...short.heads].sort()).to.deep.equal([...long.heads].sort());
    expect(long.state.ctl).to.deep.equal(viewer.view.ctl);
    expect(long.state.pub).to.deep.equal(viewer.view.pub);
  });

  it('shows captions as they are typed, the last two, until they are taken away', async () => {
    const show = await newShow(server);
    const host = await beginShow(show);
    const moderator = await show.enter(await server.signIn('coordinator'));
    const viewer = await show.enter(server.visitor());
    for (const text of ['各位好', '今天有三个项目', '先请第一位']) await moderator.act('caption.say', { text });
    const { pub } = await viewer.sees((view) => view.pub.captions.some(({ text }) => text === '先请第一位'));
    expect(pub.captions.map(({ text }) => text)).to.deep.equal(['今天有三个项目', '先请第一位']);
    const long = await host.refusal('caption.say', { text: '长'.repeat(121) });
    expect(long.errors?.[0]).to.include({ field: 'text', code: 'too_long' });
    await host.act('caption.say', { text: '' });
    await viewer.sees((view) => view.pub.captions.length === 0);
    await host.act('session.move', { act: 'end' });
    expect((await host.refusal('caption.say', { text: '再见' })).code).to.equal('not_in_this_state');
  });
});
