import { expect } from 'chai';
import { userRoutes } from '#shared/users/routes.ts';
import { useServer } from '#test/support/server.ts';

describe('a request from another site', () => {
  const server = useServer();

  it('is refused when it would change something', async () => {
    const person = await server.signIn('newcomer');
    for (const origin of ['http://evil.example', 'null', 'http://xietong.test.evil.example']) {
      const { status, body } = await person.send('PATCH', '/me', { body: { name: '改名' }, headers: { origin } });
      expect(status, origin).to.equal(403);
      expect(body).to.include({ code: 'cross_site_request' });
    }
    expect((await person.call(userRoutes.readSession)).user?.name).not.to.equal('改名');
  });

  it('is refused when it hides where it comes from but rides on a session', async () => {
    const person = await server.signIn('newcomer');
    const { body } = await person.send('PATCH', '/me', { body: { name: '改名' }, headers: { origin: '' } });
    expect(body).to.include({ code: 'cross_site_request' });
  });

  it('cannot sign anybody in', async () => {
    const { email, password } = await server.someone('newcomer');
    const { body } = await server.visitor().send('POST', '/session', {
      body: { email, password },
      headers: { origin: 'http://evil.example' },
    });
    expect(body).to.include({ code: 'cross_site_request' });
  });

  it('cannot open a socket', async () => {
    const person = await server.signIn('newcomer');
    let isOpen = true;
    try {
      await person.connect({ origin: 'http://evil.example' });
    } catch {
      isOpen = false;
    }
    expect(isOpen).to.equal(false);
  });

  it('is welcome from the host it is sent to: an API client without the public name', async () => {
    const person = await server.signIn('newcomer');
    const { status } = await person.send('PATCH', '/me', {
      body: { name: '周小明' },
      headers: { origin: new URL(server.url).origin },
    });
    expect(status).to.equal(200);
  });
});
