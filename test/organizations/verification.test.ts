import { expect } from 'chai';
import { organizationRoutes } from '#shared/organizations/routes.ts';
import { lastMailTo, mailsTo } from '#test/support/mails.ts';
import { type Person, useServer } from '#test/support/server.ts';

const paramsOf = ({ organizationId }: { organizationId: string }) => ({ params: { id: organizationId } });
const VERIFY = { decision: 'verify' } as const;
const REFUSE = { decision: 'refuse', reason: '信用代码与名称不一致。' } as const;

describe('verifying an organization', () => {
  const server = useServer();
  let coordinator: Person;
  before(async () => {
    coordinator = await server.signIn('coordinator');
  });

  it('opens it to everybody, and tells its owners by mail', async () => {
    const owner = await server.signIn('unverified');
    const id = paramsOf(owner);
    expect((await server.visitor().refusal(organizationRoutes.read, id)).code).to.equal('not_found');
    const verified = await coordinator.call(organizationRoutes.verify, { ...id, body: VERIFY });
    expect(verified).to.include({ verification: 'verified', refusal: null });
    expect(verified.can.verify).to.equal(false);
    expect((await server.visitor().call(organizationRoutes.read, id)).verification).to.equal('verified');
    await server.settled();
    const mail = await lastMailTo(owner.email);
    expect(mail.subject).to.include('已通过认证');
    expect(mail.text).to.include(`http://xietong.test/organizations/${owner.organizationId}`);
  });

  it('can be refused with a reason, which its owners read, and nobody outside', async () => {
    const owner = await server.signIn('unverified', { locale: 'en' });
    const refused = await coordinator.call(organizationRoutes.verify, { ...paramsOf(owner), body: REFUSE });
    expect(refused).to.include({ verification: 'refused', refusal: REFUSE.reason });
    await server.settled();
    expect((await lastMailTo(owner.email)).text)
      .to.include(REFUSE.reason)
      .and.include('has not verified');
    const own = await owner.call(organizationRoutes.read, paramsOf(owner));
    expect(own).to.deep.include({ refusal: REFUSE.reason });
    expect(own.can).to.include({ requestVerification: true, edit: true });
  });

  it('is asked for again after a refusal', async () => {
    const owner = await server.signIn('refused');
    const asked = await owner.call(organizationRoutes.requestVerification, paramsOf(owner));
    expect(asked).to.include({ verification: 'pending', refusal: null });
    const verified = await coordinator.call(organizationRoutes.verify, { ...paramsOf(owner), body: VERIFY });
    expect(verified.verification).to.equal('verified');
  });

  it('writes to every owner, each in their language, and to nobody else of the organization', async () => {
    const owner = await server.signIn('unverified');
    const inside = { organizationId: owner.organizationId };
    const second = await server.someone('newcomer', { ...inside, role: 'owner', locale: 'en' });
    const editor = await server.someone('newcomer', { ...inside, role: 'editor' });
    await coordinator.call(organizationRoutes.verify, { ...paramsOf(owner), body: VERIFY });
    await server.settled();
    expect((await lastMailTo(owner.email)).subject).to.include('已通过认证');
    expect((await lastMailTo(second.email)).subject).to.include('is verified');
    expect(await mailsTo(editor.email)).to.deep.equal([]);
  });

  it('happens once: a second decision finds it decided', async () => {
    const owner = await server.signIn('unverified');
    await coordinator.call(organizationRoutes.verify, { ...paramsOf(owner), body: VERIFY });
    for (const body of [VERIFY, REFUSE]) {
      const refusal = await coordinator.refusal(organizationRoutes.verify, { ...paramsOf(owner), body });
      expect(refusal).to.include({ code: 'not_in_this_state', status: 409 });
    }
  });

  it('happens once even when two coordinators decide at the same moment', async () => {
    const owner = await server.signIn('unverified');
    const other = await server.signIn('coordinator');
    const path = `/organizations/${owner.organizationId}/verification`;
    const replies = await Promise.all([coordinator.post(path, VERIFY), other.post(path, REFUSE)]);
    expect(replies.map(({ status }) => status).sort()).to.deep.equal([200, 409]);
  });

  it('is not asked for by who was not refused', async () => {
    for (const kind of ['enterprise', 'unverified'] as const) {
      const owner = await server.signIn(kind);
      const refusal = await owner.refusal(organizationRoutes.requestVerification, paramsOf(owner));
      expect(refusal.code, kind).to.equal('not_in_this_state');
    }
  });

  it('is asked for by owners alone', async () => {
    const owner = await server.signIn('refused');
    const editor = await server.signIn('newcomer', { organizationId: owner.organizationId, role: 'editor' });
    const outsider = await server.signIn('enterprise');
    for (const [person, code] of [
      [editor, 'forbidden'],
      [coordinator, 'forbidden'],
      [outsider, 'not_found'],
      [server.visitor(), 'sign_in_required'],
    ] as const) {
      const refusal = await person.refusal(organizationRoutes.requestVerification, paramsOf(owner));
      expect(refusal.code).to.equal(code);
    }
  });

  it('is the center’s alone, not the owner’s', async () => {
    const owner = await server.signIn('unverified');
    for (const [person, code] of [
      [owner, 'forbidden'],
      [await server.signIn('enterprise'), 'forbidden'],
      [server.visitor(), 'sign_in_required'],
    ] as const) {
      const refusal = await person.refusal(organizationRoutes.verify, { ...paramsOf(owner), body: VERIFY });
      expect(refusal.code).to.equal(code);
    }
  });

  it('needs a reason to refuse, and an organization that exists', async () => {
    const owner = await server.signIn('unverified');
    const path = `/organizations/${owner.organizationId}/verification`;
    for (const body of [{ decision: 'refuse' }, { decision: 'refuse', reason: '不' }, { decision: 'maybe' }, {}]) {
      expect((await coordinator.post(path, body)).status, JSON.stringify(body)).to.equal(400);
    }
    const unknown = await coordinator.post('/organizations/0123456789abcdef01234567/verification', VERIFY);
    expect(unknown.status).to.equal(404);
  });

  it('reaches its members at once over their sockets', async () => {
    const owner = await server.signIn('unverified');
    const live = await owner.connect();
    const desk = await coordinator.connect();
    const outside = await (await server.signIn('enterprise')).connect();
    await coordinator.call(organizationRoutes.verify, { ...paramsOf(owner), body: VERIFY });
    const isIt = (body: unknown) => (body as { id: string }).id === owner.organizationId;
    await Promise.all([live.hear('organization.changed', isIt), desk.hear('organization.changed', isIt)]);
    await server.settled();
    expect(outside.heard('organization.changed').filter(isIt)).to.deep.equal([]);
  });
});
