// Forged, flooding, oversized and late: each has its answer.
import { createHmac } from 'node:crypto';
import { expect } from 'chai';
import { signTicket, type Ticket } from '#server/features/live/ticket.ts';
import { liveRoutes } from '#shared/live/routes.ts';
import { useServer } from '#test/support/server.ts';
import { StageClient } from '#test/support/stage.ts';
import { beginShow, newShow, type Show } from './show.ts';

const rejected = async (joining: Promise<StageClient>): Promise<string> =>
  joining.then(
    () => 'joined',
    (refusal: { code?: string; message?: string }) => refusal.code ?? refusal.message ?? '',
  );

describe('a session and bad input', () => {
  // With the limits that people meet.
  const server = useServer({ environment: { RATE_SCALE: '1' } });
  let show: Show;
  let host: StageClient;

  before(async () => {
    show = await newShow(server);
    host = await beginShow(show);
  });

  const ticketOf = (part: Partial<Ticket>): Ticket => ({
    session: show.event.id,
    userId: show.host.id,
    who: show.host.id,
    name: '冒名',
    organization: '',
    role: 'host',
    expires: Date.now() + 60_000,
    ...part,
  });

  it('lets nobody in with a forged, altered, expired or missing ticket', async () => {
    const { url } = server;
    const { ticket } = await server.visitor().call(liveRoutes.ticket, { params: { id: show.event.id } });
    const [payload = '', signature = ''] = ticket.split('.');
    const asHost = Buffer.from(payload, 'base64url').toString().replace('"visitor"', '"host"');
    const forged = signTicket(ticketOf({}), createHmac('sha256', 'guessed').digest());
    const bad = [
      forged,
      `${Buffer.from(asHost).toString('base64url')}.${signature}`,
      '',
      'x'.repeat(5_000),
      `${payload}.`,
    ];
    for (const text of bad) expect(await rejected(StageClient.join({ url, ticket: text }))).to.equal('ticket_invalid');
    const key = server.app.platform.keyFor('session tickets');
    const expired = signTicket(ticketOf({ expires: server.clock.now().getTime() - 1 }), key);
    expect(await rejected(StageClient.join({ url, ticket: expired }))).to.equal('ticket_invalid');
  });

  it('takes the clock of the server, not of the client', async () => {
    const viewer = await show.enter(await server.signIn('enterprise'));
    expect(Math.abs((viewer.reader.joined?.now ?? 0) - server.clock.now().getTime())).to.be.lessThan(5_000);
  });

  it('refuses a message of a megabyte by closing the connection, and goes on for others', async () => {
    const viewer = await show.enter(await server.signIn('enterprise'));
    viewer.socket.emit('chat.say', { text: 'x'.repeat(1_000_000) }, () => {});
    await viewer.ended;
    expect(await host.act('announce', { text: '照常进行' })).to.be.greaterThan(0);
  });

  it('answers what is too long, empty or strange with a problem that names the field', async () => {
    const viewer = await show.enter(await server.signIn('enterprise'));
    const long = await viewer.refusal('chat.say', { text: '长'.repeat(301) });
    expect(long.errors?.[0]).to.include({ field: 'text', code: 'too_long' });
    expect((await viewer.refusal('chat.say', { text: '   ' })).code).to.equal('invalid_input');
    expect((await viewer.refusal('chat.say', { clientId: 'no uuid', text: '好' })).code).to.equal('invalid_input');
    expect((await viewer.refusal('chat.say', { text: { $gt: '' } })).code).to.equal('invalid_input');
    expect((await viewer.refusal('poll.vote', { id: 999, option: 0 })).code).to.equal('not_found');
    viewer.socket.emit('no.such.request', {}, () => {});
    viewer.socket.emit('chat.say', 'no acknowledgement');
    await viewer.act('chat.say', { text: '<script>alert(1)</script>' });
    const { pub } = await host.sees((view) => view.pub.chat.some(({ text }) => text.includes('script')));
    expect(pub.chat.at(-1)?.text).to.equal('<script>alert(1)</script>');
  });

  it('slows down who talks too fast, and ends who floods', async () => {
    const viewer = await show.enter(await server.signIn('enterprise'));
    await viewer.act('chat.say', { text: '第一句' });
    const tooFast = await viewer.refusal('chat.say', { text: '第二句' });
    expect(tooFast.code).to.equal('too_many_requests');
    expect(tooFast.retryAfterSeconds).to.be.greaterThan(0);
    const answers = await Promise.all(Array.from({ length: 60 }, () => viewer.ask('react', { kind: 'clap' })));
    expect(answers.filter(({ ok }) => !ok).length).to.be.greaterThan(0);
    for (let index = 0; index < 200; index += 1) viewer.socket.emit('react', { kind: 'clap' }, () => {});
    await viewer.ended;
  });

  it('holds listed words, repetitions, and mutes and removes people', async () => {
    const person = await server.signIn('enterprise', { name: '郑吵闹' });
    const viewer = await show.enter(person);
    await host.act('words.change', { words: ['保本'] });
    await viewer.act('chat.say', { text: 'ＢＡＯ保　本 收益' });
    await viewer.sees(({ own }) => own.held.length === 1);
    const { staff } = await host.sees((view) => view.staff.held.length === 1);
    await host.act('held.refuse', { id: staff.held[0]?.id ?? 0 });
    await viewer.sees(({ own }) => own.held.length === 0);

    server.clock.advance(1_000);
    const entry = await viewer.act('chat.say', { text: '正常发言' });
    await host.act('person.mute', { entry, seconds: 60 });
    await viewer.sees(({ own }) => own.mutedUntilAt > 0);
    server.clock.advance(1_000);
    expect((await viewer.refusal('chat.say', { text: '再说' })).code).to.equal('muted');
    await host.act('person.free', { userId: person.id });
    await viewer.act('chat.say', { text: '恢复发言' });

    await host.act('chat.redact', { id: entry });
    const { pub } = await viewer.sees((view) => view.pub.chat.some(({ isRedacted }) => isRedacted));
    expect(JSON.stringify(pub)).to.not.contain('正常发言');
    const late = await show.enter(server.visitor());
    expect(JSON.stringify(late.notices)).to.not.contain('正常发言');

    await host.act('person.ban', { entry });
    await viewer.ended;
    const { status, body } = await person.get(`/sessions/${show.event.id}/ticket`);
    expect([status, (body as { code: string }).code]).to.deep.equal([403, 'banned']);
    expect(host.view.staff.audit.map(({ kind }) => kind)).to.include.members([
      'held.refused',
      'redaction.noted',
      'person.banned',
    ]);
  });
});
