import { expect } from 'chai';
import mongoose from 'mongoose';
import { userRoutes } from '#shared/users/routes.ts';
import { useServer } from '#test/support/server.ts';

describe('the session', () => {
  const server = useServer();

  it('rides in a cookie that scripts cannot read and other sites cannot send', async () => {
    const { setCookie } = await server.signIn('newcomer');
    expect(setCookie).to.match(/^xietong\.sid=/);
    expect(setCookie).to.include('HttpOnly').and.include('SameSite=Lax').and.include('Path=/');
    expect(setCookie).not.to.include('Secure');
  });

  it('gives a visitor no cookie', async () => {
    const { headers } = await server.visitor().get('/session');
    expect(headers.getSetCookie()).to.deep.equal([]);
  });

  it('begins under a new id, so that an id known before is worth nothing', async () => {
    const first = await server.signIn('newcomer');
    const before = first.copy();
    await first.call(userRoutes.signIn, { body: { email: first.email, password: first.password } });
    expect(first.cookie).not.to.equal(before.cookie);
    expect((await before.call(userRoutes.readSession)).user).to.equal(null);
  });

  it('ends here and only here', async () => {
    const here = await server.signIn('newcomer');
    const there = await server.signInAs(here);
    const stolen = here.copy();
    // A cookie that was here before is known, and worth nothing more than a new one.
    expect((await stolen.call(userRoutes.readSession)).user?.id).to.equal(here.id);
    await here.call(userRoutes.signOut);
    expect(here.cookie).to.equal('');
    expect((await stolen.call(userRoutes.readSession)).user).to.equal(null);
    expect((await there.call(userRoutes.readSession)).user?.id).to.equal(here.id);
  });

  it('ends everywhere, with its sockets', async () => {
    const here = await server.signIn('newcomer');
    const there = await server.signInAs(here);
    const live = await there.connect();
    await here.call(userRoutes.signOutEverywhere);
    await server.settled();
    await live.ended;
    expect((await there.call(userRoutes.readSession)).user).to.equal(null);
    expect((await here.call(userRoutes.readSession)).user).to.equal(null);
    const again = await server.signInAs(here);
    expect((await again.call(userRoutes.readSession)).user?.id).to.equal(here.id);
  });

  it('lives through a restart of the server', async () => {
    const person = await server.signIn('newcomer');
    await server.restart();
    expect((await person.call(userRoutes.readSession)).user?.id).to.equal(person.id);
  });

  it('is over when its time has run out, before the database clears it away', async () => {
    const person = await server.signIn('newcomer');
    expect((await person.call(userRoutes.readSession)).user?.id).to.equal(person.id);
    const sessions = mongoose.connection.collection('sessions');
    const expires = new Date(Date.now() - 1);
    const { modifiedCount } = await sessions.updateMany(
      { 'session.passport.user.userId': person.id },
      { $set: { expires } },
    );
    expect(modifiedCount).to.equal(1);
    expect((await person.call(userRoutes.readSession)).user).to.equal(null);
  });

  it('is not made by an invented cookie', async () => {
    const { headers, body } = await server
      .visitor()
      .send('GET', '/session', { headers: { cookie: 'xietong.sid=s%3Ainvented.signature' } });
    expect(body).to.deep.include({ user: null });
    expect(headers.getSetCookie()).to.deep.equal([]);
  });

  it('is needed where a row says so', async () => {
    const visitor = server.visitor();
    for (const [method, path] of [
      ['DELETE', '/sessions'],
      ['PATCH', '/me'],
      ['PUT', '/me/password'],
      ['GET', '/users'],
    ] as const) {
      const { status, body } = await visitor.send(method, path, method === 'GET' ? {} : { body: {} });
      expect(status, path).to.equal(401);
      expect(body).to.include({ code: 'sign_in_required' });
    }
  });
});

describe('the session of a site on https', () => {
  const server = useServer({ environment: { PUBLIC_URL: 'https://xietong.test', TRUST_PROXY: '1' } });

  it('rides in a cookie that is never sent in the clear', async () => {
    const { email, password } = await server.someone('newcomer');
    const visitor = server.visitor();
    const { status } = await visitor.send('POST', '/session', {
      body: { email, password },
      headers: { 'x-forwarded-proto': 'https' },
    });
    expect(status).to.equal(200);
    expect(visitor.setCookie).to.include('Secure').and.include('HttpOnly');
  });
});
