// The center by the consent of all, and further providers: what they may do, and what stays closed to them.
import { expect } from 'chai';
import { dealRoutes } from '#shared/deals/routes.ts';
import { publishCapability } from '#test/interests/journey.ts';
import { DAY_MS, HOUR_MS } from '#test/support/clock.ts';
import { type Person, useServer } from '#test/support/server.ts';
import { messageOf, type OpenDeal, readDeal, useDeal } from './journey.ts';

describe('A third party in a deal', () => {
  const server = useServer();
  let coordinator: Person;
  let deal: OpenDeal;

  useDeal(server, (cast) => {
    ({ coordinator, deal } = cast);
  });

  const ask = (mode: 'silent' | 'speaking') =>
    deal.seeker.call(dealRoutes.askCoordinator, { params: deal.params, body: { mode } });
  const agree = (who: Person) => who.call(dealRoutes.agreeToCoordinator, { params: deal.params });
  const say = (who: Person, text: string) => who.call(dealRoutes.post, { params: deal.params, body: messageOf(text) });

  describe('of the center', () => {
    it('is let in only when both sides have agreed, and put out by either', async () => {
      const { params } = deal;
      const asked = await ask('speaking');
      expect(asked.coordinator).to.deep.include({ joinedAt: null });
      expect(asked.coordinator?.waitingFor).to.have.length(1);
      expect((await coordinator.refusal(dealRoutes.read, { params })).code).to.equal('not_found');
      expect((await deal.seeker.refusal(dealRoutes.agreeToCoordinator, { params })).code).to.equal('not_in_this_state');
      await agree(deal.provider);
      expect((await readDeal(coordinator, deal)).can).to.deep.include({ speak: true, write: false });
      expect((await coordinator.call(dealRoutes.list, { query: {} })).items.map(({ id }) => id)).to.include(
        deal.dealId,
      );
      await say(coordinator, '中心来协助双方');
      const live = await coordinator.connect();
      await live.request('deal.watch', { id: deal.dealId });
      await deal.provider.call(dealRoutes.endCoordinator, { params });
      expect((await coordinator.refusal(dealRoutes.read, { params })).code).to.equal('not_found');
      // Its open connection hears nothing any more.
      await say(deal.seeker, '只有我们两家了');
      await server.settled();
      expect(live.heard('deal.message')).to.deep.equal([]);
    });

    it('that reads along says nothing, and opens no confidential file', async () => {
      await ask('silent');
      await agree(deal.provider);
      const { params } = deal;
      expect((await coordinator.refusal(dealRoutes.post, { params, body: messageOf('我说两句') })).code).to.equal(
        'forbidden',
      );
      const live = await coordinator.connect();
      await live.request('deal.watch', { id: deal.dealId });
      await say(deal.seeker, '请看');
      await live.hear('deal.message');
      expect((await coordinator.refusal(dealRoutes.stall, { params, body: { reason: '代为中止' } })).code).to.equal(
        'forbidden',
      );
      expect(
        (await coordinator.refusal(dealRoutes.askCoordinator, { params, body: { mode: 'speaking' } })).code,
      ).to.equal('forbidden');
      expect((await coordinator.refusal(dealRoutes.endCoordinator, { params })).code).to.equal('forbidden');
    });
  });

  describe('that supervises', () => {
    it('learns that a step is late, how late and between whom, and nothing else', async () => {
      const { params } = deal;
      const addTask = (dueDay: string | null, title: string) =>
        deal.seeker.call(dealRoutes.addTask, { params, body: { title, ownerId: deal.provider.id, dueDay } });
      await addTask('2026-01-08', '寄出内部样品');
      await addTask('2026-01-05', '报底价');
      const { tasks } = await addTask(null, '不急的事');
      const late = async () => {
        const { items } = await coordinator.call(dealRoutes.supervision, { query: { limit: 100 } });
        return items.find(({ id }) => id === deal.dealId);
      };
      const names = (await readDeal(deal.seeker, deal)).parties.map(({ organization }) => organization.name);
      const today = new Date(server.clock.now().getTime() + 8 * HOUR_MS).toISOString().slice(0, 10);
      const found = await late();
      expect(found).to.include({ dueDay: '2026-01-05', lateTasks: 2 });
      expect(found?.lateDays).to.equal((Date.parse(today) - Date.parse('2026-01-05')) / DAY_MS);
      expect(found?.parties.map(({ name }) => name)).to.deep.equal(names);
      expect(JSON.stringify(found)).not.to.match(/样品|底价|苏老师/);
      for (const task of tasks)
        await deal.seeker.call(dealRoutes.changeTask, {
          params: { ...params, taskId: task.id },
          body: { title: task.title, dueDay: task.dueDay, isDone: task.dueDay !== null },
        });
      expect(await late()).to.equal(undefined);
      for (const who of [deal.seeker, deal.provider])
        expect((await who.refusal(dealRoutes.supervision, { query: {} })).code).to.equal('forbidden');
    });
  });

  describe('of a consortium', () => {
    const invite = async () => {
      const third = await server.signIn('institute', { name: '白中试' });
      const { id } = await publishCapability(third, coordinator);
      const invited = await deal.seeker.call(dealRoutes.invite, { params: deal.params, body: { capabilityId: id } });
      return { third, capabilityId: id, invited };
    };

    it('is asked by the seeker, joins by itself, and reads from then on', async () => {
      await say(deal.seeker, '两家之间的底价');
      server.clock.advance(1000);
      const { third, capabilityId, invited } = await invite();
      expect(invited.parties.map(({ joinedAt }) => joinedAt === null)).to.deep.equal([false, false, true]);
      const { params } = deal;
      expect((await third.refusal(dealRoutes.read, { params })).code).to.equal('not_found');
      const [card] = (await third.call(dealRoutes.list, { query: {} })).items;
      expect(card).to.deep.include({ id: deal.dealId, isInvited: true, unread: 0 });
      const joined = await third.call(dealRoutes.join, { params });
      expect(joined.parties).to.have.length(3);
      await say(deal.provider, '欢迎加入');
      const { items } = await third.call(dealRoutes.messages, { params, query: {} });
      expect(items.map(({ text }) => text)).to.deep.equal(['欢迎加入']);
      expect((await third.call(dealRoutes.messages, { params, query: { q: '底价' } })).items).to.deep.equal([]);
      const again = await deal.seeker.refusal(dealRoutes.invite, { params, body: { capabilityId } });
      expect(again.code).to.equal('already_member');
    });

    it('is not asked by providers, and nobody joins who was not asked', async () => {
      const third = await server.signIn('institute');
      const { id } = await publishCapability(third, coordinator);
      const { params } = deal;
      const asked = await deal.provider.refusal(dealRoutes.invite, { params, body: { capabilityId: id } });
      expect(asked.code).to.equal('forbidden');
      expect((await third.refusal(dealRoutes.join, { params })).code).to.equal('not_found');
    });

    it('makes the center’s presence a question again', async () => {
      await ask('silent');
      await agree(deal.provider);
      const { third } = await invite();
      await third.call(dealRoutes.join, { params: deal.params });
      expect((await coordinator.refusal(dealRoutes.read, { params: deal.params })).code).to.equal('not_found');
      await agree(third);
      expect((await readDeal(coordinator, deal)).parties).to.have.length(3);
    });
  });
});
