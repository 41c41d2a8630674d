import { expect } from 'chai';
import { enterprise, organizationOf } from '#seeds/builders/organizations.ts';
import { loadActor } from '#server/features/organizations/actor.ts';
import { organizations } from '#server/features/organizations/model.ts';
import {
  centerOrganizationId,
  countVerifiedOrganizations,
  membershipsByUser,
  organizationRefs,
} from '#server/features/organizations/reads.ts';
import { seedMembership, seedOrganization } from '#server/features/organizations/seeding.ts';
import { hasUsers, userRefs } from '#server/features/users/reads.ts';
import { seedUser } from '#server/features/users/seeding.ts';
import { isDuplicateKey, newId } from '#server/platform/db/record.ts';
import { organizationRoutes } from '#shared/organizations/routes.ts';
import { mailsTo } from '#test/support/mails.ts';
import { useServer } from '#test/support/server.ts';

describe('what other features ask about people and organizations', () => {
  const server = useServer();
  const found = (type: 'enterprise' | 'center', verification: 'verified' | 'pending' = 'verified') =>
    seedOrganization({ content: organizationOf({ type }), verification, isDemo: true }, server.clock.now());

  it('nobody at first', async () => {
    expect(await hasUsers()).to.equal(false);
    expect(await centerOrganizationId()).to.equal(null);
    expect(await countVerifiedOrganizations()).to.equal(0);
    expect(await organizationRefs([])).to.deep.equal(new Map());
  });

  it('names by id, without those that do not exist', async () => {
    const [verified, pending] = [await found('enterprise'), await found('enterprise', 'pending')];
    const refs = await organizationRefs([verified, pending, newId()]);
    expect([...refs.keys()].sort()).to.deep.equal([verified, pending].sort());
    expect(refs.get(pending)).to.include({ id: pending, type: 'enterprise', verification: 'pending' });
    expect(await countVerifiedOrganizations()).to.equal(1);
  });

  it('the center, of which there is one', async () => {
    const id = await found('center');
    expect(await centerOrganizationId()).to.equal(id);
    let refusal: unknown;
    try {
      await found('center');
    } catch (error) {
      refusal = error;
    }
    expect(isDuplicateKey(refusal)).to.equal(true);
  });

  it('the center’s entry is not changed by its owner', async () => {
    const organizationId = (await centerOrganizationId()) ?? '';
    const owner = await server.signIn('newcomer', { organizationId });
    const body = { ...enterprise(), version: 1 };
    const refusal = await owner.refusal(organizationRoutes.update, { params: { id: organizationId }, body });
    expect(refusal.code).to.equal('forbidden');
  });

  it('seeded people: confirmed, without any mail, and the same account when seeded again', async () => {
    const person = {
      email: 'seed@people.example',
      name: '何雨桐',
      password: 'a seed of ten letters',
      locale: 'zh-CN',
      duty: 'coordinator',
      isDemo: true,
    } as const;
    const id = await seedUser(person, server.clock.now());
    expect(await seedUser(person, server.clock.now())).to.equal(id);
    await server.settled();
    expect(await mailsTo(person.email)).to.deep.equal([]);
    await server.signInAs({ ...person, id, organizationId: '' });
    expect((await userRefs([id])).get(id)).to.deep.include({ name: '何雨桐', email: person.email });
  });

  it('memberships, one per person and organization', async () => {
    const organizationId = await found('enterprise');
    const { id: userId } = await server.someone('newcomer');
    await seedMembership({ organizationId, userId, role: 'editor' }, server.clock.now());
    await seedMembership({ organizationId, userId, role: 'owner' }, server.clock.now());
    const memberships = await membershipsByUser([userId, newId()]);
    expect([...memberships.keys()]).to.deep.equal([userId]);
    expect(memberships.get(userId)?.map(({ role }) => role)).to.deep.equal(['editor']);
  });

  it('who a session stands for, as long as its epoch is the account’s', async () => {
    const { id: userId, organizationId } = await server.someone('unverified');
    expect(await loadActor({ userId, epoch: 1 })).to.deep.equal({
      userId,
      duty: 'none',
      locale: 'zh-CN',
      memberships: [{ organizationId, type: 'enterprise', role: 'owner', isVerified: false }],
      openedPostings: [],
    });
    expect(await loadActor({ userId, epoch: 2 })).to.equal(null);
    expect(await loadActor({ userId: newId(), epoch: 1 })).to.equal(null);
  });

  it('demo organizations are marked as such', async () => {
    const id = await found('enterprise');
    const shown = await server.visitor().call(organizationRoutes.read, { params: { id } });
    expect(shown.isDemo).to.equal(true);
    expect(await organizations.countDocuments({ isDemo: true })).to.be.greaterThan(0);
  });
});
