// A reviewer's link: what is held is settled by it, without an account, and nothing else can be done with it.
import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { eventRoutes } from '#shared/events/routes.ts';
import type { Review } from '#shared/live/reviewers/routes.ts';
import { reviewerRoutes } from '#shared/live/reviewers/routes.ts';
import { liveRoutes } from '#shared/live/routes.ts';
import { systemRoutes } from '#shared/system/routes.ts';
import { useServer } from '#test/support/server.ts';
import type { StageClient } from '#test/support/stage.ts';
import { beginShow, newShow, type Show } from './show.ts';

const HOUR_MS = 3600_000;
const NAME = '外聘审核员小孙';

describe('a reviewer’s link', () => {
  const server = useServer();
  let show: Show;
  let params: { id: string };
  let host: StageClient;
  let viewer: StageClient;

  before(async () => {
    show = await newShow(server);
    params = { id: show.event.id };
    host = await beginShow(show);
    await host.act('words.change', { words: ['加微信'] });
    viewer = await show.enter(await server.signIn('researcher', { name: '陈观众' }));
  });

  const give = (hours = 1) => show.host.call(reviewerRoutes.create, { params, body: { name: NAME, hours } });
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  const ask = (token: string, id = params.id) =>
    server.visitor().send('GET', `/sessions/${id}/review`, { headers: bearer(token) });
  const review = async (token: string): Promise<Review> => {
    const { status, body } = await ask(token);
    expect(status).to.equal(200);
    // The reply of `reviewerRoutes.review`.
    return body as Review;
  };
  const decide = async (token: string, entry: number, act: string, clientId: string = randomUUID()) => {
    const { status, body } = await server
      .visitor()
      .send('POST', `/sessions/${params.id}/review`, { headers: bearer(token), body: { entry, act, clientId } });
    return status === 204 ? 'done' : (body as { code: string }).code;
  };
  const hold = async (text: string) => {
    server.clock.advance(2_000);
    const id = await viewer.act('chat.say', { text });
    await host.sees(({ staff }) => staff.held.some((one) => one.id === id));
    return id;
  };

  it('shows, dismisses and takes back what is held, under its own name in the audit', async () => {
    const { token } = await give();
    const [good, bad] = [await hold('加微信进群，资料已发'), await hold('加微信，带你赚钱')];
    server.clock.advance(2_000);
    const asked = await viewer.act('question.ask', { text: '加微信可以吗？', isAnonymous: true, segmentId: null });
    const waiting = await review(token);
    expect(waiting).to.include({ title: show.event.title, name: NAME, state: 'live' });
    expect(waiting.held.map(({ entry, what, name }) => [entry, what, name])).to.deep.equal([
      [good, 'chat', '陈观众'],
      [bad, 'chat', '陈观众'],
      [asked, 'question', null],
    ]);
    const again = randomUUID();
    expect(await decide(token, good, 'show', again)).to.equal('done');
    expect(await decide(token, good, 'show', again), 'sent again').to.equal('done');
    expect(await decide(token, good, 'show')).to.equal('not_in_this_state');
    expect(await decide(token, bad, 'dismiss')).to.equal('done');
    expect(await decide(token, asked, 'show')).to.equal('done');
    const { pub } = await viewer.sees((view) => view.pub.chat.length === 1 && view.pub.questions.length === 1);
    const shown = await review(token);
    expect(shown.held).to.deep.equal([]);
    expect(shown.shown.map(({ text }) => text)).to.deep.equal(['加微信可以吗？', '加微信进群，资料已发']);
    for (const { entry } of shown.shown) expect(await decide(token, entry, 'redact')).to.equal('done');
    await viewer.sees((view) => view.pub.chat[0]?.isRedacted === true && view.pub.questions[0]?.state === 'dismissed');
    expect((await review(token)).shown).to.deep.equal([]);
    const { staff } = await host.sees((view) => view.staff.audit.length === 6);
    expect(staff.audit.slice(1).map(({ kind, reviewer, name }) => [kind, reviewer, name])).to.deep.equal([
      ['review.show', NAME, '陈观众'],
      ['review.dismiss', NAME, '陈观众'],
      ['review.show', NAME, ''],
      ['review.redact', NAME, ''],
      ['review.redact', NAME, '陈观众'],
    ]);
    expect(JSON.stringify(viewer.notices), 'who reviewed is for the moderators').to.not.contain(NAME);
    expect(pub.chat[0]?.name).to.equal('陈观众');
  });

  it('is good for nothing else', async () => {
    const { token } = await give();
    server.clock.advance(2_000);
    const said = await viewer.act('chat.say', { text: '这句话没有问题' });
    for (const act of ['show', 'dismiss', 'redact']) {
      expect(await decide(token, said, act), `${act} what was never held`).to.equal('not_found');
      expect(await decide(token, 1, act), `${act} an entry of another kind`).to.equal('not_found');
      expect(await decide(token, 9_999, act), `${act} nothing`).to.equal('not_found');
    }
    expect(await decide(token, said, 'ban')).to.equal('invalid_input');
    const visitor = server.visitor();
    const headers = bearer(token);
    const pulled = await visitor.send('GET', `/sessions/${params.id}/lanes/staff`, {
      query: { ticket: token, after: 0 },
    });
    expect((pulled.body as { code: string }).code).to.equal('ticket_invalid');
    for (const path of ['report', 'reviewers', 'contacts', 'decks']) {
      expect((await visitor.send('GET', `/sessions/${params.id}/${path}`, { headers })).status, path).to.equal(401);
    }
    const other = await newShow(server);
    expect((await ask(token, other.event.id)).status, 'another session').to.equal(410);
    const { ticket } = await show.host.call(liveRoutes.ticket, { params });
    for (const wrong of [ticket, '', 'x', `${token}x`, 'x'.repeat(5_000)])
      expect((await ask(wrong)).status).to.equal(410);
  });

  it('is made and taken back by hosts of open sessions, and runs out', async () => {
    const { token, id } = await give();
    const { token: other } = await give(2);
    const listed = await show.host.call(reviewerRoutes.list, { params });
    expect(JSON.stringify(listed), 'the token is told once').to.not.contain(token);
    expect(listed.items.find((one) => one.id === id)).to.deep.include({ name: NAME, revokedAt: null });
    await show.host.call(reviewerRoutes.revoke, { params: { ...params, linkId: id } });
    await show.host.call(reviewerRoutes.revoke, { params: { ...params, linkId: id } });
    expect((await ask(token)).status).to.equal(410);
    expect(await decide(token, 1, 'show')).to.equal('token_invalid');
    await review(other);
    server.clock.advance(3 * HOUR_MS);
    expect((await ask(other)).status).to.equal(410);
    for (const body of [
      { name: 'x', hours: 1 },
      { name: NAME, hours: 0 },
      { name: NAME, hours: 73 },
    ]) {
      expect((await show.host.refusal(reviewerRoutes.create, { params, body })).code).to.equal('invalid_input');
    }
    await server.settled();
    const administrator = await server.signIn('administrator');
    const facts = await administrator.call(systemRoutes.facts, { query: { recordId: id } });
    expect(facts.items.map(({ type, by }) => [type, by])).to.deep.equal([
      ['reviewer_link.revoked', show.host.id],
      ['reviewer_link.made', show.host.id],
    ]);
  });

  it('ends with the session', async () => {
    const ending = await newShow(server);
    const seat = await beginShow(ending);
    await seat.act('rules.change', { slowModeSeconds: 0, holdsChat: true });
    const held = await (await ending.enter(await server.signIn('researcher'))).act('chat.say', { text: '等一等' });
    const body = { name: NAME, hours: 1 };
    const { token } = await ending.host.call(reviewerRoutes.create, { params: { id: ending.event.id }, body });
    await seat.act('session.move', { act: 'end' });
    const { status } = await server.visitor().send('POST', `/sessions/${ending.event.id}/review`, {
      headers: bearer(token),
      body: { entry: held, act: 'show', clientId: randomUUID() },
    });
    expect(status).to.equal(409);
    await server.settled();
    const late = await ending.host.refusal(reviewerRoutes.create, { params: { id: ending.event.id }, body });
    expect(late.code).to.equal('not_in_this_state');
    expect((await ending.host.call(eventRoutes.read, { params: { id: ending.event.id } })).phase).to.equal('ended');
  });

  it('leaves what it showed its author’s: whose message it is can be muted', async () => {
    const moderator = await show.enter(await server.signIn('coordinator'));
    const id = await hold('加微信再聊');
    const shown = await moderator.act('held.release', { id });
    await host.act('person.mute', { entry: shown, seconds: 600 });
    const { own } = await viewer.sees((view) => view.own.mutedUntilAt > 0);
    expect(own.mutedUntilAt).to.be.greaterThan(server.clock.now().getTime());
    expect(moderator.view.own.mutedUntilAt).to.equal(0);
  });
});

describe('the pace of a reviewer’s link', () => {
  const server = useServer({ environment: { RATE_SCALE: '1' } });

  it('is limited, whoever uses it', async () => {
    const show = await newShow(server);
    const params = { id: show.event.id };
    const { token } = await show.host.call(reviewerRoutes.create, { params, body: { name: NAME, hours: 1 } });
    const headers = { authorization: `Bearer ${token}` };
    const asked = Array.from({ length: 80 }, () =>
      server.visitor().send('GET', `/sessions/${params.id}/review`, { headers }),
    );
    const statuses = (await Promise.all(asked)).map(({ status }) => status);
    expect(new Set(statuses)).to.deep.equal(new Set([200, 429]));
  });
});
