import { expect } from 'chai';
import { users } from '#server/features/users/model.ts';
import { userRoutes } from '#shared/users/routes.ts';
import { lastMailTo } from '#test/support/mails.ts';
import { useServer } from '#test/support/server.ts';

describe('my account', () => {
  const server = useServer();

  it('takes a new name and a new language, and mails come in it', async () => {
    const person = await server.signIn('newcomer');
    const { user } = await person.call(userRoutes.updateMe, { body: { name: 'Ingrid Holm', locale: 'en' } });
    expect(user).to.include({ name: 'Ingrid Holm', locale: 'en' });
    await person.call(userRoutes.requestReset, { body: { email: person.email } });
    await server.settled();
    expect((await lastMailTo(person.email)).text)
      .to.include('Ingrid Holm')
      .and.include('reset your password');
  });

  it('keeps what a change does not mention', async () => {
    const person = await server.signIn('newcomer', { name: '苏文静' });
    const { user } = await person.call(userRoutes.updateMe, { body: { locale: 'en' } });
    expect(user.name).to.equal('苏文静');
  });

  it('answers problems in the language of the browser', async () => {
    const visitor = server.visitor();
    const english = await visitor.send('GET', '/users', { headers: { 'accept-language': 'en-GB,en' } });
    const chinese = await visitor.send('GET', '/users', { headers: { 'accept-language': 'zh-CN,zh' } });
    expect(english.body).to.include({ title: 'Please sign in' });
    expect(chinese.body).to.include({ title: '请先登录' });
  });

  it('takes no duty from its owner', async () => {
    const person = await server.signIn('newcomer');
    const { status } = await person.patch('/me', { name: '苏文静', duty: 'administrator' });
    expect(status).to.equal(400);
  });
});

describe("an administrator's accounts", () => {
  const server = useServer();

  it('are listed newest first, found by a piece of name or address, and by duty', async () => {
    const administrator = await server.signIn('administrator');
    const company = await server.signIn('enterprise', { name: '(周*明)' });
    const all = await administrator.call(userRoutes.list, { query: {} });
    expect(all.items[0]?.id).to.equal(company.id);
    expect(all.items[0]).to.include({ name: '(周*明)', isConfirmed: true, isDisabled: false });
    expect(all.items[0]?.organizations).to.have.length(1);
    const byName = await administrator.call(userRoutes.list, { query: { q: '(周*' } });
    expect(byName.items.map(({ id }) => id)).to.deep.equal([company.id]);
    const byAddress = await administrator.call(userRoutes.list, { query: { q: company.email.toUpperCase() } });
    expect(byAddress.total).to.equal(1);
    const byDuty = await administrator.call(userRoutes.list, { query: { duty: 'administrator' } });
    expect(byDuty.items.map(({ duty }) => duty))
      .to.include('administrator')
      .and.not.include('none');
  });

  it('are listed page by page', async () => {
    const administrator = await server.signIn('administrator');
    await server.someone('newcomer');
    const first = await administrator.call(userRoutes.list, { query: { page: 1, limit: 1 } });
    const second = await administrator.call(userRoutes.list, { query: { page: 2, limit: 1 } });
    expect(first.items).to.have.length(1);
    expect(first.total).to.equal(second.total);
    expect(first.items[0]?.id).not.to.equal(second.items[0]?.id);
  });

  it('never show a password’s hash', async () => {
    const administrator = await server.signIn('administrator');
    const { body } = await administrator.get('/users');
    expect(JSON.stringify(body)).not.to.include('argon2').and.not.include('passwordHash');
  });

  it('can be given a duty, which holds from the next request on', async () => {
    const administrator = await server.signIn('administrator');
    const person = await server.signIn('newcomer');
    const before = await person.refusal(userRoutes.list, { query: {} });
    expect(before.code).to.equal('forbidden');
    const changed = await administrator.call(userRoutes.update, {
      params: { id: person.id },
      body: { duty: 'administrator' },
    });
    expect(changed.duty).to.equal('administrator');
    await person.call(userRoutes.list, { query: {} });
  });

  it('can be disabled: sessions and sockets end, and do not come back when it is enabled again', async () => {
    const administrator = await server.signIn('administrator');
    const person = await server.signIn('enterprise');
    const live = await person.connect();
    const params = { id: person.id };
    const disabled = await administrator.call(userRoutes.update, { params, body: { isDisabled: true } });
    expect(disabled.isDisabled).to.equal(true);
    await server.settled();
    await live.ended;
    expect((await person.call(userRoutes.readSession)).user).to.equal(null);
    await administrator.call(userRoutes.update, { params, body: { isDisabled: false } });
    expect((await person.call(userRoutes.readSession)).user).to.equal(null);
    await server.signInAs(person);
  });

  it('are closed to everybody else', async () => {
    const { id } = await server.someone('newcomer');
    for (const kind of ['newcomer', 'enterprise', 'coordinator'] as const) {
      const person = await server.signIn(kind);
      const listed = await person.refusal(userRoutes.list, { query: {} });
      const changed = await person.refusal(userRoutes.update, { params: { id }, body: { duty: 'administrator' } });
      expect([listed.code, changed.code], kind).to.deep.equal(['forbidden', 'forbidden']);
    }
  });

  it('are not found by an id that nobody has, nor by anything else', async () => {
    const administrator = await server.signIn('administrator');
    for (const id of ['0123456789abcdef01234567', '$ne', 'me']) {
      const { status, body } = await administrator.patch(`/users/${id}`, { isDisabled: true });
      expect(status, id).to.equal(404);
      expect(body).to.include({ code: 'not_found' });
    }
  });

  it('do not let administrators disable themselves', async () => {
    const administrator = await server.signIn('administrator');
    await server.someone('administrator');
    const refusal = await administrator.refusal(userRoutes.update, {
      params: { id: administrator.id },
      body: { isDisabled: true },
    });
    expect(refusal.code).to.equal('forbidden');
  });
});

describe('the last administrator', () => {
  const server = useServer();
  beforeEach(() => users.deleteMany({ duty: 'administrator' }));

  const administrators = () => users.countDocuments({ duty: 'administrator', isDisabled: false });

  it('keeps the duty', async () => {
    const last = await server.signIn('administrator');
    const params = { id: last.id };
    const refusal = await last.refusal(userRoutes.update, { params, body: { duty: 'coordinator' } });
    expect(refusal.code).to.equal('forbidden');
    expect(await administrators()).to.equal(1);
  });

  it('may give the duty on and then lay it down', async () => {
    const last = await server.signIn('administrator');
    const next = await server.someone('newcomer');
    await last.call(userRoutes.update, { params: { id: next.id }, body: { duty: 'administrator' } });
    await last.call(userRoutes.update, { params: { id: last.id }, body: { duty: 'none' } });
    expect(await administrators()).to.equal(1);
  });

  it('is not counted among the disabled ones', async () => {
    const last = await server.signIn('administrator');
    const { id } = await server.someone('administrator');
    await last.call(userRoutes.update, { params: { id }, body: { isDisabled: true } });
    const refusal = await last.refusal(userRoutes.update, { params: { id: last.id }, body: { duty: 'none' } });
    expect(refusal.code).to.equal('forbidden');
  });

  it('is there even after two dismissed each other at the same moment', async () => {
    for (let round = 0; round < 5; round += 1) {
      await users.deleteMany({ duty: 'administrator' });
      const [one, other] = [await server.signIn('administrator'), await server.signIn('administrator')];
      await Promise.all([
        one.patch(`/users/${other.id}`, { duty: 'none' }),
        other.patch(`/users/${one.id}`, { isDisabled: true }),
      ]);
      expect(await administrators()).to.be.at.least(1);
    }
  });
});
