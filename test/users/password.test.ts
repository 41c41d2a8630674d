import { expect } from 'chai';
import { personOf } from '#seeds/builders/people.ts';
import { users } from '#server/features/users/model.ts';
import { userRoutes } from '#shared/users/routes.ts';
import { HOUR_MS } from '#test/support/clock.ts';
import { lastMailTo, mailsTo, tokenIn } from '#test/support/mails.ts';
import { useServer } from '#test/support/server.ts';

const NEXT = 'a new line of 2026';

describe('a forgotten password', () => {
  const server = useServer();

  const resetFor = async (email: string) => {
    await server.visitor().call(userRoutes.requestReset, { body: { email } });
    await server.settled();
    return tokenIn(await lastMailTo(email));
  };

  it('is set anew by a mailed link, which signs in here and out everywhere else', async () => {
    const elsewhere = await server.signIn('newcomer');
    const live = await elsewhere.connect();
    const token = await resetFor(elsewhere.email);
    const here = server.visitor();
    await here.call(userRoutes.reset, { body: { token, password: NEXT } });
    await server.settled();
    await live.ended;
    expect((await here.call(userRoutes.readSession)).user?.id).to.equal(elsewhere.id);
    expect((await elsewhere.call(userRoutes.readSession)).user).to.equal(null);
    const { email, password } = elsewhere;
    expect((await server.visitor().refusal(userRoutes.signIn, { body: { email, password } })).code).to.equal(
      'wrong_credentials',
    );
    await server.visitor().call(userRoutes.signIn, { body: { email, password: NEXT } });
  });

  it('tells its owner that it was changed', async () => {
    const { email } = await server.someone('newcomer', { locale: 'en' });
    const token = await resetFor(email);
    await server.visitor().call(userRoutes.reset, { body: { token, password: NEXT } });
    await server.settled();
    expect((await lastMailTo(email)).subject).to.include('password was changed');
  });

  it('is answered alike whether or not the address has an account', async () => {
    const { email } = await server.someone('newcomer');
    for (const asked of [email, personOf().email]) {
      const { status, body } = await server.visitor().post('/password-reset', { email: asked });
      expect([status, body]).to.deep.equal([202, { sent: true }]);
    }
  });

  it('takes each link once, and all links of a person with the first', async () => {
    const { email } = await server.someone('newcomer');
    const first = await resetFor(email);
    const second = await resetFor(email);
    await server.visitor().call(userRoutes.reset, { body: { token: second, password: NEXT } });
    for (const token of [first, second]) {
      const refusal = await server.visitor().refusal(userRoutes.reset, { body: { token, password: NEXT } });
      expect(refusal.code).to.equal('token_invalid');
    }
  });

  it('lets the link run out after two hours', async () => {
    const { email } = await server.someone('newcomer');
    const token = await resetFor(email);
    server.clock.advance(2 * HOUR_MS + 1000);
    const refusal = await server.visitor().refusal(userRoutes.reset, { body: { token, password: NEXT } });
    expect(refusal.code).to.equal('token_invalid');
  });

  it('does not use the link up on a password that is refused', async () => {
    const { email } = await server.someone('newcomer');
    const token = await resetFor(email);
    const weak = await server.visitor().refusal(userRoutes.reset, { body: { token, password: 'weak' } });
    expect(weak.code).to.equal('invalid_input');
    await server.visitor().call(userRoutes.reset, { body: { token, password: NEXT } });
  });

  it('confirms an address that was waiting: the mail has proven it', async () => {
    const body = personOf();
    await server.visitor().call(userRoutes.signUp, { body });
    // The mail that asks for confirmation is written first, so that the newest one is the one about the password.
    await server.settled();
    const token = await resetFor(body.email);
    await server.visitor().call(userRoutes.reset, { body: { token, password: NEXT } });
    await server.visitor().call(userRoutes.signIn, { body: { email: body.email, password: NEXT } });
  });

  it('cannot open an account that was disabled after the mail', async () => {
    const { id, email } = await server.someone('newcomer');
    const token = await resetFor(email);
    await users.updateOne({ _id: id }, { $set: { isDisabled: true } });
    const refusal = await server.visitor().refusal(userRoutes.reset, { body: { token, password: NEXT } });
    expect(refusal.code).to.equal('token_invalid');
  });
});

describe('changing a password', () => {
  const server = useServer();

  it('keeps this session and ends the others with their sockets', async () => {
    const here = await server.signIn('newcomer');
    const there = await server.signInAs(here);
    const live = await there.connect();
    await here.call(userRoutes.changePassword, { body: { current: here.password, next: NEXT } });
    await server.settled();
    await live.ended;
    expect((await here.call(userRoutes.readSession)).user?.id).to.equal(here.id);
    expect((await there.call(userRoutes.readSession)).user).to.equal(null);
    await server.signInAs({ ...here, password: NEXT });
  });

  it('asks for the present one', async () => {
    const person = await server.signIn('newcomer');
    const refusal = await person.refusal(userRoutes.changePassword, { body: { current: 'not this one', next: NEXT } });
    expect(refusal.code).to.equal('wrong_credentials');
    await server.signInAs(person);
    await server.settled();
    expect(await mailsTo(person.email)).to.deep.equal([]);
  });

  it('lets one of two changes made at once win', async () => {
    const one = await server.signIn('newcomer');
    const other = await server.signInAs(one);
    const replies = await Promise.all([
      one.put('/me/password', { current: one.password, next: NEXT }),
      other.put('/me/password', { current: one.password, next: `${NEXT}, the other` }),
    ]);
    expect(replies.map(({ status }) => status).sort()).to.deep.equal([204, 401]);
  });

  it('voids reset links that are under way', async () => {
    const person = await server.signIn('newcomer');
    await person.call(userRoutes.requestReset, { body: { email: person.email } });
    await server.settled();
    const token = tokenIn(await lastMailTo(person.email));
    await person.call(userRoutes.changePassword, { body: { current: person.password, next: NEXT } });
    const refusal = await person.refusal(userRoutes.reset, { body: { token, password: 'thief was here' } });
    expect(refusal.code).to.equal('token_invalid');
  });
});
