// The video's way through the server: who may send it, who may watch, and what is left of it afterwards.
import { expect } from 'chai';
import { CHUNK_MAX_BYTES } from '#shared/live/media/limits.ts';
import { mediaRoutes } from '#shared/live/media/routes.ts';
import { liveRoutes } from '#shared/live/routes.ts';
import type { Client, Reply } from '#test/support/client.ts';
import { useServer } from '#test/support/server.ts';
import type { StageClient } from '#test/support/stage.ts';
import { webmCluster, webmHead, webmOf } from './recording.ts';
import { beginShow, newShow, type Show } from './show.ts';

const TYPES = { what: 'camera', picture: 'video/webm;codecs=vp8,opus', sound: null } as const;
const codeOf = ({ body }: Reply) => (body as { code?: string }).code;
const second = (at: number) => webmCluster(at * 1000, [{ track: 1, ms: at * 1000, isKey: true }]);

interface Where {
  show: Show;
  epoch: number;
  n: number;
  track?: string;
}
const pathOf = ({ show, epoch, n, track = 'picture' }: Where) =>
  `/sessions/${show.event.id}/media/${epoch}/${track}/${n}`;
const keep = (person: Client, where: Where, token: number, body: Uint8Array<ArrayBufferLike> = second(where.n)) =>
  person.send('PUT', pathOf(where), { query: { token }, body });

describe('the video of a session', () => {
  const server = useServer();
  let show: Show;
  let host: StageClient;
  let presenter: StageClient;
  let token = 0;
  let epoch = 0;

  before(async () => {
    show = await newShow(server);
    host = await beginShow(show);
    presenter = await show.enter(show.presenter);
    await host.act('stage.offer', { segmentId: show.pitch });
    await presenter.sees(({ ctl }) => ctl.offer !== null);
    await presenter.act('stage.accept');
    ({ token } = (await presenter.sees(({ ctl }) => ctl.stage.holder !== null)).ctl.stage);
  });

  it('is begun by who has the stage, and by nobody else', async () => {
    expect((await host.refusal('media.begin', { token, ...TYPES })).code).to.equal('stage_moved');
    expect((await presenter.refusal('media.begin', { token: token - 1, ...TYPES })).code).to.equal('stage_moved');
    const strange = await presenter.refusal('media.begin', { token, ...TYPES, picture: 'text/html' });
    expect(strange.code).to.equal('invalid_input');
    const none = await presenter.refusal('media.begin', { token, ...TYPES, picture: null });
    expect(none.errors?.map(({ field }) => field)).to.deep.equal(['picture']);
    epoch = await presenter.act('media.begin', { token, ...TYPES });
    const { ctl } = await host.sees((view) => view.ctl.media !== null);
    expect(ctl.media).to.deep.equal({ kind: 'chunks', epoch, token, ...TYPES });
  });

  it('is taken in its order, once, from its maker alone, and announced to everybody', async () => {
    const first = Buffer.concat([webmHead(), second(0)]);
    for (const person of [show.host, await server.signIn('investor')]) {
      const refused = await keep(person, { show, epoch, n: 0 }, token, first);
      expect(codeOf(refused)).to.equal('stage_moved');
    }
    expect((await server.visitor().send('PUT', pathOf({ show, epoch, n: 0 }))).status).to.equal(401);
    expect(codeOf(await keep(show.presenter, { show, epoch, n: 0 }, token - 1, first))).to.equal('stage_moved');
    expect(codeOf(await keep(show.presenter, { show, epoch: epoch + 1, n: 0 }, token, first))).to.equal('stage_moved');
    expect(codeOf(await keep(show.presenter, { show, epoch, n: 0, track: 'sound' }, token, first))).to.equal(
      'not_found',
    );
    expect((await keep(show.presenter, { show, epoch, n: 0 }, token, first)).body).to.deep.equal({
      head: 0,
      sinceKeyMs: 0,
    });
    expect((await keep(show.presenter, { show, epoch, n: 0 }, token, first)).body).to.include({ head: 0 });
    expect(codeOf(await keep(show.presenter, { show, epoch, n: 2 }, token))).to.equal('not_in_this_state');
    const late = webmCluster(1000, [{ track: 1, ms: 1500, isKey: false }]);
    const between = await keep(show.presenter, { show, epoch, n: 1 }, token, late);
    expect(between.body).to.deep.equal({ head: 1, sinceKeyMs: 1500 });
    await host.sees(() =>
      host.notices.some(({ name, body }) => name === 'media' && JSON.stringify(body).includes('"picture":1')),
    );
    const big = await keep(show.presenter, { show, epoch, n: 2 }, token, Buffer.alloc(CHUNK_MAX_BYTES + 1));
    expect(codeOf(big)).to.equal('payload_too_large');
    expect((await keep(show.presenter, { show, epoch, n: 2 }, token)).status).to.equal(200);
  });

  it('is fetched by who may watch, in pieces that never change, from where it may be joined', async () => {
    const { id } = show.event;
    const visitor = server.visitor();
    const now = await visitor.call(mediaRoutes.now, { params: { id } });
    const initBytes = webmHead().length;
    const point = { n: 2, skip: 0, ms: 2000 };
    expect(now).to.deep.equal({
      epoch,
      tracks: [{ track: 'picture', type: TYPES.picture, head: 2, initBytes, point }],
    });
    const piece = await visitor.get(pathOf({ show, epoch, n: 0 }));
    expect(piece.status).to.equal(200);
    expect(piece.headers.get('content-type')).to.equal('video/webm');
    expect(piece.headers.get('cache-control')).to.equal('public, max-age=31536000, immutable, no-transform');
    expect(Number(piece.headers.get('content-length'))).to.equal(initBytes + second(0).length);
    const { ticket } = await visitor.call(liveRoutes.ticket, { params: { id } });
    const both = await visitor.send('GET', pathOf({ show, epoch, n: 0 }), {
      query: { upTo: 2 },
      headers: { authorization: `Bearer ${ticket}` },
    });
    expect(Number(both.headers.get('content-length'))).to.be.greaterThan(2 * second(0).length);
    for (const bad of [{ n: 3 }, { n: 0, query: { upTo: 40 } }, { n: 2, query: { upTo: 1 } }]) {
      expect((await visitor.get(pathOf({ show, epoch, n: bad.n }), bad.query)).status).to.equal(404);
    }
    const forged = await visitor.send('GET', pathOf({ show, epoch, n: 0 }), {
      headers: { authorization: `Bearer ${ticket}x` },
    });
    expect(codeOf(forged)).to.equal('ticket_invalid');
  });

  it('of a session one has to register for is not given to others, nor kept by caches on the way', async () => {
    const closed = await newShow(server, { audience: 'registered' });
    const its = await beginShow(closed);
    const own = await its.act('media.begin', { token: 0, ...TYPES });
    expect((await keep(closed.host, { show: closed, epoch: own, n: 0 }, 0, webmOf(1))).status).to.equal(200);
    const path = pathOf({ show: closed, epoch: own, n: 0 });
    const { ticket } = await server.visitor().call(liveRoutes.ticket, { params: { id: show.event.id } });
    for (const person of [server.visitor(), await server.signIn('enterprise')]) {
      expect(codeOf(await person.get(path))).to.equal('registration_required');
      expect(codeOf(await person.get(`/sessions/${closed.event.id}/media`))).to.equal('registration_required');
      expect(codeOf(await person.get(`/sessions/${closed.event.id}/media-probe`))).to.equal('registration_required');
      // A ticket for another session opens nothing here.
      const headers = { authorization: `Bearer ${ticket}` };
      expect(codeOf(await person.send('GET', path, { headers }))).to.equal('ticket_invalid');
    }
    expect((await closed.presenter.get(path)).headers.get('cache-control')).to.match(/^private, .*immutable/);
  });

  it('must be the recording it was announced to be', async () => {
    const other = await presenter.act('media.begin', { token, ...TYPES });
    const page = Buffer.from('<!doctype html><script>alert(1)</script>');
    const refused = await keep(show.presenter, { show, epoch: other, n: 0 }, token, page);
    expect(refused.status).to.equal(422);
    expect((refused.body as { errors: { code: string }[] }).errors[0]?.code).to.equal('media_broken');
    // The one before is over, and stays as it was.
    expect(codeOf(await keep(show.presenter, { show, epoch, n: 3 }, token))).to.equal('stage_moved');
    expect((await server.visitor().get(pathOf({ show, epoch, n: 2 }))).status).to.equal(200);
  });

  it('survives the server; its maker is told to begin anew', async () => {
    const cut = await presenter.act('media.begin', { token, ...TYPES });
    await keep(show.presenter, { show, epoch: cut, n: 0 }, token, webmOf(2));
    await server.restart();
    host = await show.enter(show.host);
    presenter = await show.enter(show.presenter);
    const now = await server.visitor().call(mediaRoutes.now, { params: { id: show.event.id } });
    expect(now.tracks[0]).to.deep.include({ head: 0 });
    expect(now.tracks[0]?.point?.ms).to.equal(1000);
    expect((await server.visitor().get(pathOf({ show, epoch: cut, n: 0 }))).status).to.equal(200);
    expect(codeOf(await keep(show.presenter, { show, epoch: cut, n: 1 }, token))).to.equal('not_in_this_state');
  });

  it('ends with the turn on the stage, and is replayed once the replay is released', async () => {
    const { id } = show.event;
    const whole = await presenter.act('media.begin', { token, ...TYPES });
    const startsAt = server.clock.now().getTime();
    expect((await keep(show.presenter, { show, epoch: whole, n: 0 }, token, webmOf(2))).status).to.equal(200);
    await host.act('stage.take_back');
    await host.sees(({ ctl }) => ctl.media === null);
    expect(codeOf(await keep(show.presenter, { show, epoch: whole, n: 1 }, token))).to.equal('stage_moved');
    const visitor = server.visitor();
    expect(await visitor.call(mediaRoutes.now, { params: { id } })).to.deep.equal({ epoch: null, tracks: [] });
    expect((await visitor.refusal(mediaRoutes.recording, { params: { id } })).code).to.equal('not_found');
    await host.act('session.move', { act: 'end' });
    await server.settled();
    expect((await show.host.call(mediaRoutes.recording, { params: { id } })).epochs.length).to.be.greaterThan(1);
    for (const path of [`/sessions/${id}/recording`, pathOf({ show, epoch: whole, n: 0 })]) {
      expect((await visitor.get(path)).status, path).to.equal(404);
      expect((await show.presenter.get(path)).status, path).to.equal(404);
    }
    await host.act('session.move', { act: 'release' });
    await server.settled();
    const { epochs } = await visitor.call(mediaRoutes.recording, { params: { id } });
    const last = epochs.at(-1);
    expect(last?.epoch).to.equal(whole);
    expect(last?.startsAt).to.be.closeTo(startsAt - 1000, 3000);
    expect(last?.tracks[0]?.points.map(({ ms }) => ms)).to.deep.equal([0, 1000]);
    expect((await visitor.get(pathOf({ show, epoch: whole, n: 0 }))).status).to.equal(200);
  });
});

describe('a stream from elsewhere', () => {
  const server = useServer({ environment: { PULL_ORIGINS: 'https://cdn.example http://127.0.0.1:8090' } });

  it('is shown by hosts, from the origins that the settings name, in place of what presenters send', async () => {
    const show = await newShow(server);
    const host = await beginShow(show);
    for (const [url, code] of [
      ['https://elsewhere.example/live.m3u8', 'origin_refused'],
      ['javascript:alert(1)', 'origin_refused'],
      ['https://me:secret@cdn.example/live.m3u8', 'invalid_format'],
      ['no address', 'invalid_format'],
    ]) {
      const { errors } = await host.refusal('media.pull', { format: 'hls', url });
      expect(errors?.map((error) => [error.field, error.code])).to.deep.equal([['url', code]]);
    }
    const url = 'https://cdn.example/live.m3u8';
    const epoch = await host.act('media.pull', { format: 'hls', url });
    await host.sees(({ ctl }) => ctl.media?.kind === 'pull');
    expect((await host.refusal('media.begin', { token: 0, ...TYPES })).code).to.equal('not_in_this_state');
    const presenter = await show.enter(show.presenter);
    expect((await presenter.refusal('media.end', { token: 0, epoch })).code).to.equal('forbidden');
    expect((await host.refusal('media.end', { token: 0, epoch: epoch - 1 })).code).to.equal('not_in_this_state');
    await host.act('media.end', { token: 0, epoch });
    await presenter.sees(({ ctl }) => ctl.media === null);
    const page = await fetch(`${server.url}/api/health`);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).to.match(/connect-src [^;]*https:\/\/cdn\.example http:\/\/127\.0\.0\.1:8090/);
    expect(policy).to.match(/media-src 'self' blob: https:\/\/cdn\.example/);
  });

  it('is offered to the host with what the line carries; others may not ask', async () => {
    const show = await newShow(server);
    const { id } = show.event;
    const load = await show.host.call(mediaRoutes.load, { params: { id } });
    expect(load).to.deep.equal({
      bitRate: 0,
      sending: 0,
      peak: 0,
      uplink: null,
      pullOrigins: ['https://cdn.example', 'http://127.0.0.1:8090'],
    });
    const path = `/sessions/${id}/media-probe`;
    expect((await server.visitor().get(path)).headers.get('content-length')).to.equal('1048576');
    const body = Buffer.alloc(100_000);
    expect((await show.presenter.send('POST', path, { body })).body).to.deep.equal({ bytes: 100_000 });
    for (const person of [await server.signIn('investor'), await server.signIn('coordinator')]) {
      expect((await person.refusal(mediaRoutes.load, { params: { id } })).code).to.equal('forbidden');
      expect((await person.send('POST', path, { body })).status).to.equal(403);
    }
  });
});
