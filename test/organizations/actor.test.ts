import { expect } from 'chai';
import { organizationOf } from '#seeds/builders/organizations.ts';
import { openedTo } from '#server/features/disclosures/model.ts';
import { loadActor } from '#server/features/organizations/actor.ts';
import { plugInOpenedPostings } from '#server/features/organizations/opened-postings.ts';
import { seedMembership, seedOrganization } from '#server/features/organizations/seeding.ts';
import { users } from '#server/features/users/model.ts';
import { seedUser } from '#server/features/users/seeding.ts';
import { useServer } from '#test/support/server.ts';

describe('who a session stands for', () => {
  const server = useServer();
  after(() => plugInOpenedPostings((asked) => openedTo(asked, server.clock.now())));
  const PEOPLE = 12;

  interface Expected {
    userId: string;
    organizationIds: string[];
    opened: string[];
  }

  /** The n-th belongs to so many organizations as n modulo 3 says. */
  const seedNth = async (nth: number): Promise<Expected> => {
    const now = server.clock.now();
    const person = { email: `actor-${nth}@people.example`, name: '程采购', password: 'a-password-of-some-length' };
    const userId = await seedUser({ ...person, locale: 'zh-CN', duty: 'none', isDemo: true }, now);
    const organizationIds: string[] = [];
    for (let index = 0; index < nth % 3; index += 1) {
      const content = organizationOf({ type: 'enterprise' });
      const organizationId = await seedOrganization({ content, verification: 'verified', isDemo: true }, now);
      await seedMembership({ organizationId, userId, role: 'editor' }, now);
      organizationIds.push(organizationId);
    }
    const opened = [`to-${userId}`, ...organizationIds.map((id) => `to-${id}`)];
    return { userId, organizationIds, opened };
  };

  it('is told of everybody who asks at once as of each alone: their own, and nothing of the others', async () => {
    const people: Expected[] = [];
    for (let nth = 0; nth < PEOPLE; nth += 1) people.push(await seedNth(nth));
    plugInOpenedPostings(async ({ userIds, organizationIds }) => [
      ...userIds.map((id) => ({ postingId: `to-${id}`, toUserId: id, toOrganizationId: null })),
      ...organizationIds.map((id) => ({ postingId: `to-${id}`, toUserId: null, toOrganizationId: id })),
    ]);
    // Twice: the second time their organizations are known.
    for (const time of ['first', 'second']) {
      const actors = await Promise.all(people.map(({ userId }) => loadActor({ userId, epoch: 1 })));
      for (const [index, expected] of people.entries()) {
        const actor = actors[index];
        expect(actor?.userId, time).to.equal(expected.userId);
        expect(actor?.memberships.map(({ organizationId }) => organizationId)).to.have.members(
          expected.organizationIds,
        );
        expect(actor?.openedPostings).to.have.members(expected.opened);
      }
    }
  });

  it('is nobody with an epoch that is over or a disabled account, also beside others', async () => {
    const [{ userId: left }, { userId: disabled }, { userId: stays }] = [
      await seedNth(100),
      await seedNth(101),
      await seedNth(102),
    ] as const;
    await users.updateOne({ _id: disabled }, { isDisabled: true });
    const sessions = [
      { userId: left, epoch: 2 },
      { userId: disabled, epoch: 1 },
      { userId: stays, epoch: 1 },
      { userId: left, epoch: 1 },
    ];
    const actors = await Promise.all(sessions.map(loadActor));
    expect(actors.map((actor) => actor?.userId ?? null)).to.deep.equal([null, null, stays, left]);
  });
});
