// A media server as source of the video: who is given which grants, what the server makes of them, and how they end with the
// stage.
import { expect } from 'chai';
import { readConfig } from '#server/platform/config.ts';
import { eventRoutes } from '#shared/events/routes.ts';
import { closedRoutes } from '#shared/live/closed/routes.ts';
import { liveRoutes } from '#shared/live/routes.ts';
import type { Client } from '#test/support/client.ts';
import { useLiveKit } from '#test/support/livekit/server.ts';
import { SignalClient } from '#test/support/livekit/signal-client.ts';
import { claimsOf } from '#test/support/livekit/token.ts';
import { useServer } from '#test/support/server.ts';
import type { StageClient } from '#test/support/stage.ts';
import { beginShow, newShow, type Show } from './show.ts';

describe('the video of a session by a media server', () => {
  const liveKit = useLiveKit();
  const server = useServer({ environment: () => liveKit.environment });
  let show: Show;
  let host: StageClient;
  let presenter: StageClient;

  before(async () => {
    show = await newShow(server);
    host = await beginShow(show);
    presenter = await show.enter(show.presenter);
  });

  const room = async (person: Client, to: 'watch' | 'send' = 'watch', id = show.event.id) => {
    const { ticket, hasRelay } = await person.call(liveRoutes.ticket, { params: { id: show.event.id } });
    expect(hasRelay).to.equal(true);
    const headers = { authorization: `Bearer ${ticket}` };
    const { body } = await server.visitor().send('GET', `/sessions/${id}/media-room?to=${to}`, { headers });
    // The reply of `mediaRoutes.room`, or a problem.
    return body as { token: string; url: string; publisher: string; code?: string };
  };
  const takeStage = async () => {
    await host.act('stage.offer', { segmentId: show.pitch });
    await presenter.sees(({ ctl }) => ctl.offer !== null);
    await presenter.act('stage.accept');
    return (await presenter.sees(({ ctl }) => ctl.stage.holder !== null)).ctl.stage.token;
  };

  it('lets the stage’s holder send and everybody else watch, for a short while', async () => {
    expect((await room(show.presenter)).code, 'nothing is on').to.equal('not_found');
    const token = await takeStage();
    expect((await host.refusal('media.relay', { token, what: 'camera' })).code).to.equal('stage_moved');
    const epoch = await presenter.act('media.relay', { token, what: 'camera' });
    const { ctl } = await host.sees((view) => view.ctl.media !== null);
    expect(ctl.media).to.deep.equal({ kind: 'relay', epoch, token, what: 'camera' });

    const seconds = () => server.clock.now().getTime() / 1000;
    const now = seconds();
    const theirs = await room(show.presenter, 'send');
    expect(theirs).to.include({ url: liveKit.url, publisher: `stage-${epoch}` });
    const sends = claimsOf(theirs.token, liveKit.keys);
    expect(sends).to.include({ iss: 'key', sub: `stage-${epoch}` });
    expect(sends.exp).to.be.within(now, seconds() + 61);
    expect(sends.video).to.include({ room: show.event.id, roomJoin: true, canPublish: true, canPublishData: false });
    const others = [show.host, await server.signIn('investor'), await server.signIn('coordinator'), server.visitor()];
    for (const person of others) expect((await room(person, 'send')).code).to.equal('stage_moved');
    // Who sends sees on their own page what the others see.
    const watchers = [show.presenter, ...others];
    const identities = new Set<string>();
    for (const person of watchers) {
      const given = await room(person);
      const { sub = '', video, exp } = claimsOf(given.token, liveKit.keys);
      expect(given).to.include({ publisher: `stage-${epoch}` });
      expect(video).to.include({ canPublish: false, canSubscribe: true, canPublishData: false, hidden: true });
      expect(Object.keys(video)).to.not.include.members(['roomAdmin', 'roomCreate']);
      expect(exp).to.be.within(now, seconds() + 61);
      identities.add(sub);
    }
    expect(identities.size, 'each connection is its own').to.equal(watchers.length);
    expect(JSON.stringify([...identities])).to.not.contain('stage-');
    const other = await newShow(server);
    expect((await room(show.presenter, 'watch', other.event.id)).code).to.equal('ticket_invalid');
  });

  it('is let in by the media server with what its token grants: who watches sends nothing', async () => {
    const { token: watching } = await room(server.visitor());
    const { token: sending, publisher } = await room(show.presenter, 'send');
    const viewer = await SignalClient.join(liveKit.url, watching);
    const sender = await SignalClient.join(liveKit.url, sending);
    // Of the same person: neither ends the other.
    const own = await SignalClient.join(liveKit.url, (await room(show.presenter)).token);
    expect(await viewer.addCamera()).to.equal('requestResponse');
    expect(await own.addCamera()).to.equal('requestResponse');
    expect(await sender.addCamera()).to.equal('trackPublished');
    expect(liveKit.identities(show.event.id)).to.have.length(3).and.to.include(publisher);
    const [head, , signature] = watching.split('.');
    const [, claims] = sending.split('.');
    const forged = await SignalClient.join(liveKit.url, [head, claims, signature].join('.')).catch(String);
    expect(forged).to.contain('401');
    viewer.close();
    own.close();
    await liveKit.until(() => liveKit.identities(show.event.id).length === 1);
  });

  it('ends with the stage: the holder of before is put out, and is given no token to send any more', async () => {
    const { stage, media } = host.view.ctl;
    const { token } = stage;
    await host.act('stage.take_back');
    await host.sees(({ ctl }) => ctl.media === null);
    // They were in the room since the test before, and sent.
    await liveKit.until(() => liveKit.identities(show.event.id).length === 0);
    const [call] = liveKit.calls;
    expect(call?.path).to.equal('/twirp/livekit.RoomService/RemoveParticipant');
    expect(call?.body).to.deep.equal({ room: show.event.id, identity: `stage-${media?.epoch}` });
    expect(call?.claims.video).to.deep.equal({ roomAdmin: true, room: show.event.id });
    const mine = host.view.ctl.stage.token;
    expect((await presenter.refusal('media.relay', { token, what: 'camera' })).code).to.equal('stage_moved');
    const first = await host.act('media.relay', { token: mine, what: 'screen' });
    expect((await room(show.presenter, 'send')).code).to.equal('stage_moved');
    expect(await room(show.host, 'send')).to.include({ publisher: `stage-${first}` });
    const second = await host.act('media.relay', { token: mine, what: 'camera' });
    await liveKit.until(() => liveKit.calls.length === 2);
    await host.act('session.move', { act: 'end' });
    await liveKit.until(() => liveKit.calls.length === 3);
    const put = liveKit.calls.slice(1).map(({ body }) => (body as { identity: string }).identity);
    expect(put, 'each by its own name').to.deep.equal([`stage-${first}`, `stage-${second}`]);
  });

  it('of a closed session is watched from one place, and no longer by who was taken off its list or removed', async () => {
    const closed = await newShow(server, { audience: 'invited' });
    const params = { id: closed.event.id };
    const hosts = await beginShow(closed);
    await hosts.act('media.relay', { token: hosts.view.ctl.stage.token, what: 'camera' });
    const guests = [await server.signIn('investor'), await server.signIn('investor')] as const;
    const watch = async (guest: Client) => {
      const { ticket } = await guest.call(liveRoutes.ticket, { params });
      const { body } = await server
        .visitor()
        .send('GET', `/sessions/${params.id}/media-room`, { headers: { authorization: `Bearer ${ticket}` } });
      // The reply of `mediaRoutes.room`.
      return SignalClient.join(liveKit.url, (body as { token: string }).token);
    };
    for (const guest of guests) {
      await closed.host.call(eventRoutes.invitePerson, { params, body: { email: guest.email } });
      const { version } = await guest.call(closedRoutes.agreement, { params });
      await guest.call(closedRoutes.sign, { params, body: { version } });
    }
    const [first, second] = guests;
    const earlier = await watch(first);
    const watching = await watch(first);
    await earlier.hears('leave');
    const seat = await closed.enter(first);
    await closed.host.call(eventRoutes.uninvite, { params: { ...params, guestId: first.id } });
    await seat.ended;
    await watching.hears('leave');
    const other = await watch(second);
    const entry = await (await closed.enter(second)).act('chat.say', { text: '我在看' });
    await hosts.act('person.ban', { entry });
    await other.hears('leave');
    await liveKit.until(() => liveKit.identities(params.id).length === 0);
  });

  it('lets the page reach it, and only with whole settings', async () => {
    const response = await fetch(`${server.url}/`);
    expect(response.headers.get('content-security-policy')).to.contain(liveKit.url.replace('ws:', 'http:'));
    expect(() => readConfig({ LIVEKIT_URL: 'wss://media.example' })).to.throw('LIVEKIT_API_KEY');
    expect(() => readConfig({ LIVEKIT_URL: 'ftp://media.example' })).to.throw('LIVEKIT_URL');
  });
});

describe('a platform without a media server', () => {
  const server = useServer();

  it('refuses to send by it', async () => {
    const host = await beginShow(await newShow(server));
    const refused = await host.refusal('media.relay', { token: host.view.ctl.stage.token, what: 'camera' });
    expect(refused.code).to.equal('not_found');
  });
});
