import { expect } from 'chai';
import { personOf } from '#seeds/builders/people.ts';
import { userRoutes } from '#shared/users/routes.ts';
import { mailsTo } from '#test/support/mails.ts';
import { useServer } from '#test/support/server.ts';

const STRICT = { RATE_SCALE: '1', TRUST_PROXY: '1' };

/** Where a request seems to come from; the test's proxy is trusted. */
const from = (address: string) => ({ 'x-forwarded-for': address });

describe('guessing passwords', () => {
  const server = useServer({ environment: STRICT });

  const guess = (email: string, address: string, password = 'a wrong guess') =>
    server.visitor().send('POST', '/session', { body: { email, password }, headers: from(address) });

  it('is stopped after ten wrong ones, even for who then knows the right one, and says for how long', async () => {
    const { email, password } = await server.someone('newcomer');
    for (let count = 0; count < 10; count += 1) expect((await guess(email, '192.0.2.1')).status).to.equal(401);
    const stopped = await guess(email, '192.0.2.1', password);
    expect(stopped.status).to.equal(429);
    expect(stopped.body).to.include({ code: 'too_many_requests' });
    expect(Number(stopped.headers.get('retry-after'))).to.be.within(600, 900);
  });

  it('does not lock the owner out who comes from elsewhere', async () => {
    const { email, password } = await server.someone('newcomer');
    for (let count = 0; count < 11; count += 1) await guess(email, '192.0.2.2');
    expect((await guess(email, '198.51.100.7', password)).status).to.equal(200);
  });

  it('is stopped for an unknown address in the same way', async () => {
    const { email } = personOf();
    for (let count = 0; count < 10; count += 1) expect((await guess(email, '192.0.2.3')).status).to.equal(401);
    expect((await guess(email, '192.0.2.3')).status).to.equal(429);
  });

  it('counts guesses made at the same moment, each', async () => {
    const { email } = await server.someone('newcomer');
    const replies = await Promise.all(Array.from({ length: 14 }, () => guess(email, '192.0.2.4')));
    const wrong = replies.filter(({ status }) => status === 401);
    expect(wrong).to.have.length(10);
  });

  it('begins to count anew after a right password', async () => {
    const { email, password } = await server.someone('newcomer');
    for (let count = 0; count < 9; count += 1) await guess(email, '192.0.2.5');
    expect((await guess(email, '192.0.2.5', password)).status).to.equal(200);
    for (let count = 0; count < 9; count += 1) expect((await guess(email, '192.0.2.5')).status).to.equal(401);
  });

  it('stays stopped after a restart of the server', async () => {
    const { email, password } = await server.someone('newcomer');
    for (let count = 0; count < 10; count += 1) await guess(email, '192.0.2.6');
    await server.restart();
    expect((await guess(email, '192.0.2.6', password)).status).to.equal(429);
  });

  it('is stopped as well where one changes a password', async () => {
    const person = await server.signIn('newcomer');
    const body = { current: 'a wrong guess', next: 'a new line of 2026' };
    for (let count = 0; count < 10; count += 1) await person.refusal(userRoutes.changePassword, { body });
    const stopped = await person.refusal(userRoutes.changePassword, { body });
    expect(stopped.code).to.equal('too_many_requests');
  });
});

describe('guessing one password for many accounts', () => {
  // A tenth of the limits: ten wrong passwords an hour from one address.
  const server = useServer({ environment: { ...STRICT, RATE_SCALE: '0.1' } });

  it('is stopped for the address it comes from', async () => {
    const guess = (address: string) =>
      server.visitor().send('POST', '/session', {
        body: { email: personOf().email, password: 'a wrong guess' },
        headers: from(address),
      });
    for (let count = 0; count < 10; count += 1) {
      // Six secrets a minute is the general limit at this scale; that one forgets when the server starts anew.
      if (count === 6) await server.restart();
      expect((await guess('192.0.2.8')).status).to.equal(401);
    }
    const stopped = await guess('192.0.2.8');
    expect(stopped.status).to.equal(429);
    expect(Number(stopped.headers.get('retry-after'))).to.be.within(3000, 3600);
    expect((await guess('192.0.2.9')).status).to.equal(401);
  });
});

describe('asking for mails in the name of others', () => {
  const server = useServer({ environment: STRICT });

  it('fills nobody’s mailbox: six an hour, for known and unknown addresses alike', async () => {
    const known = await server.someone('newcomer');
    const unknown = personOf();
    for (const { email } of [known, unknown]) {
      const ask = () => server.visitor().post('/password-reset', { email });
      for (let count = 0; count < 6; count += 1) expect((await ask()).status).to.equal(202);
      expect((await ask()).status).to.equal(429);
    }
    await server.settled();
    expect(await mailsTo(known.email)).to.have.length(6);
  });
});
