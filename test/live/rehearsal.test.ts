// A rehearsal: as the session will be, among those who run it, and without a trace in it.
import { expect } from 'chai';
import { pdfOf } from '#seeds/builders/pdf.ts';
import { logEntries, stays } from '#server/features/live/model.ts';
import { newId } from '#server/platform/db/record.ts';
import { eventRoutes } from '#shared/events/routes.ts';
import { contactRoutes } from '#shared/live/contacts/routes.ts';
import { eventIdOf, isRehearsal, rehearsalOf } from '#shared/live/rehearsal.ts';
import { liveRoutes } from '#shared/live/routes.ts';
import { useServer } from '#test/support/server.ts';
import { StageClient } from '#test/support/stage.ts';
import { beginShow, newShow } from './show.ts';

describe('a rehearsal', () => {
  const server = useServer();

  it('has an id that leads to its event and back', () => {
    const id = newId();
    expect([isRehearsal(id), isRehearsal(rehearsalOf(id))]).to.deep.equal([false, true]);
    expect([eventIdOf(id), eventIdOf(rehearsalOf(id))]).to.deep.equal([id, id]);
  });

  it('is open to who runs the event and who presents in it, and does not exist for others', async () => {
    const show = await newShow(server, { audience: 'public' });
    const params = { id: rehearsalOf(show.event.id) };
    const roles = await Promise.all(
      [show.host, await server.signIn('coordinator'), show.presenter].map(
        async (person) => (await person.call(liveRoutes.ticket, { params })).role,
      ),
    );
    expect(roles).to.deep.equal(['host', 'moderator', 'presenter']);
    for (const other of [server.visitor(), await server.signIn('investor'), await server.signIn('enterprise')]) {
      expect((await other.refusal(liveRoutes.ticket, { params })).code).to.equal('not_found');
      expect((await other.get(`/sessions/${params.id}/decks/${params.id}/file`)).status).to.equal(404);
    }
    expect((await show.presenter.call(eventRoutes.read, { params: { id: show.event.id } })).can.rehearse).to.equal(
      true,
    );
    const viewer = await server.signIn('investor');
    expect((await viewer.call(eventRoutes.read, { params: { id: show.event.id } })).can.rehearse).to.equal(false);
  });

  it('runs as the session will, again and again, and leaves nothing in it', async () => {
    const show = await newShow(server);
    const { id } = show.event;
    const rehearsal = rehearsalOf(id);
    const host = await StageClient.enter(server.url, show.host, rehearsal);
    const presenter = await StageClient.enter(server.url, show.presenter, rehearsal);
    const { body } = await show.host.upload(`/sessions/${rehearsal}/decks`, '彩排.pdf', pdfOf(2));
    // The reply of the contract's row.
    const deckId = (body as { id: string }).id;
    for (const round of [1, 2]) {
      await host.act('session.move', { act: 'open' });
      await host.act('session.move', { act: 'begin' });
      await host.act('segment.move', { id: show.pitch, act: 'start' });
      await host.act('deck.show', { token: host.view.ctl.stage.token, deckId, page: 1 });
      await presenter.act('chat.say', { text: `彩排里说的话 ${round}` });
      server.clock.advance(1_000);
      expect((await show.presenter.get(`/sessions/${rehearsal}/decks/${deckId}/file`)).status).to.equal(200);
      await host.act('session.move', { act: 'end' });
    }
    expect((await host.refusal('session.move', { act: 'release' })).code).to.equal('not_in_this_state');
    await server.settled();
    const event = await show.host.call(eventRoutes.read, { params: { id } });
    expect(event.phase, 'the event has not begun').to.equal('none');
    expect((await server.visitor().get(`/sessions/${id}/decks/${deckId}/file`)).status, 'not shown').to.equal(404);
    for (const path of ['replay', 'report', 'contacts', 'certificate', 'agreement']) {
      expect((await show.host.get(`/sessions/${rehearsal}/${path}`)).status, path).to.equal(404);
    }
    expect((await show.host.refusal(contactRoutes.list, { params: { id: rehearsal } })).code).to.equal('not_found');

    const real = await beginShow(show);
    await real.act('session.move', { act: 'end' });
    await real.act('session.move', { act: 'release' });
    await server.settled();
    const replay = await show.host.call(liveRoutes.replay, { params: { id }, query: {} });
    expect(JSON.stringify(replay)).to.not.contain('彩排里说的话');
    expect((await show.host.call(liveRoutes.report, { params: { id } })).people, 'the host alone').to.equal(1);
    expect(await logEntries.countDocuments({ session: id, kind: 'chat.said' })).to.equal(0);
    expect(await logEntries.countDocuments({ session: rehearsal, kind: 'chat.said' })).to.equal(2);
    expect(await stays.countDocuments({ session: id, userId: show.presenter.id })).to.equal(0);
    expect((await show.presenter.refusal(liveRoutes.ticket, { params: { id: rehearsal } })).code).to.equal('not_found');
  });
});
