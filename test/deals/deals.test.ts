import { expect } from 'chai';
import { deals } from '#server/features/deals/model.ts';
import { openDealOfInterest } from '#server/features/deals/open.ts';
import { storedFacts } from '#server/platform/facts/store.ts';
import { dealFacts } from '#shared/deals/facts.ts';
import { dealRoutes } from '#shared/deals/routes.ts';
import { interestRoutes } from '#shared/interests/routes.ts';
import { organizationRoutes } from '#shared/organizations/routes.ts';
import { publishPair, sendInterest } from '#test/interests/journey.ts';
import { type Person, useServer } from '#test/support/server.ts';
import { contractOf, messageOf, type OpenDeal, readDeal, useDeal } from './journey.ts';

describe('Deals', () => {
  const server = useServer();
  let coordinator: Person;
  let sides: Pick<OpenDeal, 'seeker' | 'provider'>;
  let deal: OpenDeal;

  useDeal(server, (cast) => {
    ({ coordinator, sides, deal } = cast);
  });

  const move = (who: Person, from: string, to: string) => who.post(`/deals/${deal.dealId}/stage`, { from, to });
  const record = (who: Person) =>
    who.call(dealRoutes.recordContract, {
      params: deal.params,
      body: { version: 0, contract: contractOf(deal) },
    });

  describe('open', () => {
    it('at the moment an interest is accepted, with both sides, what it is about and whom to call', async () => {
      const seen = await readDeal(deal.seeker, deal);
      expect(seen).to.deep.include({ pipeline: 'cooperation', stage: 'talks', state: 'open' });
      expect(seen.parties.map(({ organization, side }) => [organization.id, side])).to.deep.equal([
        [deal.seeker.organizationId, 'seeker'],
        [deal.provider.organizationId, 'provider'],
      ]);
      expect(seen.parties.every(({ contact }) => contact?.email)).to.equal(true);
      expect(seen.postings.map(({ id }) => id).sort()).to.deep.equal([deal.needId, deal.capabilityId].sort());
    });

    it('once, also when the server died between accepting and opening', async () => {
      const pair = await publishPair(server, coordinator, sides);
      const { id } = await sendInterest(pair);
      const accepted = await pair.provider.call(interestRoutes.accept, { params: { id } });
      await deals.deleteOne({ _id: accepted.dealId ?? '' });
      await Promise.all([openDealOfInterest(id), openDealOfInterest(id)]);
      expect(await deals.countDocuments({ interestId: id })).to.equal(1);
    });
  });

  it('are unknown to strangers, the other bidder, the center and visitors, whatever they try', async () => {
    const rival = await server.signIn('institute');
    await rival.call(interestRoutes.send, {
      body: { target: { noun: 'need', id: deal.needId }, seeks: '我们也能做这个传感器，请给机会。' },
    });
    const { params } = deal;
    for (const who of [rival, coordinator, await server.signIn('administrator')]) {
      const outcomes = await Promise.all([
        who.refusal(dealRoutes.read, { params }),
        who.refusal(dealRoutes.timeline, { params }),
        who.refusal(dealRoutes.messages, { params, query: {} }),
        who.refusal(dealRoutes.post, { params, body: messageOf('在吗') }),
        who.refusal(dealRoutes.move, { params, body: { from: 'talks', to: 'nda' } }),
        who.refusal(dealRoutes.addTask, { params, body: { title: '看看' } }),
        who.refusal(dealRoutes.ndaText, { params }),
        who.refusal(dealRoutes.recordContract, { params, body: { version: 0, contract: contractOf(deal) } }),
        who.refusal(dealRoutes.registrationForm, { params, query: {} }),
        who.refusal(dealRoutes.join, { params }),
      ]);
      expect(outcomes.map(({ code }) => code)).to.deep.equal(outcomes.map(() => 'not_found'));
      const live = await who.connect();
      for (const request of ['deal.watch', 'deal.typing', 'deal.read'])
        expect((await live.refusal(request, { id: deal.dealId })).code, request).to.equal('not_found');
      expect((await live.refusal('deal.post', { id: deal.dealId, ...messageOf('在吗') })).code).to.equal('not_found');
      expect((await who.call(dealRoutes.list, { query: {} })).items.map(({ id }) => id)).to.not.include(deal.dealId);
    }
    expect((await server.visitor().refusal(dealRoutes.read, { params })).code).to.equal('sign_in_required');
  });

  it('are read by members of the parties, who do not act', async () => {
    const { organizationId } = deal.seeker;
    const member = await server.signIn('enterprise', { organizationId, role: 'member' });
    expect((await readDeal(member, deal)).can).to.deep.include({ write: false, speak: false, moveTo: [] });
    const { params } = deal;
    const outcomes = await Promise.all([
      member.refusal(dealRoutes.post, { params, body: messageOf('你好') }),
      member.refusal(dealRoutes.move, { params, body: { from: 'talks', to: 'nda' } }),
      member.refusal(dealRoutes.stall, { params, body: { reason: '等待样品' } }),
      member.refusal(dealRoutes.addTask, { params, body: { title: '看看' } }),
    ]);
    expect(outcomes.map(({ code }) => code)).to.deep.equal(Array(4).fill('forbidden'));
  });

  describe('go on', () => {
    it('stage by stage; a second click in another tab finds the stage gone', async () => {
      const [one, other] = await Promise.all([move(deal.seeker, 'talks', 'nda'), move(deal.provider, 'talks', 'nda')]);
      expect([one.status, other.status].sort()).to.deep.equal([200, 409]);
      expect((await move(deal.seeker, 'nda', 'signed')).status).to.equal(409);
    });

    it('to signing only with a recorded contract, and end completed', async () => {
      await move(deal.seeker, 'talks', 'terms');
      const early = await move(deal.seeker, 'terms', 'signed');
      expect([early.status, early.body]).to.deep.include(422);
      await record(deal.provider);
      for (const [from, to] of [
        ['terms', 'signed'],
        ['signed', 'performing'],
        ['performing', 'completed'],
      ])
        expect((await move(deal.seeker, from ?? '', to ?? '')).status).to.equal(200);
      expect(await readDeal(deal.provider, deal)).to.deep.include({ stage: 'completed', state: 'completed' });
      await server.settled();
      const closed = await storedFacts.findOne({ recordId: deal.dealId, type: 'deal.closed' }).lean();
      expect(dealFacts['deal.closed'].parse(closed?.data)).to.deep.include({ state: 'completed', code: null });
    });

    it('stalled with a reason, and resume where they stood', async () => {
      const { params } = deal;
      await move(deal.seeker, 'talks', 'assessment');
      await deal.seeker.call(dealRoutes.stall, { params, body: { reason: '等待第三方检测报告' } });
      const stalled = await readDeal(deal.provider, deal);
      expect(stalled.stall?.reason).to.equal('等待第三方检测报告');
      expect(stalled.can.moveTo).to.deep.equal([]);
      const resumed = await deal.provider.call(dealRoutes.resume, { params });
      expect(resumed).to.deep.include({ stage: 'assessment', state: 'open', stall: null });
      expect((await deal.provider.refusal(dealRoutes.resume, { params })).code).to.equal('not_in_this_state');
    });

    it('declined with a code, after which nobody writes until they are taken up again', async () => {
      const { params } = deal;
      const body = { how: 'decline' as const, reason: { code: 'budget' as const, line: '预算被取消' } };
      const closed = await deal.seeker.call(dealRoutes.close, { params, body });
      expect(closed).to.deep.include({ state: 'declined', reason: body.reason });
      const outcomes = await Promise.all([
        deal.provider.refusal(dealRoutes.post, { params, body: messageOf('再考虑一下？') }),
        deal.provider.refusal(dealRoutes.addTask, { params, body: { title: '再谈' } }),
        deal.provider.refusal(dealRoutes.close, { params, body }),
      ]);
      expect(outcomes.map(({ code }) => code)).to.deep.equal(Array(3).fill('not_in_this_state'));
      await server.settled();
      // The way for another interest between the two is free.
      const { id } = await sendInterest(deal);
      await deal.seeker.call(interestRoutes.withdraw, { params: { id } });
      const reopened = await deal.provider.call(dealRoutes.reopen, { params });
      expect(reopened).to.deep.include({ state: 'open', stage: 'talks', reason: null });
    });
  });

  it('have next steps with an owner and a date, and say which are late', async () => {
    const { params } = deal;
    const task = { title: '寄出十片样品', ownerId: deal.provider.id, dueDay: '2026-01-05' };
    const [added] = (await deal.seeker.call(dealRoutes.addTask, { params, body: task })).tasks;
    expect(added).to.deep.include({ ownerName: '苏老师', isLate: true, doneAt: null });
    const stranger = await deal.seeker.refusal(dealRoutes.addTask, {
      params,
      body: { ...task, ownerId: coordinator.id },
    });
    expect(stranger.errors?.[0]).to.include({ field: 'ownerId', code: 'not_found' });
    const [card] = (await deal.provider.call(dealRoutes.list, { query: {} })).items.filter(
      ({ id }) => id === deal.dealId,
    );
    expect(card?.nextTask).to.deep.equal({
      title: task.title,
      dueDay: '2026-01-05',
      ownerName: '苏老师',
      isLate: true,
    });
    const done = await deal.provider.call(dealRoutes.changeTask, {
      params: { ...params, taskId: added?.id ?? '' },
      body: { ...task, isDone: true },
    });
    expect(done.tasks[0]?.doneAt).to.be.a('string');
    const unknown = { ...params, taskId: 'f'.repeat(24) };
    expect(
      (await deal.provider.refusal(dealRoutes.changeTask, { params: unknown, body: { ...task, isDone: false } })).code,
    ).to.equal('not_found');
  });

  it('tell what happened, in order, by whom', async () => {
    await move(deal.seeker, 'talks', 'nda');
    await server.settled();
    const { items } = await deal.provider.call(dealRoutes.timeline, { params: deal.params });
    expect(items.map(({ type, by, to }) => [type, by, to])).to.deep.equal([
      ['deal.stage_changed', '程采购', 'nda'],
      ['deal.opened', '苏老师', null],
    ]);
  });

  it('are told live to the other side', async () => {
    const live = await deal.provider.connect();
    await live.request('deal.watch', { id: deal.dealId });
    await move(deal.seeker, 'talks', 'nda');
    expect(await live.hear('deal.changed')).to.deep.equal({ id: deal.dealId });
  });

  it('hand what waited for a person who left to a colleague, and are unknown to the one who left', async () => {
    const { organizationId } = deal.provider;
    const leaver = await server.signIn('researcher', { organizationId, role: 'editor', name: '离任者' });
    const { params } = deal;
    await leaver.call(dealRoutes.post, { params, body: messageOf('你好') });
    await leaver.call(dealRoutes.addTask, { params, body: { title: '准备报价' } });
    const joined = await deal.provider.call(dealRoutes.addTask, {
      params,
      body: { title: '寄样品', ownerId: leaver.id },
    });
    expect(joined.people.map(({ name }) => name)).to.include('离任者');
    await leaver.call(organizationRoutes.removeMember, { params: { id: organizationId, userId: leaver.id } });
    expect((await leaver.refusal(dealRoutes.read, { params })).code).to.equal('not_found');
    expect((await leaver.refusal(dealRoutes.messages, { params, query: {} })).code).to.equal('not_found');
    await server.settled();
    const after = await readDeal(deal.provider, deal);
    expect(after.people.map(({ name }) => name)).to.not.include('离任者');
    expect(after.tasks.find(({ title }) => title === '寄样品')?.ownerName).to.equal('苏老师');
  });
});
