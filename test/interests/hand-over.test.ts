// Who answers an interest, and who stands for the one that sent it, when people come and go.
import { expect } from 'chai';
import { dealRoutes } from '#shared/deals/routes.ts';
import { interestRoutes } from '#shared/interests/routes.ts';
import { organizationRoutes } from '#shared/organizations/routes.ts';
import { userRoutes } from '#shared/users/routes.ts';
import type { Client } from '#test/support/client.ts';
import { type Person, useServer } from '#test/support/server.ts';
import { type Pair, publishPair, sendInterest } from './journey.ts';

describe('Interests and the people behind them', () => {
  const server = useServer();
  let coordinator: Person;
  let pair: Pair;

  before(async () => {
    coordinator = await server.signIn('coordinator');
  });
  beforeEach(async () => {
    pair = await publishPair(server, coordinator);
  });

  const read = (who: Client, id: string) => who.call(interestRoutes.read, { params: { id } });

  describe('handed over', () => {
    it('by hand go to a writer of the organization, and to nobody else', async () => {
      const { id } = await sendInterest(pair);
      const { organizationId } = pair.provider;
      const editor = await server.signIn('researcher', { organizationId, role: 'editor', name: '刘接手' });
      const given = await pair.provider.call(interestRoutes.handOver, { params: { id }, body: { userId: editor.id } });
      expect(given.answeringPerson?.name).to.equal('刘接手');
      const refused = await pair.provider.refusal(interestRoutes.handOver, {
        params: { id },
        body: { userId: pair.seeker.id },
      });
      expect(refused.errors?.[0]).to.include({ field: 'userId', code: 'not_found' });
    });

    it('by themselves go to an owner when the person who was to answer leaves', async () => {
      const { organizationId } = pair.provider;
      const author = await server.signIn('researcher', { organizationId, role: 'editor' });
      const { id } = await sendInterest(pair);
      await pair.provider.call(interestRoutes.handOver, { params: { id }, body: { userId: author.id } });
      await author.call(organizationRoutes.removeMember, { params: { id: organizationId, userId: author.id } });
      await server.settled();
      expect((await read(pair.provider, id)).answeringPerson?.id).to.equal(pair.provider.id);
    });
  });

  it('are stood in for by a colleague when the person who sent them leaves, who then is the contact of the deal', async () => {
    const { organizationId } = pair.seeker;
    const sender = await server.signIn('enterprise', { organizationId, role: 'editor', name: '李离任' });
    const { id } = await sendInterest({ ...pair, seeker: sender });
    await sender.call(organizationRoutes.removeMember, { params: { id: organizationId, userId: sender.id } });
    await server.settled();
    const accepted = await pair.provider.call(interestRoutes.accept, { params: { id } });
    expect(JSON.stringify(accepted.contact)).not.to.contain('李离任').and.not.to.contain(sender.email);
    const deal = await pair.seeker.call(dealRoutes.read, { params: { id: accepted.dealId ?? '' } });
    expect(deal.people.map(({ userId }) => userId)).to.have.members([pair.seeker.id, pair.provider.id]);
  });

  it('go to a colleague when the account of the person who was to answer is closed', async () => {
    const { organizationId } = pair.provider;
    const author = await server.signIn('researcher', { organizationId, role: 'editor' });
    const { id } = await sendInterest(pair);
    await pair.provider.call(interestRoutes.handOver, { params: { id }, body: { userId: author.id } });
    const administrator = await server.signIn('administrator');
    await administrator.call(userRoutes.update, { params: { id: author.id }, body: { isDisabled: true } });
    await server.settled();
    expect((await read(pair.provider, id)).answeringPerson?.id).to.equal(pair.provider.id);
  });
});
