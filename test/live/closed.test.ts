// Closed sessions: there for their guests alone, after they have signed, from one seat each, without the file.
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { expect } from 'chai';
import { pdfOf, slidesOf } from '#seeds/builders/pdf.ts';
import { onlySeats } from '#server/features/live/closed/model.ts';
import { SlidePainter } from '#server/features/live/closed/pictures/painter.ts';
import type { Route } from '#shared/contract/route.ts';
import { eventRoutes } from '#shared/events/routes.ts';
import { closedRoutes } from '#shared/live/closed/routes.ts';
import { liveRoutes } from '#shared/live/routes.ts';
import type { Client } from '#test/support/client.ts';
import { lastMailTo } from '#test/support/mails.ts';
import { type Person, useServer } from '#test/support/server.ts';
import { StageClient } from '#test/support/stage.ts';
import { beginShow, newShow, type Show } from './show.ts';

/** How many pixels of a picture are not paper: where words are. */
const inked = async (jpeg: Uint8Array): Promise<number> => {
  const picture = await loadImage(Buffer.from(jpeg));
  const canvas = createCanvas(picture.width, picture.height);
  const context = canvas.getContext('2d');
  context.drawImage(picture, 0, 0);
  const { data } = context.getImageData(0, 0, picture.width, picture.height);
  let count = 0;
  for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 225) count += 1;
  return count;
};

describe('a closed session', () => {
  const server = useServer();
  let show: Show;
  let params: { id: string };
  before(async () => {
    show = await newShow(server, { audience: 'invited', title: '不公开的融资对接会' });
    params = { id: show.event.id };
  });

  const invite = (person: Pick<Person, 'email'>) =>
    show.host.call(eventRoutes.invitePerson, { params, body: { email: person.email } });
  const sign = async (person: Client) => {
    const { version } = await person.call(closedRoutes.agreement, { params });
    return person.call(closedRoutes.sign, { params, body: { version } });
  };
  const guest = async (kind: Parameters<typeof server.signIn>[0], name = '') => {
    const person = await server.signIn(kind, name ? { name } : {});
    await invite(person);
    await sign(person);
    return person;
  };
  const shownDeck = async (host: StageClient): Promise<string> => {
    const { body } = await show.host.upload(`/sessions/${params.id}/decks`, '机密.pdf', pdfOf(3));
    // The reply of the contract's row.
    const { id } = body as { id: string };
    await host.act('deck.show', { token: host.view.ctl.stage.token, deckId: id, page: 1 });
    return id;
  };

  it('does not exist for anybody else: not in lists, not on any of its routes, not on sockets', async () => {
    const strangers: readonly Client[] = [
      server.visitor(),
      await server.signIn('investor'),
      await server.signIn('enterprise'),
    ];
    const rows: Route[] = [...Object.values(eventRoutes), ...Object.values(liveRoutes), ...Object.values(closedRoutes)];
    const gets = rows.filter(({ method, path }) => method === 'GET' && path.includes('{id}'));
    const ids: Record<string, string> = { id: params.id, lane: 'pub', deckId: params.id, page: '1', format: 'csv' };
    expect(gets.length).to.be.greaterThan(10);
    for (const stranger of strangers) {
      for (const when of ['coming', 'past'] as const) {
        const { items } = await stranger.call(eventRoutes.list, { query: { when, limit: 100 } });
        expect(items.map(({ id }) => id)).to.not.include(params.id);
      }
      for (const { path } of gets) {
        const address = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? params.id);
        const { status, body } = await stranger.get(address, path.includes('{lane}') ? { ticket: 'x', after: 0 } : {});
        expect(status, path).to.be.oneOf([401, 403, 404]);
        expect(JSON.stringify(body), path).to.not.contain('融资对接会');
      }
    }
    const [, investor] = strangers;
    expect((await investor?.refusal(eventRoutes.register, { params }))?.code).to.equal('not_found');
    const outsider = await server.signIn('enterprise');
    // What follows from being a new member ends connections of before.
    await server.settled();
    const live = await outsider.connect();
    expect((await live.refusal('event.watch', params)).code).to.equal('not_found');
    live.close();
    const own = await show.host.call(eventRoutes.list, { query: { limit: 100 } });
    expect(own.items.map(({ id }) => id)).to.include(params.id);
  });

  it('has a list that its host keeps, and nobody else', async () => {
    const person = await server.signIn('investor');
    const others = [person, await server.signIn('coordinator'), show.presenter];
    const body = { email: person.email };
    for (const other of others) {
      const code = other === person ? 'not_found' : 'forbidden';
      expect((await other.refusal(eventRoutes.guests, { params })).code).to.equal(code);
      expect((await other.refusal(eventRoutes.invitePerson, { params, body })).code).to.equal(code);
      const organization = { organizationId: params.id };
      expect((await other.refusal(eventRoutes.inviteOrganization, { params, body: organization })).code).to.equal(code);
      const uninvited = { params: { ...params, guestId: params.id } };
      expect((await other.refusal(eventRoutes.uninvite, uninvited)).code).to.equal(code);
    }
    const { people } = await invite(person);
    expect((await invite(person)).people).to.deep.equal(people);
    expect(people.map(({ email }) => email)).to.include(person.email);
    await server.settled();
    expect((await lastMailTo(person.email)).subject)
      .to.contain('邀请')
      .and.contain('不公开的融资对接会');
    expect((await person.call(eventRoutes.read, { params })).can).to.include({ watch: true, invite: false });
    const nobody = { params, body: { email: 'nobody@nowhere.example' } };
    expect((await show.host.refusal(eventRoutes.invitePerson, nobody)).errors?.[0]?.code).to.equal('unknown_person');
    const unknown = { params, body: { organizationId: 'a'.repeat(24) } };
    expect((await show.host.refusal(eventRoutes.inviteOrganization, unknown)).errors?.[0]?.code).to.equal('not_found');
    const open = await newShow(server);
    const wrong = { params: { id: open.event.id } };
    expect((await open.host.refusal(eventRoutes.guests, wrong)).code).to.equal('forbidden');
    expect((await person.refusal(closedRoutes.agreement, wrong)).code).to.equal('not_found');
  });

  it('lets a guest in once they have signed the text that was shown', async () => {
    const person = await server.signIn('investor', { name: '钱投资' });
    await invite(person);
    expect((await person.refusal(liveRoutes.ticket, { params })).code).to.equal('agreement_required');
    expect((await person.refusal(liveRoutes.replay, { params, query: {} })).code).to.equal('agreement_required');
    const text = await person.call(closedRoutes.agreement, { params });
    expect(text.signedAt).to.equal(null);
    const old = { params, body: { version: '1999-01' } };
    expect((await person.refusal(closedRoutes.sign, old)).code).to.equal('stale_version');
    expect((await person.get(`/sessions/${params.id}/agreement/document`)).status).to.equal(409);
    const { signedAt } = await sign(person);
    expect((await sign(person)).signedAt, 'signing again').to.equal(signedAt);
    const ticket = await person.call(liveRoutes.ticket, { params });
    expect(ticket.mark).to.deep.include({ name: '钱投资' });
    expect((await person.get(`/sessions/${params.id}/agreement/document`)).headers.get('content-type')).to.equal(
      'application/pdf',
    );
    const { items } = await show.host.call(closedRoutes.signatures, { params });
    expect(items.find(({ userId }) => userId === person.id)).to.deep.include({ name: '钱投资', version: text.version });
    expect((await person.refusal(closedRoutes.signatures, { params })).code).to.equal('forbidden');
    expect((await show.presenter.refusal(liveRoutes.ticket, { params })).code).to.equal('agreement_required');
    expect((await (await server.signIn('coordinator')).call(liveRoutes.ticket, { params })).role).to.equal('moderator');
  });

  it('lets members of an invited organization in, and sends out who is taken off the list', async () => {
    const member = await server.signIn('investor');
    const organizationId = member.organizationId ?? '';
    expect((await member.refusal(liveRoutes.ticket, { params })).code).to.equal('not_found');
    await show.host.call(eventRoutes.inviteOrganization, { params, body: { organizationId } });
    await sign(member);
    const { ticket } = await member.call(liveRoutes.ticket, { params });
    const seat = await StageClient.join({ url: server.url, ticket });
    const told: string[] = [];
    seat.socket.on('removed', ({ why }: { why: string }) => told.push(why));
    await show.host.call(eventRoutes.uninvite, { params: { ...params, guestId: organizationId } });
    await seat.ended;
    expect(told).to.deep.equal(['uninvited']);
    const again = await StageClient.join({ url: server.url, ticket }).catch(
      (refusal: { code: string }) => refusal.code,
    );
    expect(again, 'the old ticket').to.equal('not_found');
    const pull = await member.get(`/sessions/${params.id}/lanes/pub`, { ticket, after: 0 });
    expect(pull.status).to.equal(404);
    expect((await member.refusal(liveRoutes.ticket, { params })).code).to.equal('not_found');
  });

  it('gives an account one seat: who joins again takes it over', async () => {
    const person = await guest('investor');
    const first = await show.enter(person);
    const told: string[] = [];
    first.socket.on('removed', ({ why }: { why: string }) => told.push(why));
    const second = await show.enter(person);
    await first.ended;
    expect(told).to.deep.equal(['elsewhere']);
    expect(second.socket.connected).to.equal(true);
    // As if they had joined at another process of the same platform.
    second.socket.on('removed', ({ why }: { why: string }) => told.push(why));
    await onlySeats.updateOne({ session: params.id, userId: person.id }, { $set: { socketId: 'elsewhere' } });
    await second.ended;
    expect(told).to.deep.equal(['elsewhere', 'elsewhere']);
    const open = await newShow(server);
    const seats = [await open.enter(person), await open.enter(person)];
    expect(seats.map(({ socket }) => socket.connected)).to.deep.equal([true, true]);
  });

  it('shows its slides as pictures with the name of who looks, and gives the file to presenter and host only', async () => {
    const host = await beginShow(show);
    const deckId = await shownDeck(host);
    const [one, other] = [await guest('investor', '张三'), await guest('enterprise', '李四')];
    const file = `/sessions/${params.id}/decks/${deckId}/file`;
    const picture = (page: number) => `/sessions/${params.id}/decks/${deckId}/pages/${page}`;
    expect((await one.get(file)).status).to.equal(404);
    expect((await (await server.signIn('coordinator')).get(file)).status).to.equal(404);
    expect((await show.host.get(file)).status).to.equal(200);
    const mine = await one.get(picture(1));
    expect([mine.status, mine.headers.get('content-type'), mine.headers.get('cache-control')]).to.deep.equal([
      200,
      'image/jpeg',
      'private, no-store',
    ]);
    expect(String((await other.get(picture(1))).body)).to.not.equal(String(mine.body));
    expect((await one.get(picture(4))).status).to.equal(404);
    expect((await one.get(picture(0))).status).to.equal(404);
    const { body } = await show.host.upload(`/sessions/${params.id}/decks`, '未展示.pdf', pdfOf(1));
    // The reply of the contract's row.
    const hidden = `/sessions/${params.id}/decks/${(body as { id: string }).id}/pages/1`;
    expect((await one.get(hidden)).status).to.equal(404);
    expect((await show.host.get(hidden)).status).to.equal(200);
    // Picture and sound go by the ticket, which outlives an invitation.
    const { ticket } = await one.call(liveRoutes.ticket, { params });
    const media = () =>
      fetch(`${server.url}/api/sessions/${params.id}/media`, { headers: { authorization: `Bearer ${ticket}` } });
    expect((await media()).status).to.equal(200);
    await show.host.call(eventRoutes.uninvite, { params: { ...params, guestId: one.id } });
    expect((await media()).status).to.equal(404);
  }).timeout(30_000);

  it('is closed or open for good once it is published', async () => {
    const { version, agenda, can: _can, ...event } = await show.host.call(eventRoutes.read, { params });
    const body = {
      kind: event.kind,
      title: event.title,
      summary: event.summary,
      startsAt: event.startsAt,
      endsAt: event.endsAt,
      admission: event.admission,
      seats: event.seats,
      agenda: agenda.map(({ id: _id, ...item }) => item),
      version,
      audience: 'public' as const,
    };
    const refused = await show.host.refusal(eventRoutes.update, { params, body });
    expect(refused.errors?.[0]).to.include({ field: 'audience', code: 'closed_for_good' });
  });
});

describe('the pictures of slides', () => {
  const load = (pages: number) => async () => pdfOf(pages);

  it('show Chinese text whose font is only named in the file, and a watermark over it', async () => {
    const painter = new SlidePainter();
    const deck = { deck: 'a', load: async () => slidesOf([{ title: '' }, { title: '高温压力传感器芯片' }]) };
    const empty = await inked(await painter.paint({ ...deck, page: 1, line: '' }));
    const titled = await inked(await painter.paint({ ...deck, page: 2, line: '' }));
    const marked = await inked(await painter.paint({ ...deck, page: 2, line: '张三 · 某某机构 · 2026/11/26' }));
    // Nine characters 80 pixels high; the boxes that stand for a missing font would be some 4,000.
    expect(titled - empty).to.be.greaterThan(12_000);
    expect(marked - titled).to.be.greaterThan(5_000);
    await painter.stop();
  }).timeout(20_000);

  it('are refused for what cannot be painted, and go on for the next', async () => {
    const painter = new SlidePainter();
    const broken = {
      deck: 'broken',
      page: 1,
      line: '',
      load: async () => Uint8Array.from(Buffer.from('%PDF-1.7\nbroken')),
    };
    const codeOf = (error: { code: string }) => error.code;
    expect(await painter.paint(broken).then(() => 'painted', codeOf)).to.equal('file_refused');
    expect((await painter.paint({ deck: 'b', page: 1, line: '', load: load(1) })).length).to.be.greaterThan(1_000);
    await painter.stop();
    const hasty = new SlidePainter({ withinMs: 1 });
    expect(await hasty.paint({ deck: 'c', page: 1, line: '', load: load(1) }).then(() => 'painted', codeOf)).to.equal(
      'file_refused',
    );
    await hasty.stop();
  }).timeout(20_000);
});
