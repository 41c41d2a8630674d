// A media server as source of the video: who is given which grants, and how they end with the stage. What the server itself
// would do is not here; it is asked for by its documented calls, which are heard by a server of the test's own.
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { expect } from 'chai';
import { readConfig } from '#server/platform/config.ts';
import { liveRoutes } from '#shared/live/routes.ts';
import type { Client } from '#test/support/client.ts';
import { useServer } from '#test/support/server.ts';
import type { StageClient } from '#test/support/stage.ts';
import { beginShow, newShow, type Show } from './show.ts';

const SECRET = 'a secret of the media server, only for tests';

interface Claims {
  iss: string;
  sub: string;
  exp: number;
  nbf: number;
  video: Record<string, unknown>;
}

/** What a token says; throws when its signature is not right. */
const claimsOf = (token: string): Claims => {
  const [head = '', payload = '', signature = ''] = token.split('.');
  const right = createHmac('sha256', SECRET).update(`${head}.${payload}`).digest('base64url');
  expect(signature).to.equal(right);
  expect(JSON.parse(Buffer.from(head, 'base64url').toString())).to.deep.equal({ alg: 'HS256', typ: 'JWT' });
  return JSON.parse(Buffer.from(payload, 'base64url').toString());
};

class Hearing {
  readonly calls: { path: string; claims: Claims; body: unknown }[] = [];
  readonly #http: Server = createServer((request, answer) => {
    void json(request).then((body) => {
      const token = (request.headers.authorization ?? '').replace('Bearer ', '');
      this.calls.push({ path: request.url ?? '', claims: claimsOf(token), body });
      answer.end('{}');
      for (const look of this.#waiting) look();
    });
  });
  readonly #waiting = new Set<() => void>();

  async open(): Promise<void> {
    this.#http.listen(0, '127.0.0.1');
    await once(this.#http, 'listening');
  }

  get url(): string {
    // A TCP server's address is an object.
    return `ws://127.0.0.1:${(this.#http.address() as AddressInfo).port}`;
  }

  heard(count: number): Promise<void> {
    return new Promise((resolve) => {
      const look = () => this.calls.length >= count && resolve();
      this.#waiting.add(look);
      look();
    });
  }

  close(): void {
    this.#http.closeAllConnections();
    this.#http.close();
  }
}

/** To be called inside `describe`, before `useServer`. */
const useHearing = (): Hearing => {
  const hearing = new Hearing();
  before('somebody listens in the media server’s place', () => hearing.open());
  after('they listen no more', () => hearing.close());
  return hearing;
};

describe('the video of a session by a media server', () => {
  const hearing = useHearing();
  const server = useServer({
    environment: () => ({ LIVEKIT_URL: hearing.url, LIVEKIT_API_KEY: 'key', LIVEKIT_API_SECRET: SECRET }),
  });
  let show: Show;
  let host: StageClient;
  let presenter: StageClient;

  before(async () => {
    show = await newShow(server);
    host = await beginShow(show);
    presenter = await show.enter(show.presenter);
  });

  const room = async (person: Client, id = show.event.id) => {
    const { ticket, hasRelay } = await person.call(liveRoutes.ticket, { params: { id: show.event.id } });
    expect(hasRelay).to.equal(true);
    const headers = { authorization: `Bearer ${ticket}` };
    const { status, body } = await server.visitor().send('GET', `/sessions/${id}/media-room`, { headers });
    // The reply of `mediaRoutes.room`, or a problem.
    return {
      status,
      ...(body as { token: string; url: string; publisher: string; publishes: boolean; code?: string }),
    };
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

    const now = server.clock.now().getTime() / 1000;
    const theirs = await room(show.presenter);
    expect(theirs).to.include({ url: hearing.url, publishes: true, publisher: `stage-${epoch}` });
    const sends = claimsOf(theirs.token);
    expect(sends).to.include({ iss: 'key', sub: `stage-${epoch}` });
    expect(sends.exp).to.be.within(now, now + 61);
    expect(sends.video).to.include({ room: show.event.id, roomJoin: true, canPublish: true, canPublishData: false });
    const watchers = [show.host, await server.signIn('investor'), await server.signIn('coordinator'), server.visitor()];
    const identities = new Set<string>();
    for (const person of watchers) {
      const given = await room(person);
      const { sub, video, exp } = claimsOf(given.token);
      expect(given).to.include({ publishes: false, publisher: `stage-${epoch}` });
      expect(video).to.include({ canPublish: false, canSubscribe: true, canPublishData: false, hidden: true });
      expect(Object.keys(video)).to.not.include.members(['roomAdmin', 'roomCreate']);
      expect(exp).to.be.within(now, now + 601);
      identities.add(sub);
    }
    expect(identities.size, 'each connection is its own').to.equal(watchers.length);
    expect(JSON.stringify([...identities])).to.not.contain('stage-');
    const other = await newShow(server);
    expect((await room(show.presenter, other.event.id)).code).to.equal('ticket_invalid');
  });

  it('ends with the stage: the holder of before is put out, and is given no token to send any more', async () => {
    const { stage, media } = host.view.ctl;
    const { token } = stage;
    await host.act('stage.take_back');
    await host.sees(({ ctl }) => ctl.media === null);
    await hearing.heard(1);
    const [call] = hearing.calls;
    expect(call?.path).to.equal('/twirp/livekit.RoomService/RemoveParticipant');
    expect(call?.body).to.deep.equal({ room: show.event.id, identity: `stage-${media?.epoch}` });
    expect(call?.claims.video).to.deep.equal({ roomAdmin: true, room: show.event.id });
    const mine = host.view.ctl.stage.token;
    expect((await presenter.refusal('media.relay', { token, what: 'camera' })).code).to.equal('stage_moved');
    const first = await host.act('media.relay', { token: mine, what: 'screen' });
    expect((await room(show.presenter)).publishes).to.equal(false);
    expect(await room(show.host)).to.include({ publishes: true, publisher: `stage-${first}` });
    const second = await host.act('media.relay', { token: mine, what: 'camera' });
    await hearing.heard(2);
    await host.act('session.move', { act: 'end' });
    await hearing.heard(3);
    const put = hearing.calls.slice(1).map(({ body }) => (body as { identity: string }).identity);
    expect(put, 'each by its own name').to.deep.equal([`stage-${first}`, `stage-${second}`]);
  });

  it('lets the page reach it, and only with whole settings', async () => {
    const response = await fetch(`${server.url}/`);
    expect(response.headers.get('content-security-policy')).to.contain(hearing.url.replace('ws:', 'http:'));
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
