// What the listing says of needs and capabilities that somebody is talking about.
import { expect } from 'chai';
import { followDeals } from '#server/features/deals/postings-in-talks.ts';
import { capabilityRoutes } from '#shared/capabilities/routes.ts';
import { dealRoutes } from '#shared/deals/routes.ts';
import { interestRoutes } from '#shared/interests/routes.ts';
import { needRoutes } from '#shared/needs/routes.ts';
import { publishCapability, sendInterest, twoSides } from '#test/interests/journey.ts';
import { type Person, useServer } from '#test/support/server.ts';
import { contractOf, type OpenDeal, openDeal } from './journey.ts';

describe('A posting that a deal is about', () => {
  const server = useServer();
  let coordinator: Person;
  let deal: OpenDeal;

  before(async () => {
    coordinator = await server.signIn('coordinator');
  });
  beforeEach(async () => {
    deal = await openDeal(server, coordinator, await twoSides(server));
    await server.settled();
  });

  const need = () => deal.seeker.call(needRoutes.read, { params: { id: deal.needId } });
  const statuses = async () => {
    const capability = await deal.provider.call(capabilityRoutes.read, { params: { id: deal.capabilityId } });
    return [(await need()).status, capability.status];
  };
  const close = async () => {
    const reason = { code: 'budget' as const, line: '' };
    await deal.provider.call(dealRoutes.close, { params: deal.params, body: { how: 'decline', reason } });
    await server.settled();
  };

  it('is in talks, on both sides, and stays listed', async () => {
    expect(await statuses()).to.deep.equal(['in_talks', 'in_talks']);
    const { items } = await server.visitor().call(needRoutes.list, { query: { limit: 100 } });
    expect(items.find(({ id }) => id === deal.needId)).to.include({ status: 'in_talks' });
  });

  it('is free again when the deal ends without success, and in talks when it is taken up again', async () => {
    await close();
    expect(await statuses()).to.deep.equal(['published', 'published']);
    await deal.seeker.call(dealRoutes.reopen, { params: deal.params });
    await server.settled();
    expect(await statuses()).to.deep.equal(['in_talks', 'in_talks']);
  });

  it('stays in talks while another deal about it goes on', async () => {
    const other = await server.signIn('institute');
    const { id: capabilityId } = await publishCapability(other, coordinator);
    const { id } = await sendInterest({ ...deal, provider: other, capabilityId });
    await other.call(interestRoutes.accept, { params: { id } });
    await close();
    expect(await statuses()).to.deep.equal(['in_talks', 'published']);
  });

  it('is left as it is after a success: its owner says that it is done', async () => {
    const { params } = deal;
    await deal.seeker.call(dealRoutes.recordContract, { params, body: { version: 0, contract: contractOf(deal) } });
    for (const [from, to] of [
      ['talks', 'terms'],
      ['terms', 'signed'],
      ['signed', 'performing'],
      ['performing', 'completed'],
    ] as const)
      await deal.seeker.call(dealRoutes.move, { params, body: { from, to } });
    await server.settled();
    expect(await statuses()).to.deep.equal(['in_talks', 'in_talks']);
    const { version } = await need();
    await deal.seeker.call(needRoutes.finish, { params: { id: deal.needId }, body: { version } });
    expect((await need()).status).to.equal('done');
  });

  it('that its owner took back meanwhile is not listed again by a deal, and looking again changes nothing', async () => {
    const { version } = await need();
    await deal.seeker.call(needRoutes.withdraw, { params: { id: deal.needId }, body: { version } });
    await close();
    expect(await statuses()).to.deep.equal(['withdrawn', 'published']);
    const before = await need();
    await followDeals({ noun: 'need', id: deal.needId }, server.clock.now());
    expect((await need()).version).to.equal(before.version);
  });
});
