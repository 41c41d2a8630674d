// Mails as people chose them: at once or once a day, never at night, ended by one click, and what happens when they come back.
import { expect } from 'chai';
import { buildNeed } from '#seeds/builders/needs.ts';
import { deliveries } from '#server/features/notifications/model.ts';
import type { Kind, MailChoice } from '#shared/notifications/kinds.ts';
import { notificationRoutes } from '#shared/notifications/routes.ts';
import { publishNeed, returnNeed, submitNeed } from '#test/postings/journey.ts';
import { DAY_MS, HOUR_MS } from '#test/support/clock.ts';
import { useMailServer } from '#test/support/mail-server.ts';
import { mailsTo } from '#test/support/mails.ts';
import { type Person, useServer } from '#test/support/server.ts';

describe('mails about what happened', () => {
  const { received, unknown, url } = useMailServer();
  const server = useServer({ environment: () => ({ SMTP_URL: url() }) });
  let coordinator: Person;

  before(async () => {
    coordinator = await server.signIn('coordinator');
  });

  const receivedBy = ({ email }: Person) => received.filter(({ to }) => to === email);

  const choose = async (person: Person, chosen: Partial<Record<Kind, MailChoice>>, more: object = {}) => {
    const { kinds: _kinds, mailTrouble: _trouble, ...now } = await person.call(notificationRoutes.settings);
    const changed = Object.entries(chosen).map(([kind, mail]) => [kind, { app: true, mail }]);
    const body = { ...now, choices: { ...now.choices, ...Object.fromEntries(changed) }, ...more };
    return person.call(notificationRoutes.changeSettings, { body });
  };
  const outcomesOf = async ({ id }: Person): Promise<string[]> => {
    const all = await deliveries.find({ recipient: id, channel: 'mail' }).sort({ at: 1, _id: 1 }).lean();
    return all.map(({ outcome }) => outcome);
  };
  const hoursUntil = (time: string): number => {
    const [hour = 0, minute = 0] = time.split(':').map(Number);
    const shanghai = new Date(server.clock.now().getTime() + 8 * HOUR_MS);
    const minutes = hour * 60 + minute - (shanghai.getUTCHours() * 60 + shanghai.getUTCMinutes());
    return ((minutes + 1440) % 1440) / 60;
  };

  it('go out at once for what a person waits for, with the way to end them in the header and in the text', async () => {
    const author = await server.signIn('enterprise', { locale: 'en' });
    await publishNeed({ author, coordinator });
    await server.settled();
    const [mail] = receivedBy(author);
    expect(mail?.text).to.match(/^List-Unsubscribe: <http:\/\/xietong\.test\/api\/subscriptions\/\S+\/end>/m);
    expect(mail?.text).to.match(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click/m);
    expect(mail?.text).to.match(/^Message-ID: <[0-9a-f]{24}@xietong\.test>/im);
    const [written] = await mailsTo(author.email);
    expect(written?.text).to.match(/http:\/\/xietong\.test\/unsubscribe\?token=\S+/);
    expect(await outcomesOf(author)).to.deep.equal(['sent']);
  });

  it('of a sort end by one post without signing in, and the app goes on telling', async () => {
    const author = await server.signIn('enterprise');
    await publishNeed({ author, coordinator });
    await server.settled();
    const address = /List-Unsubscribe: <http:\/\/xietong\.test(\/api\/\S+)>/.exec(
      receivedBy(author)[0]?.text ?? '',
    )?.[1];
    const token = address?.split('/').at(-2) ?? '';
    const visitor = server.visitor();
    const before = await visitor.call(notificationRoutes.subscription, { params: { token } });
    expect(before).to.deep.equal({ kind: 'postingPublished', isOn: true });

    // As a mail program sends it: a form, no cookie, no Origin.
    const reply = await fetch(`${server.url}${address}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    });
    expect(reply.status).to.equal(204);
    expect((await visitor.call(notificationRoutes.subscription, { params: { token } })).isOn).to.equal(false);
    await publishNeed({ author, coordinator });
    await returnNeed({ author, coordinator });
    await server.settled();
    expect(receivedBy(author).map(({ text }) => /Subject/.test(text))).to.have.length(2);
    expect((await author.call(notificationRoutes.unread)).unread).to.equal(3);
  });

  it('cannot be ended by a token that was tried or changed', async () => {
    const author = await server.signIn('enterprise');
    await publishNeed({ author, coordinator });
    await server.settled();
    const token = /subscriptions\/(\S+)\/end/.exec(receivedBy(author)[0]?.text ?? '')?.[1] ?? '';
    const [userId, kind, signature] = token.split('.');
    const visitor = server.visitor();
    for (const forged of [
      `${coordinator.id}.${kind}.${signature}`,
      `${userId}.digest.${signature}`,
      `${userId}.nothing.${signature}`,
      `${userId}.${kind}.`,
      `${userId}.${kind}`,
      `${token}.more`,
      'x',
    ]) {
      const refused = await visitor.refusal(notificationRoutes.unsubscribe, { params: { token: forged } });
      expect(refused, forged).to.include({ code: 'token_invalid', status: 410 });
    }
  });

  it('of the day come together once, at the hour the person chose', async () => {
    const author = await server.signIn('enterprise');
    const settings = { postingPublished: 'digest', postingReturned: 'digest' } as const;
    await choose(author, settings, { digestAt: '09:15' });
    for (const title of ['第一条', '第二条']) {
      await publishNeed({ author, coordinator, content: buildNeed({ title }) });
    }
    await returnNeed({ author, coordinator, content: buildNeed({ title: '第三条' }) });
    await server.settled();
    expect(receivedBy(author)).to.have.length(0);
    expect(await outcomesOf(author)).to.deep.equal(['waiting', 'waiting', 'waiting']);

    server.clock.advance(hoursUntil('09:15') * HOUR_MS + 60_000);
    await server.settled();
    expect(receivedBy(author)).to.have.length(1);
    const [digest] = await mailsTo(author.email);
    expect(digest?.subject).to.include('3 条消息');
    expect(digest?.text).to.include('第一条').and.include('第二条').and.include('第三条').and.include('请补充功耗');
    expect(await outcomesOf(author)).to.deep.equal(['sent', 'sent', 'sent']);

    server.clock.advance(DAY_MS);
    await server.settled();
    expect(receivedBy(author)).to.have.length(1);
  });

  it('of the day can be ended as a whole', async () => {
    const author = await server.signIn('enterprise');
    await choose(author, { postingPublished: 'digest' });
    await publishNeed({ author, coordinator });
    await server.settled();
    server.clock.advance(DAY_MS);
    await server.settled();
    const token = /subscriptions\/(\S+)\/end/.exec(receivedBy(author)[0]?.text ?? '')?.[1] ?? '';
    await server.visitor().call(notificationRoutes.unsubscribe, { params: { token } });
    const { choices } = await author.call(notificationRoutes.settings);
    expect(Object.values(choices).filter(({ mail }) => mail === 'digest')).to.deep.equal([]);
    expect(choices['postingReturned']).to.include({ mail: 'at_once' });
  });

  it('that wait for the morning are not sent when their sort is ended before, nor when mails are resumed', async () => {
    const author = await server.signIn('enterprise');
    await choose(author, { postingPublished: 'digest', postingReturned: 'digest' });
    await publishNeed({ author, coordinator, content: buildNeed({ title: '不再要的这条' }) });
    await returnNeed({ author, coordinator, content: buildNeed({ title: '还想收到' }) });
    await server.settled();
    await choose(author, { postingPublished: 'never' });
    await author.call(notificationRoutes.resumeMails);
    server.clock.advance(DAY_MS);
    await server.settled();
    expect(receivedBy(author)).to.have.length(1);
    const [digest] = await mailsTo(author.email);
    expect(digest?.text).to.include('还想收到').and.not.include('不再要的这条');
    expect((await outcomesOf(author)).sort()).to.deep.equal(['sent', 'withheld']);
  });

  it('of the day wait for the end of quiet hours too, over midnight', async () => {
    const author = await server.signIn('enterprise');
    const quiet = { from: '22:00', to: '09:30' };
    await choose(author, { postingPublished: 'digest' }, { digestAt: '08:30', quiet });
    await publishNeed({ author, coordinator });
    await server.settled();
    const [mail] = await deliveries.find({ recipient: author.id, channel: 'mail' }).lean();
    expect(mail?.dueAt?.toISOString()).to.match(/T01:30:00/);
  });

  it('wait for the end of quiet hours', async () => {
    const author = await server.signIn('enterprise');
    const shanghai = new Date(server.clock.now().getTime() + 8 * HOUR_MS);
    const wall = (hours: number) => `${String((shanghai.getUTCHours() + hours + 24) % 24).padStart(2, '0')}:00`;
    await choose(author, {}, { quiet: { from: wall(-2), to: wall(3) } });
    await publishNeed({ author, coordinator });
    await server.settled();
    expect(receivedBy(author)).to.have.length(0);
    expect((await author.call(notificationRoutes.unread)).unread).to.equal(1);
    server.clock.advance(3 * HOUR_MS);
    await server.settled();
    expect(receivedBy(author)).to.have.length(1);
  });

  it('are not written to who chose none', async () => {
    const author = await server.signIn('enterprise');
    await choose(author, { postingPublished: 'never' });
    await publishNeed({ author, coordinator });
    await server.settled();
    expect(await outcomesOf(author)).to.deep.equal([]);
  });

  it('that come back are stopped and said to be so in the app, and nothing is lost when the address is right again', async () => {
    const author = await server.signIn('enterprise');
    unknown.add(author.email);
    await publishNeed({ author, coordinator, content: buildNeed({ title: '退信的那一条' }) });
    await server.settled();
    expect(await outcomesOf(author)).to.deep.equal(['failed']);
    const { items } = await author.call(notificationRoutes.list, { query: {} });
    // What was published and that its mail came back may have happened in the same moment.
    const bounced = items.find(({ kind }) => kind === 'mailBounced');
    expect(bounced).to.include({ path: '/account/notifications' });
    const { mailTrouble } = await author.call(notificationRoutes.settings);
    expect(mailTrouble?.failure).to.include('no such mailbox');

    await publishNeed({ author, coordinator, content: buildNeed({ title: '停发期间' }) });
    await server.settled();
    expect(await outcomesOf(author)).to.deep.equal(['failed', 'withheld']);
    expect(await mailsTo(author.email)).to.have.length(1);

    unknown.delete(author.email);
    expect((await author.call(notificationRoutes.resumeMails)).mailTrouble).to.equal(null);
    await server.settled();
    expect(receivedBy(author)).to.have.length(1);
    expect((await mailsTo(author.email)).at(-1)?.text).to.include('停发期间');
    expect(await outcomesOf(author)).to.deep.equal(['failed', 'sent']);
  });

  it('that were given up are tried again by an administrator, and only by one', async () => {
    const administrator = await server.signIn('administrator');
    const author = await server.signIn('enterprise');
    unknown.add(author.email);
    await publishNeed({ author, coordinator });
    await server.settled();
    const query = { outcome: 'failed', to: author.email } as const;
    const log = await administrator.call(notificationRoutes.deliveries, { query });
    expect(log.items).to.have.length(1);
    const [failed] = log.items;
    expect(failed).to.deep.include({ channel: 'mail', to: author.email, kind: 'postingPublished' });
    const params = { id: failed?.id ?? '' };
    expect((await coordinator.refusal(notificationRoutes.retryDelivery, { params })).code).to.equal('forbidden');
    expect((await author.refusal(notificationRoutes.deliveries, { query: {} })).code).to.equal('forbidden');

    unknown.delete(author.email);
    await author.call(notificationRoutes.resumeMails);
    await administrator.call(notificationRoutes.retryDelivery, { params });
    await server.settled();
    expect(receivedBy(author)).to.have.length(1);
    const again = await administrator.refusal(notificationRoutes.retryDelivery, { params });
    expect(again.code).to.equal('not_in_this_state');
  });

  it('are refused settings that mean nothing', async () => {
    const author = await server.signIn('enterprise');
    const right = { choices: {}, quiet: null, digestAt: '08:30', timeZone: 'Asia/Shanghai' };
    for (const [wrong, field] of [
      [{ timeZone: 'Middle-earth/Shire' }, 'timeZone'],
      [{ digestAt: '25:00' }, 'digestAt'],
      [{ quiet: { from: '22:00', to: 'morning' } }, 'quiet.to'],
      [{ choices: { postingPublished: { app: true, mail: 'by_pigeon' } } }, 'choices.postingPublished.mail'],
      [{ choices: { nothing: { app: true, mail: 'never' } } }, 'choices.nothing'],
    ] as const) {
      const { body } = await author.put('/notifications/settings', { ...right, ...wrong });
      expect(JSON.stringify(body), field).to.include('invalid_input').and.include(field);
    }
  });

  it('do not concern what only the center does, for who is not of it', async () => {
    const author = await server.signIn('enterprise');
    const [own, centers] = await Promise.all([
      author.call(notificationRoutes.settings),
      coordinator.call(notificationRoutes.settings),
    ]);
    expect(own.kinds).to.not.include('reviewWaiting');
    expect(centers.kinds).to.include('reviewWaiting');
    await submitNeed(author);
  });
});
