import { expect } from 'chai';
import { PASSWORD, personOf } from '#seeds/builders/people.ts';
import { users } from '#server/features/users/model.ts';
import { userRoutes } from '#shared/users/routes.ts';
import { useServer } from '#test/support/server.ts';

describe('signing in', () => {
  const server = useServer();

  it('shows a person who they are and where they belong', async () => {
    const company = await server.signIn('enterprise', { name: '程思远' });
    const { user } = await company.call(userRoutes.readSession);
    expect(user).to.deep.include({ id: company.id, email: company.email, name: '程思远', duty: 'none' });
    expect(user?.memberships.map(({ organization, role }) => [organization.id, role])).to.deep.equal([
      [company.organizationId, 'owner'],
    ]);
  });

  it('shows a visitor nobody, and only the ways of signing in that exist', async () => {
    const session = await server.visitor().call(userRoutes.readSession);
    expect(session).to.deep.equal({ user: null, signIn: { openId: null } });
  });

  it('takes an address as people type it', async () => {
    const { email } = await server.someone('newcomer');
    const visitor = server.visitor();
    const { user } = await visitor.call(userRoutes.signIn, {
      body: { email: `  ${email.toUpperCase()} `, password: PASSWORD },
    });
    expect(user.email).to.equal(email);
  });

  it('is refused alike for a wrong password and for an unknown address', async () => {
    const { email } = await server.someone('newcomer');
    const visitor = server.visitor();
    const wrong = await visitor.send('POST', '/session', { body: { email, password: 'not this one' } });
    const unknown = await visitor.send('POST', '/session', {
      body: { email: 'nobody@people.example', password: 'not this one' },
    });
    const shown = ({ status, body }: typeof wrong) => {
      const { requestId: _, ...problem } = body as Record<string, unknown>;
      return { status, problem };
    };
    expect(shown(wrong)).to.deep.equal(shown(unknown));
    expect(wrong.status).to.equal(401);
    expect(wrong.body).to.include({ code: 'wrong_credentials' });
  });

  it('asks for the confirmation first, but only of who knows the password', async () => {
    const body = personOf();
    const visitor = server.visitor();
    await visitor.call(userRoutes.signUp, { body });
    const right = await visitor.refusal(userRoutes.signIn, { body: { email: body.email, password: body.password } });
    expect(right.code).to.equal('email_not_confirmed');
    const wrong = await visitor.refusal(userRoutes.signIn, { body: { email: body.email, password: 'not this one' } });
    expect(wrong.code).to.equal('wrong_credentials');
  });

  it('is closed to a disabled account', async () => {
    const { id, email, password } = await server.someone('newcomer');
    const administrator = await server.signIn('administrator');
    await administrator.call(userRoutes.update, { params: { id }, body: { isDisabled: true } });
    const refusal = await server.visitor().refusal(userRoutes.signIn, { body: { email, password } });
    expect(refusal.code).to.equal('account_disabled');
  });

  it('does not work with operators instead of words', async () => {
    const { email } = await server.someone('newcomer');
    for (const body of [
      { email: { $gt: '' }, password: { $gt: '' } },
      { email, password: { $ne: null } },
      { email: [email], password: PASSWORD },
      { email, password: PASSWORD, duty: 'administrator' },
    ]) {
      const { status, body: problem } = await server.visitor().post('/session', body);
      expect(status).to.equal(400);
      expect(problem).to.include({ code: 'invalid_input' });
    }
  });

  it('notes when somebody was last here', async () => {
    const { id } = await server.signIn('newcomer');
    const record = await users.findById(id).lean();
    expect(record?.lastSeenAt?.getTime()).to.be.closeTo(server.clock.now().getTime(), 5000);
  });
});
