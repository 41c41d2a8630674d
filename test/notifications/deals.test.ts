// From an interest to a deal, as the two sides are told of it; and nobody else.
import { expect } from 'chai';
import { dayOf } from '#server/features/deals/present.ts';
import { deliveries } from '#server/features/notifications/model.ts';
import { remindOfSteps } from '#server/features/notifications/steps.ts';
import { dealRoutes } from '#shared/deals/routes.ts';
import { dealFileSchema } from '#shared/deals/schema.ts';
import { interestRoutes } from '#shared/interests/routes.ts';
import { notificationRoutes } from '#shared/notifications/routes.ts';
import { organizationRoutes } from '#shared/organizations/routes.ts';
import { contractOf, messageOf, openDeal } from '#test/deals/journey.ts';
import { publishPair, SEEKS, sendInterest } from '#test/interests/journey.ts';
import { PNG } from '#test/postings/files.ts';
import type { Client } from '#test/support/client.ts';
import { DAY_MS } from '#test/support/clock.ts';
import { type Person, useServer } from '#test/support/server.ts';

describe('notifications of interests and deals', () => {
  const server = useServer();
  let coordinator: Person;

  before(async () => {
    coordinator = await server.signIn('coordinator');
  });

  const inboxOf = async (person: Client) => {
    await server.settled();
    return (await person.call(notificationRoutes.list, { query: { topic: 'deals' } })).items;
  };

  it('tell who is to answer, by name of the sender and with the last day, and not what was written', async () => {
    const pair = await publishPair(server, coordinator);
    const { id } = await sendInterest(pair);
    const [received] = await inboxOf(pair.provider);
    expect(received).to.include({ kind: 'interestReceived', path: `/interests/${id}`, detail: null });
    expect(received?.params['organization']).to.be.a('string').and.not.equal('');
    expect(received?.params['day']).to.match(/^\d{4}-\d\d-\d\d$/);
    expect(await inboxOf(pair.seeker)).to.deep.equal([]);
    const told = await deliveries.find({ kind: 'interestReceived' }).lean();
    expect(JSON.stringify(told)).to.not.include(SEEKS);
  });

  it('tell the sender the reason of a refusal, or that the deal begins', async () => {
    const refused = await publishPair(server, coordinator);
    const { id } = await sendInterest(refused);
    const body = { code: 'timing', line: '今年排满了' } as const;
    await refused.provider.call(interestRoutes.decline, { params: { id }, body });
    const [declined] = await inboxOf(refused.seeker);
    expect(declined).to.deep.include({ kind: 'interestDeclined', detail: '今年排满了' });
    expect(declined?.params).to.include({ reason: 'timing' });

    const deal = await openDeal(server, coordinator);
    const accepted = (await inboxOf(deal.seeker)).find(({ kind }) => kind === 'interestAccepted');
    expect(accepted).to.include({ path: `/deals/${deal.dealId}` });
  });

  it('tell the other side of messages, together, and neither the writer nor a stranger', async () => {
    const deal = await openDeal(server, coordinator);
    const stranger = await server.signIn('enterprise');
    for (const text of ['样品本周寄出', '请确认收货地址']) {
      await deal.seeker.call(dealRoutes.post, { params: deal.params, body: messageOf(text) });
    }
    const talk = (await inboxOf(deal.provider)).find(({ kind }) => kind === 'dealMessage');
    expect(talk).to.include({ count: 2, path: `/deals/${deal.dealId}` });
    expect(JSON.stringify(talk)).to.not.include('样品');
    expect((await inboxOf(deal.seeker)).map(({ kind }) => kind)).to.not.include('dealMessage');
    expect(await inboxOf(stranger)).to.deep.equal([]);
  });

  it('remind of a next step: its owner, the day before and once it is late; of what the contract says, both sides', async () => {
    const deal = await openDeal(server, coordinator);
    const { params, seeker, provider } = deal;
    const day = (days: number) => dayOf(new Date(server.clock.now().getTime() + days * DAY_MS));
    const task = { title: '寄出十片样品', ownerId: provider.id, dueDay: day(1) };
    await seeker.call(dealRoutes.addTask, { params, body: task });
    const milestones = [{ title: '样机验收', dueOn: day(6), acceptance: '' }];
    const contract = { ...contractOf(deal), payments: [], milestones };
    await seeker.call(dealRoutes.recordContract, { params, body: { version: 0, contract } });
    const stepsOf = async (person: Person) => {
      for (let run = 0; run < 2; run += 1) await remindOfSteps(server.clock.now());
      const told = await deliveries
        .find({ recipient: person.id, kind: /^step/, channel: 'app' })
        .sort({ at: 1, _id: 1 });
      return told.map(({ kind, params: { step } }) => `${kind} ${step}`).sort();
    };
    expect(await stepsOf(provider)).to.deep.equal(['stepDue 寄出十片样品', 'stepDue 样机验收']);
    expect(await stepsOf(seeker)).to.deep.equal(['stepDue 样机验收']);
    server.clock.advance(2 * DAY_MS);
    expect(await stepsOf(provider)).to.include('stepLate 寄出十片样品');
    expect(await stepsOf(seeker), 'not theirs').to.have.length(1);
    expect(await stepsOf(coordinator)).to.deep.equal([]);
  });

  it('tell the center that all ask it in, the parties that it came or is not wanted, and both of a deal that goes on', async () => {
    const deal = await openDeal(server, coordinator);
    const { params, seeker, provider } = deal;
    const centerKinds = async () => {
      await server.settled();
      const { items } = await coordinator.call(notificationRoutes.list, { query: { topic: 'center' } });
      return items.filter(({ path }) => path === `/deals/${deal.dealId}`).map(({ kind }) => kind);
    };
    const kindsOf = async (who: Client) => {
      await server.settled();
      const told = await deliveries.find({
        path: `/deals/${deal.dealId}`,
        channel: 'app',
        recipient: (who as Person).id,
      });
      return told.map(({ kind }) => kind);
    };
    await seeker.call(dealRoutes.askCoordinator, { params, body: { mode: 'silent' } });
    expect(await centerKinds()).to.deep.equal([]);
    await provider.call(dealRoutes.agreeToCoordinator, { params });
    expect(await centerKinds()).to.deep.equal(['dealCalls']);
    expect(await kindsOf(seeker)).to.include('coordinatorJoined');
    await provider.call(dealRoutes.endCoordinator, { params });
    expect(await kindsOf(seeker)).to.include('coordinatorLeft');
    await provider.call(dealRoutes.close, { params, body: { how: 'decline', reason: { code: 'timing' } } });
    expect(await kindsOf(seeker))
      .to.include('dealDeclined')
      .and.not.include('dealClosed');
    await provider.call(dealRoutes.reopen, { params });
    expect(await kindsOf(seeker)).to.include('dealReopened');
    expect(await kindsOf(provider)).not.to.include('dealReopened');
  });

  it('tell a named person that a file is open to them, once, and nobody else', async () => {
    const deal = await openDeal(server, coordinator);
    const { params, seeker, provider } = deal;
    const added = await provider.upload(`/deals/${deal.dealId}/files?level=L3`, '样片.png', PNG);
    const { id: fileId } = dealFileSchema.parse(added.body);
    const open = (until: string | null) =>
      provider.call(dealRoutes.openFile, { params: { ...params, fileId }, body: { userIds: [seeker.id], until } });
    await open(null);
    await open(new Date(server.clock.now().getTime() + DAY_MS).toISOString());
    await server.settled();
    const told = await deliveries.find({ kind: 'fileOpened', channel: 'app' }).lean();
    expect(told.map(({ recipient, params: { file } }) => [recipient, file])).to.deep.equal([[seeker.id, '样片.png']]);
  });

  it('say nothing more to a person who has left the organization', async () => {
    const deal = await openDeal(server, coordinator);
    const { organizationId } = deal.provider;
    await server.someone('newcomer', { organizationId, role: 'owner' });
    const before = (await inboxOf(deal.provider)).length;
    await deal.provider.call(organizationRoutes.removeMember, {
      params: { id: organizationId, userId: deal.provider.id },
    });
    await deal.seeker.call(dealRoutes.post, { params: deal.params, body: messageOf('还在吗') });
    expect(await inboxOf(deal.provider)).to.have.length(before);
  });
});
