import { expect } from 'chai';
import { personOf } from '#seeds/builders/people.ts';
import { organizations } from '#server/features/organizations/model.ts';
import { organizationRoutes } from '#shared/organizations/routes.ts';
import { userRoutes } from '#shared/users/routes.ts';
import { DAY_MS } from '#test/support/clock.ts';
import { lastMailTo, mailsTo, tokenIn } from '#test/support/mails.ts';
import { type Person, useServer } from '#test/support/server.ts';

const idOf = ({ organizationId }: { organizationId: string }) => ({ params: { id: organizationId } });

describe('an invitation', () => {
  const server = useServer();

  const inviteTo = async (owner: Person, email: string, role: 'owner' | 'editor' | 'member' = 'editor') => {
    const invitation = await owner.call(organizationRoutes.invite, { ...idOf(owner), body: { email, role } });
    await server.settled();
    return { ...invitation, token: tokenIn(await lastMailTo(email)) };
  };

  it('reaches a stranger by mail in the language of who invites; after signing up they join by its link', async () => {
    const owner = await server.signIn('enterprise', { name: 'Ingrid Holm', locale: 'en' });
    const body = personOf();
    const { token } = await inviteTo(owner, body.email);
    const mail = await lastMailTo(body.email);
    expect(mail.subject).to.include('Ingrid Holm invites you');
    expect(mail.text).to.include('http://xietong.test/invitation?token=').and.include('as Editor');
    const guest = server.visitor();
    await guest.call(userRoutes.signUp, { body });
    await server.settled();
    await guest.call(userRoutes.confirm, { body: { token: tokenIn(await lastMailTo(body.email)) } });
    const joined = await guest.call(organizationRoutes.acceptInvitation, { body: { token } });
    expect(joined).to.include({ id: owner.organizationId, myRole: 'editor' });
  });

  it('reaches somebody known in their own language', async () => {
    const owner = await server.signIn('enterprise', { locale: 'en' });
    const guest = await server.someone('newcomer');
    await inviteTo(owner, guest.email);
    expect((await lastMailTo(guest.email)).text).to.include('编辑');
  });

  it('is listed with who invited, until it is accepted', async () => {
    const owner = await server.signIn('enterprise', { name: '程思远' });
    const guest = await server.signIn('newcomer');
    const { id, token } = await inviteTo(owner, guest.email);
    const before = await owner.call(organizationRoutes.invitations, idOf(owner));
    expect(before.items.map((item) => [item.id, item.email, item.role, item.invitedBy])).to.deep.equal([
      [id, guest.email, 'editor', '程思远'],
    ]);
    await guest.call(organizationRoutes.acceptInvitation, { body: { token } });
    expect((await owner.call(organizationRoutes.invitations, idOf(owner))).items).to.deep.equal([]);
  });

  it('is accepted once', async () => {
    const owner = await server.signIn('enterprise');
    const guest = await server.signIn('newcomer');
    const { token } = await inviteTo(owner, guest.email);
    await guest.call(organizationRoutes.acceptInvitation, { body: { token } });
    const second = await server.signIn('newcomer');
    const refusal = await second.refusal(organizationRoutes.acceptInvitation, { body: { token } });
    expect(refusal).to.include({ code: 'token_invalid', status: 410 });
  });

  it('makes one member, even when two people, or one person twice, accept at the same moment', async () => {
    const owner = await server.signIn('enterprise');
    const [one, other] = [await server.signIn('newcomer'), await server.signIn('newcomer')];
    const { token } = await inviteTo(owner, one.email);
    const replies = await Promise.all(
      [one, other, one].map((guest) => guest.post('/invitations/acceptance', { token })),
    );
    expect(replies.filter(({ status }) => status === 200)).to.have.length(1);
    const record = await organizations.findById(owner.organizationId).lean();
    expect(record?.members).to.have.length(2);
    expect(record?.invitations).to.deep.equal([]);
  });

  it('stays good for others when a member tries it', async () => {
    const owner = await server.signIn('enterprise');
    const guest = await server.signIn('newcomer');
    const { token } = await inviteTo(owner, guest.email);
    const refusal = await owner.refusal(organizationRoutes.acceptInvitation, { body: { token } });
    expect(refusal.code).to.equal('already_member');
    await guest.call(organizationRoutes.acceptInvitation, { body: { token } });
  });

  it('answers a request to join as well', async () => {
    const owner = await server.signIn('enterprise');
    const guest = await server.signIn('newcomer');
    await guest.call(organizationRoutes.requestToJoin, { ...idOf(owner), body: {} });
    const { token } = await inviteTo(owner, guest.email);
    await guest.call(organizationRoutes.acceptInvitation, { body: { token } });
    expect((await owner.call(organizationRoutes.joinRequests, idOf(owner))).items).to.deep.equal([]);
  });

  it('runs out after two weeks, and the address can be invited anew', async () => {
    const owner = await server.signIn('enterprise');
    const guest = await server.someone('newcomer');
    const { token } = await inviteTo(owner, guest.email);
    server.clock.advance(15 * DAY_MS);
    // Sessions end by the same clock's distance; a browser of that day.
    const later = await server.signInAs(guest);
    const refusal = await later.refusal(organizationRoutes.acceptInvitation, { body: { token } });
    expect(refusal.code).to.equal('token_invalid');
    expect((await owner.call(organizationRoutes.invitations, idOf(owner))).items).to.deep.equal([]);
    await inviteTo(owner, guest.email);
  });

  it('can be withdrawn, and its link with it', async () => {
    const owner = await server.signIn('enterprise');
    const guest = await server.signIn('newcomer');
    const { id: invitationId, token } = await inviteTo(owner, guest.email);
    const params = { id: owner.organizationId, invitationId };
    await owner.call(organizationRoutes.withdrawInvitation, { params });
    const refusal = await guest.refusal(organizationRoutes.acceptInvitation, { body: { token } });
    expect(refusal.code).to.equal('token_invalid');
    expect((await owner.refusal(organizationRoutes.withdrawInvitation, { params })).code).to.equal('not_found');
  });

  it('is made once for an address, even twice at the same moment', async () => {
    const owner = await server.signIn('enterprise');
    const { email } = personOf();
    const path = `/organizations/${owner.organizationId}/invitations`;
    const replies = await Promise.all([1, 2].map(() => owner.post(path, { email, role: 'editor' })));
    expect(replies.map(({ status }) => status).sort()).to.deep.equal([201, 409]);
    await server.settled();
    expect(await mailsTo(email)).to.have.length(1);
    const again = await owner.refusal(organizationRoutes.invite, { ...idOf(owner), body: { email, role: 'owner' } });
    expect(again.code).to.equal('already_exists');
  });

  it('is not made for a member', async () => {
    const owner = await server.signIn('enterprise');
    const body = { email: owner.email, role: 'editor' as const };
    const refusal = await owner.refusal(organizationRoutes.invite, { ...idOf(owner), body });
    expect(refusal.code).to.equal('already_member');
  });

  it('is one of a hundred open ones at most', async () => {
    const owner = await server.signIn('enterprise');
    const expiresAt = new Date(server.clock.now().getTime() + DAY_MS);
    const open = Array.from({ length: 100 }, (_, index) => {
      const email = `guest-${index}@people.example`;
      return { id: String(index).padStart(24, '0'), email, role: 'member' as const, invitedBy: owner.id, expiresAt };
    });
    await organizations.updateOne({ _id: owner.organizationId }, { $set: { invitations: open } });
    const body = { email: personOf().email, role: 'editor' as const };
    const refusal = await owner.refusal(organizationRoutes.invite, { ...idOf(owner), body });
    expect(refusal.code).to.equal('too_many_requests');
  });

  it('is not opened by an invented token, nor without signing in', async () => {
    const guest = await server.signIn('newcomer');
    const body = { token: 'x'.repeat(43) };
    expect((await guest.refusal(organizationRoutes.acceptInvitation, { body })).code).to.equal('token_invalid');
    const visitor = server.visitor();
    expect((await visitor.refusal(organizationRoutes.acceptInvitation, { body })).code).to.equal('sign_in_required');
  });

  it('is the owners’ alone: to make, to see, to withdraw', async () => {
    const owner = await server.signIn('enterprise');
    const hidden = await server.signIn('unverified');
    const { id: invitationId } = await inviteTo(owner, personOf().email);
    const editor = await server.signIn('newcomer', { organizationId: owner.organizationId, role: 'editor' });
    const outsider = await server.signIn('enterprise');
    const body = { email: personOf().email, role: 'editor' as const };
    for (const [person, code] of [
      [editor, 'forbidden'],
      [outsider, 'forbidden'],
      [await server.signIn('coordinator'), 'forbidden'],
      [server.visitor(), 'sign_in_required'],
    ] as const) {
      const refusals = [
        await person.refusal(organizationRoutes.invite, { ...idOf(owner), body }),
        await person.refusal(organizationRoutes.invitations, idOf(owner)),
        await person.refusal(organizationRoutes.withdrawInvitation, {
          params: { id: owner.organizationId, invitationId },
        }),
      ];
      expect(refusals.map((refusal) => refusal.code)).to.deep.equal([code, code, code]);
    }
    const unseen = await outsider.refusal(organizationRoutes.invite, { ...idOf(hidden), body });
    expect(unseen.code).to.equal('not_found');
  });

  it('keeps its token out of everything but the mail', async () => {
    const owner = await server.signIn('enterprise');
    const { token } = await inviteTo(owner, personOf().email);
    for (const { name } of await organizations.db.listCollections()) {
      const all = JSON.stringify(await organizations.db.collection(name).find({}).toArray());
      expect(all.includes(token), name).to.equal(name === 'mails');
    }
  });
});

describe('invitations one after the other', () => {
  // A twentieth of the limit: five a day.
  const server = useServer({ environment: { RATE_SCALE: '0.05' } });

  it('are so many a day for one person, however quickly they are withdrawn', async () => {
    const owner = await server.signIn('enterprise');
    const body = () => ({ email: personOf().email, role: 'member' as const });
    for (let count = 0; count < 5; count += 1) {
      const { id: invitationId } = await owner.call(organizationRoutes.invite, { ...idOf(owner), body: body() });
      await owner.call(organizationRoutes.withdrawInvitation, { params: { id: owner.organizationId, invitationId } });
    }
    const refusal = await owner.refusal(organizationRoutes.invite, { ...idOf(owner), body: body() });
    expect(refusal.code).to.equal('too_many_requests');
    expect(refusal.retryAfterSeconds).to.be.within(23 * 3600, 24 * 3600);
  });
});
