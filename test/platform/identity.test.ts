// Who asks, with work begun by whom a cookie stood for last: on real HTTP, with a session that says what the test tells it.
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import express from 'express';
import { z } from 'zod';
import type { Actor } from '#server/platform/auth/actor.ts';
import type { SignedIn } from '#server/platform/auth/express-user.ts';
import { systemClock } from '#server/platform/clock.ts';
import { answerErrors } from '#server/platform/http/errors.ts';
import { bindRoutes, foreseeing } from '#server/platform/http/handler.ts';
import { createIdentity } from '#server/platform/http/identity.ts';
import { Problem } from '#server/platform/http/problem.ts';
import { createRouter } from '#server/platform/http/router.ts';
import { createLog } from '#server/platform/logging.ts';
import { routeTable } from '#shared/contract/route.ts';

const table = routeTable({
  read: {
    method: 'GET',
    path: '/things/{id}',
    summary: 'A thing',
    access: 'public',
    params: z.object({ id: z.string().regex(/^[a-z]+$/) }),
    reply: z.object({ who: z.string().nullable(), begun: z.string().nullable() }),
  },
});

describe('who asks', () => {
  let server: Server;
  /** Whom the session names, by cookie. */
  let sessions: Map<string, SignedIn>;
  let closed: Set<string>;
  let events: string[];
  let isFlooded: boolean;

  before(async () => {
    const identity = createIdentity({
      async loadActor({ userId, epoch }) {
        events.push(`load ${userId} ${epoch}`);
        const actor: Actor = { userId, duty: 'none', memberships: [], locale: 'en' };
        return closed.has(userId) ? null : actor;
      },
      confirm: [
        (request, _response, next) => {
          events.push('session');
          const user = sessions.get(/sid=(\w+)/.exec(request.headers.cookie ?? '')?.[1] ?? '');
          if (user) request.user = user;
          next();
        },
      ],
    });
    const routes = bindRoutes(table, {
      read: foreseeing<typeof table.read, string>(
        ({ params, actor }) => {
          events.push('begin');
          return `${params.id} for ${actor.userId}`;
        },
        async ({ actor }, begun = null as never) => ({ who: actor.userId, begun }),
      ),
    });
    const rateLimits = {
      async consume() {
        if (isFlooded) throw new Problem('too_many_requests', { retryAfterSeconds: 1, params: { seconds: 1 } });
      },
    };
    const app = express();
    app.use(identity.begin, createRouter(routes, { clock: systemClock, rateLimits, uploadFolder: '', identity }));
    app.use(answerErrors(createLog('silent')));
    server = createServer(app).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  after(() => server.close());

  beforeEach(() => {
    sessions = new Map();
    closed = new Set();
    events = [];
    isFlooded = false;
  });

  const ask = async (cookie: string, id = 'thing') => {
    events = [];
    // A TCP server's address is an object.
    const { port } = server.address() as AddressInfo;
    const reply = await fetch(`http://127.0.0.1:${port}/things/${id}`, {
      headers: { cookie: `other=1; xietong.sid=${cookie}` },
    });
    return reply.json();
  };

  it('is loaded after the session the first time, and beside it from then on, with what takes long', async () => {
    sessions.set('first', { userId: 'ann', epoch: 1 });
    expect(await ask('first')).to.deep.equal({ who: 'ann', begun: null });
    expect(events).to.deep.equal(['session', 'load ann 1']);
    expect(await ask('first')).to.deep.equal({ who: 'ann', begun: 'thing for ann' });
    expect(events).to.deep.equal(['load ann 1', 'begin', 'session']);
  });

  it('is whom the session names, whoever the cookie stood for', async () => {
    sessions.set('second', { userId: 'ann', epoch: 1 });
    await ask('second');
    sessions.set('second', { userId: 'bob', epoch: 1 });
    expect(await ask('second')).to.deep.include({ who: 'bob' });
    sessions.set('second', { userId: 'bob', epoch: 2 });
    expect(await ask('second')).to.deep.include({ who: 'bob' });
    expect(events).to.deep.equal(['load bob 1', 'begin', 'session', 'load bob 2']);
  });

  it('is nobody when the session is over or the account closed, and nothing is begun for the cookie again', async () => {
    for (const [cookie, end] of [
      ['third', () => sessions.delete('third')],
      ['fourth', () => closed.add('ann')],
    ] as const) {
      sessions.set(cookie, { userId: 'ann', epoch: 1 });
      await ask(cookie);
      end();
      expect(await ask(cookie), cookie).to.deep.include({ who: null });
      expect(await ask(cookie), cookie).to.deep.equal({ who: null, begun: null });
      expect(events, cookie).not.to.include('begin');
    }
  });

  it('has nothing begun for who asks too much, nor of an address that names nothing', async () => {
    sessions.set('fifth', { userId: 'ann', epoch: 1 });
    await ask('fifth');
    expect(await ask('fifth', '12')).to.deep.include({ code: 'not_found' });
    expect(events).not.to.include('begin');
    isFlooded = true;
    await ask('fifth');
    expect(await ask('fifth')).to.deep.include({ code: 'too_many_requests' });
    expect(events).not.to.include('begin');
    isFlooded = false;
    await ask('fifth');
    expect(await ask('fifth')).to.deep.include({ begun: 'thing for ann' });
  });
});
