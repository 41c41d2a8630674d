import { expect } from 'chai';
import { enterprise } from '#seeds/builders/organizations.ts';
import { personOf } from '#seeds/builders/people.ts';
import { storedFacts } from '#server/platform/facts/store.ts';
import { organizationRoutes } from '#shared/organizations/routes.ts';
import { userRoutes } from '#shared/users/routes.ts';
import { useServer } from '#test/support/server.ts';

describe('the audit trail of people and organizations', () => {
  const server = useServer();

  const factsOf = async (recordId: string) => {
    await server.settled();
    const facts = await storedFacts.find({ recordId }).sort({ _id: 1 }).lean();
    return facts.map(({ type, by }) => [type, by]);
  };

  it('tells the life of an organization: what happened, and who did it', async () => {
    const owner = await server.signIn('newcomer');
    const guest = await server.signIn('newcomer');
    const coordinator = await server.signIn('coordinator');
    const body = enterprise();
    const { id, version } = await owner.call(organizationRoutes.create, { body });
    const params = { id };
    await owner.call(organizationRoutes.update, { params, body: { ...body, intro: '新的介绍', version } });
    const refuse = { decision: 'refuse', reason: '名称与信用代码不符。' } as const;
    await coordinator.call(organizationRoutes.verify, { params, body: refuse });
    await owner.call(organizationRoutes.requestVerification, { params });
    await coordinator.call(organizationRoutes.verify, { params, body: { decision: 'verify' } });
    const { id: requestId } = await guest.call(organizationRoutes.requestToJoin, { params, body: {} });
    const decision = { params: { id, requestId }, body: { decision: 'accept' as const } };
    await owner.call(organizationRoutes.decideJoinRequest, decision);
    const member = { params: { id, userId: guest.id } };
    await owner.call(organizationRoutes.changeMember, { ...member, body: { role: 'editor' } });
    await guest.call(organizationRoutes.removeMember, member);
    expect(await factsOf(id)).to.deep.equal([
      ['organization.founded', owner.id],
      ['organization.changed', owner.id],
      ['organization.refused', coordinator.id],
      ['organization.verification_requested', owner.id],
      ['organization.verified', coordinator.id],
      ['join.requested', guest.id],
      ['member.joined', owner.id],
      ['member.role_changed', owner.id],
      ['member.left', guest.id],
    ]);
  });

  it('tells the life of an account', async () => {
    const administrator = await server.signIn('administrator');
    const person = await server.signIn('newcomer');
    await person.call(userRoutes.updateMe, { body: { locale: 'en' } });
    const change = { current: person.password, next: 'a new line of 2026' };
    await person.call(userRoutes.changePassword, { body: change });
    await administrator.call(userRoutes.update, { params: { id: person.id }, body: { duty: 'coordinator' } });
    await person.call(userRoutes.signOutEverywhere);
    expect(await factsOf(person.id)).to.deep.equal([
      ['user.seeded', null],
      ['user.changed', person.id],
      ['user.password_changed', person.id],
      ['user.account_changed', administrator.id],
      ['user.signed_out_everywhere', person.id],
    ]);
  });

  it('holds ids and codes, no addresses, names or secrets', async () => {
    const body = personOf({ name: '不该出现的名字', password: 'never in a fact 1' });
    await server.visitor().call(userRoutes.signUp, { body });
    await server.visitor().call(userRoutes.requestReset, { body: { email: body.email } });
    const owner = await server.signIn('enterprise');
    const invitation = { params: { id: owner.organizationId }, body: { email: body.email, role: 'member' as const } };
    await owner.call(organizationRoutes.invite, invitation);
    await server.settled();
    const all = JSON.stringify(await storedFacts.find({}).lean());
    for (const word of [body.email, body.name, body.password, 'argon2']) expect(all).not.to.include(word);
  });

  it('has no reaction that was given up', async () => {
    await server.settled();
    expect(await storedFacts.countDocuments({ 'failed.0': { $exists: true } })).to.equal(0);
  });
});
