import { expect } from 'chai';
import { PASSWORD, personOf } from '#seeds/builders/people.ts';
import { users } from '#server/features/users/model.ts';
import { mails } from '#server/platform/mail/mailer.ts';
import { userRoutes } from '#shared/users/routes.ts';
import { HOUR_MS } from '#test/support/clock.ts';
import { lastMailTo, mailsTo, tokenIn } from '#test/support/mails.ts';
import { useServer } from '#test/support/server.ts';

describe('signing up', () => {
  const server = useServer();

  const confirmationFor = async (given: Parameters<typeof personOf>[0] = {}) => {
    const body = personOf(given);
    await server.visitor().call(userRoutes.signUp, { body });
    await server.settled();
    return { ...body, token: tokenIn(await lastMailTo(body.email)) };
  };

  it('sends a mail whose link confirms the address and signs in', async () => {
    const { email, token } = await confirmationFor({ name: '苏文静' });
    const browser = server.visitor();
    const { user } = await browser.call(userRoutes.confirm, { body: { token } });
    expect(user).to.deep.include({ email, name: '苏文静', duty: 'none', memberships: [] });
    expect((await browser.call(userRoutes.readSession)).user?.email).to.equal(email);
  });

  it('writes to each in their own language', async () => {
    const { email: zh } = await confirmationFor();
    const { email: en } = await confirmationFor({ locale: 'en' });
    expect((await lastMailTo(zh)).subject).to.include('请确认');
    expect((await lastMailTo(en)).subject).to.include('confirm');
  });

  it('keeps the token out of everything but the mail', async () => {
    const { email, token } = await confirmationFor();
    const kept = JSON.stringify(await users.findOne({ email }).lean());
    expect(kept).not.to.include(token).and.not.to.include(PASSWORD);
    const collections = (await users.db.listCollections()).map(({ name }) => name);
    expect(collections).to.include.members(['tokens', 'facts', 'mails']);
    for (const name of collections) {
      const all = JSON.stringify(await users.db.collection(name).find({}).toArray());
      expect(all.includes(token), name).to.equal(name === 'mails');
    }
  });

  it('confirms once', async () => {
    const { token } = await confirmationFor();
    const browser = server.visitor();
    await browser.call(userRoutes.confirm, { body: { token } });
    const again = await browser.refusal(userRoutes.confirm, { body: { token } });
    expect(again).to.include({ code: 'token_invalid', status: 410 });
  });

  it('confirms once even when two browsers follow the link at the same moment', async () => {
    const { token } = await confirmationFor();
    const replies = await Promise.all(
      [server.visitor(), server.visitor()].map((browser) => browser.post('/users/confirmation', { token })),
    );
    expect(replies.map(({ status }) => status).sort()).to.deep.equal([200, 410]);
  });

  it('lets the link run out after two days', async () => {
    const { token } = await confirmationFor();
    server.clock.advance(49 * HOUR_MS);
    const late = await server.visitor().refusal(userRoutes.confirm, { body: { token } });
    expect(late.code).to.equal('token_invalid');
  });

  it('refuses an invented token and a token made for something else', async () => {
    const { email } = await server.someone('newcomer');
    await server.visitor().call(userRoutes.requestReset, { body: { email } });
    await server.settled();
    const reset = tokenIn(await lastMailTo(email));
    for (const token of [reset, 'x'.repeat(43)]) {
      const refusal = await server.visitor().refusal(userRoutes.confirm, { body: { token } });
      expect(refusal.code).to.equal('token_invalid');
    }
  });

  it('sends the confirmation again on request, and both links are good for one confirmation', async () => {
    const { email, token } = await confirmationFor();
    await server.visitor().call(userRoutes.sendConfirmation, { body: { email } });
    await server.settled();
    const second = tokenIn(await lastMailTo(email));
    expect(second).not.to.equal(token);
    await server.visitor().call(userRoutes.confirm, { body: { token: second } });
    const first = await server.visitor().refusal(userRoutes.confirm, { body: { token } });
    expect(first.code).to.equal('token_invalid');
  });

  it('answers alike for a new, a waiting, a confirmed and a disabled address', async () => {
    const confirmed = await server.someone('newcomer');
    const disabled = await server.someone('newcomer');
    await users.updateOne({ _id: disabled.id }, { $set: { isDisabled: true } });
    const waiting = await confirmationFor();
    const replies = [];
    for (const email of [confirmed.email, disabled.email, waiting.email, personOf().email]) {
      const { status, body } = await server.visitor().post('/users', personOf({ email }));
      replies.push({ status, body });
    }
    for (const reply of replies) expect(reply).to.deep.equal({ status: 202, body: { sent: true } });
  });

  it('tells the owner of a known address by mail, and changes nothing', async () => {
    const { id, email, password } = await server.someone('newcomer');
    const before = await users.findById(id).lean();
    await server
      .visitor()
      .call(userRoutes.signUp, { body: personOf({ email, name: '冒名', password: 'Another one 12' }) });
    await server.settled();
    const mail = await lastMailTo(email);
    expect(mail.subject).to.include('已经有账号');
    expect(mail.text).to.include('/sign-in').and.include('/forgot-password').and.not.include('token=');
    const after = await users.findById(id).lean();
    expect(after).to.deep.include({ name: before?.name, passwordHash: before?.passwordHash });
    await server.visitor().call(userRoutes.signIn, { body: { email, password } });
  });

  it('writes nothing to a disabled address', async () => {
    const { id, email } = await server.someone('newcomer');
    await users.updateOne({ _id: id }, { $set: { isDisabled: true } });
    await server.visitor().call(userRoutes.signUp, { body: personOf({ email }) });
    await server.visitor().call(userRoutes.sendConfirmation, { body: { email } });
    await server.visitor().call(userRoutes.requestReset, { body: { email } });
    await server.settled();
    expect(await mailsTo(email)).to.deep.equal([]);
  });

  it('writes nothing to an address that nobody has signed up with', async () => {
    const { email } = personOf();
    const { status, body } = await server.visitor().post('/users/confirmation-mail', { email });
    expect([status, body]).to.deep.equal([202, { sent: true }]);
    await server.settled();
    expect(await mails.countDocuments({ to: email })).to.equal(0);
  });

  it('lets nobody slip a password under an address that its owner is about to confirm', async () => {
    const owner = await confirmationFor();
    await server
      .visitor()
      .call(userRoutes.signUp, { body: personOf({ email: owner.email, password: 'slipped under 99' }) });
    await server.settled();
    await server.visitor().call(userRoutes.confirm, { body: { token: owner.token } });
    const slipped = { email: owner.email, password: 'slipped under 99' };
    expect((await server.visitor().refusal(userRoutes.signIn, { body: slipped })).code).to.equal('wrong_credentials');
    await server.visitor().call(userRoutes.signIn, { body: { email: owner.email, password: owner.password } });
  });

  it('opens one account when the form is sent twice at once', async () => {
    const body = personOf();
    const replies = await Promise.all([1, 2, 3].map(() => server.visitor().post('/users', body)));
    expect(replies.map(({ status }) => status)).to.deep.equal([202, 202, 202]);
    expect(await users.countDocuments({ email: body.email })).to.equal(1);
  });

  const wrong: [what: string, given: object, field: string, code: string][] = [
    ['no address', { email: undefined }, 'email', 'required'],
    ['something that is no address', { email: 'zhou at people' }, 'email', 'invalid_format'],
    ['an operator for an address', { email: { $gt: '' } }, 'email', 'invalid_type'],
    ['a short password', { password: 'short1' }, 'password', 'too_short'],
    ['a password of one letter', { password: 'aaaaaaaaaaaaaa' }, 'password', 'password_too_simple'],
    ['a name of one letter', { name: '周' }, 'name', 'too_short'],
    ['a name with a line break', { name: '周\n明' }, 'name', 'control_character'],
    ['half a character in the name', { name: '周\ud800明' }, 'name', 'malformed_text'],
    ['an unknown language', { locale: 'fr' }, 'locale', 'invalid_value'],
    ['a duty', { duty: 'administrator' }, 'duty', 'unrecognized_keys'],
  ];
  for (const [what, given, field, code] of wrong) {
    it(`refuses ${what}`, async () => {
      const { status, body } = await server.visitor().post('/users', { ...personOf(), ...given });
      expect(status).to.equal(400);
      const { errors } = body as { errors: { field: string; code: string; sentence: string }[] };
      expect(errors.map((error) => [error.field, error.code])).to.deep.equal([[field, code]]);
      expect(errors[0]?.sentence).not.to.include('field.');
    });
  }

  it('takes a password of many alphabets, and knows it again however a keyboard composes it', async () => {
    const password = 'Café 协同 🔑 naïve';
    const { email, token } = await confirmationFor({ password });
    await server.visitor().call(userRoutes.confirm, { body: { token } });
    await server.visitor().call(userRoutes.signIn, { body: { email, password: password.normalize('NFD') } });
  });
});
