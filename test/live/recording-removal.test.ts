// A recording is deleted by who may, for good; and one that there is no room for is refused.
import { expect } from 'chai';
import { mediaRoutes } from '#shared/live/media/routes.ts';
import { rehearsalOf } from '#shared/live/rehearsal.ts';
import { systemRoutes } from '#shared/system/routes.ts';
import { type Person, useServer } from '#test/support/server.ts';
import { StageClient } from '#test/support/stage.ts';
import { webmOf } from './recording.ts';
import { beginShow, newShow, type Show } from './show.ts';

const TYPES = { what: 'camera', picture: 'video/webm', sound: null } as const;

/** Two seconds, recorded by the host of a session or rehearsal. */
const record = async (person: Person, host: StageClient, session: string) => {
  const { token } = host.view.ctl.stage;
  const epoch = await host.act('media.begin', { token, ...TYPES });
  const path = `/sessions/${session}/media/${epoch}/picture/0`;
  const { status, body } = await person.send('PUT', path, { query: { token }, body: webmOf(2) });
  return { status, body, epoch, path };
};

describe('the recording of a session', () => {
  const server = useServer();
  let show: Show;
  let administrator: Person;
  before(async () => {
    show = await newShow(server);
    administrator = await server.signIn('administrator');
  });
  const stored = () => administrator.call(mediaRoutes.stored);

  it('is deleted once it is over, by hosts and administrators, and its replay says so', async () => {
    const params = { id: show.event.id };
    const host = await beginShow(show);
    const { status, path } = await record(show.host, host, params.id);
    expect(status).to.equal(200);
    const early = await show.host.refusal(mediaRoutes.removeRecording, { params });
    expect(early.code).to.equal('not_in_this_state');
    await host.act('session.move', { act: 'end' });
    await host.act('session.move', { act: 'release' });
    await server.settled();
    const visitor = server.visitor();
    const before = await visitor.call(mediaRoutes.recording, { params });
    expect(before).to.deep.include({ removedAt: null, can: { remove: false } });
    expect(before.epochs).to.have.length(1);
    const [item] = (await stored()).items;
    expect(item).to.include({ session: params.id, title: show.event.title, isRehearsal: false });
    expect(item?.bytes).to.be.greaterThan(webmOf(2).length);
    expect((await visitor.get(path)).status).to.equal(200);

    const moderator = await server.signIn('coordinator');
    expect((await moderator.refusal(mediaRoutes.removeRecording, { params })).code).to.equal('forbidden');
    await show.host.call(mediaRoutes.removeRecording, { params });
    expect((await show.host.refusal(mediaRoutes.removeRecording, { params })).code, 'again').to.equal('not_found');
    const after = await show.host.call(mediaRoutes.recording, { params });
    expect(after.epochs).to.deep.equal([]);
    const agoMs = server.clock.now().getTime() - Date.parse(after.removedAt ?? '');
    expect(agoMs).to.be.within(0, 60_000);
    expect((await visitor.get(path)).status).to.equal(404);
    expect((await stored()).items).to.deep.equal([]);
    await server.settled();
    const { items } = await administrator.call(systemRoutes.facts, { query: { type: 'recording.removed' } });
    expect(items.map(({ by }) => by)).to.deep.equal([show.host.id]);
  });

  it('of a rehearsal is deleted by an administrator, while nothing of it is recorded', async () => {
    const { event, host: person } = await newShow(server);
    const id = rehearsalOf(event.id);
    const host = await StageClient.enter(server.url, person, id);
    await host.act('session.move', { act: 'open' });
    const { epoch } = await record(person, host, id);
    const params = { id };
    expect((await administrator.refusal(mediaRoutes.removeRecording, { params })).code).to.equal('not_in_this_state');
    await host.act('media.end', { token: host.view.ctl.stage.token, epoch });
    expect((await stored()).items.map(({ isRehearsal, can }) => [isRehearsal, can.remove])).to.deep.equal([
      [true, true],
    ]);
    await administrator.call(mediaRoutes.removeRecording, { params });
    expect((await stored()).items).to.deep.equal([]);
  });
});

describe('a recording without room', () => {
  const server = useServer({ environment: { RECORDINGS_MAX_GB: '0.000001' } });

  it('is refused in words, and what administrators see says why', async () => {
    const show = await newShow(server);
    const host = await beginShow(show);
    const { status, body } = await record(show.host, host, show.event.id);
    expect([status, (body as { code: string }).code]).to.deep.equal([507, 'storage_full']);
    const administrator = await server.signIn('administrator');
    expect((await administrator.call(mediaRoutes.stored)).limitBytes).to.equal(1_000);
  });
});
