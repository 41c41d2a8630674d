// Slides: who may bring and fetch them, and what is no PDF.
import { expect } from 'chai';
import { pdfOf } from '#seeds/builders/pdf.ts';
import { liveRoutes } from '#shared/live/routes.ts';
import type { Client } from '#test/support/client.ts';
import { useServer } from '#test/support/server.ts';
import { beginShow, newShow, type Show } from './show.ts';

describe('the slides of a session', () => {
  const server = useServer();
  let show: Show;
  before(async () => {
    show = await newShow(server);
  });

  const bring = (person: Client, content: Uint8Array<ArrayBuffer>, name = '项目.pdf', segment = show.pitch) =>
    person.upload(`/sessions/${show.event.id}/decks?segmentId=${segment}`, name, content);
  const codeOf = (body: unknown) => (body as { errors?: { code: string }[] }).errors?.[0]?.code;

  it('are brought by the presenter of the segment and the host, and by nobody else', async () => {
    const { status, body } = await bring(show.presenter, pdfOf(12));
    expect(status).to.equal(201);
    expect(body).to.include({ name: '项目.pdf', pages: 12, isMine: true });
    for (const person of [await server.signIn('enterprise'), await server.signIn('coordinator')]) {
      expect((await bring(person, pdfOf(1))).status).to.equal(403);
      expect((await person.get(`/sessions/${show.event.id}/decks`)).status).to.equal(403);
    }
    const [, other = ''] = show.event.agenda.filter(({ kind }) => kind === 'pitch').map(({ id }) => id);
    expect((await bring(show.presenter, pdfOf(1), 'x.pdf', other)).status).to.equal(403);
  });

  it('must be a readable PDF of at most three hundred pages', async () => {
    const text = Uint8Array.from(Buffer.from('no PDF at all'));
    expect((await bring(show.presenter, text)).status).to.equal(422);
    const torn = await bring(show.presenter, Uint8Array.from(Buffer.from('%PDF-1.7\nbroken')));
    expect([torn.status, codeOf(torn.body)]).to.deep.equal([422, 'pdf_unreadable']);
    const long = await bring(show.presenter, pdfOf(301));
    expect([long.status, codeOf(long.body)]).to.deep.equal([422, 'pdf_too_many_pages']);
  }).timeout(30_000);

  it('are fetched by others once they were shown, and stay for the replay', async () => {
    const host = await beginShow(show);
    const { body } = await bring(show.host, pdfOf(3), '主持.pdf');
    // The reply of the contract's row.
    const { id } = body as { id: string };
    const params = { id: show.event.id, deckId: id };
    const path = `/sessions/${params.id}/decks/${id}/file`;
    const visitor = server.visitor();
    expect((await visitor.get(path)).status).to.equal(404);
    expect((await show.presenter.get(path)).status).to.equal(404);
    await host.act('deck.show', { token: host.view.ctl.stage.token, deckId: id, page: 2 });
    const late = await show.enter(visitor);
    expect(late.view.ctl.slides).to.deep.equal({ deck: { id, name: '主持.pdf', pages: 3 }, page: 2 });
    const file = await visitor.get(path);
    expect([file.status, file.headers.get('content-type')]).to.deep.equal([200, 'application/pdf']);
    expect((await host.refusal('page.turn', { token: host.view.ctl.stage.token, page: 4 })).code).to.equal(
      'not_in_this_state',
    );
    expect((await show.host.refusal(liveRoutes.removeDeck, { params })).code).to.equal('not_in_this_state');
  });
});
