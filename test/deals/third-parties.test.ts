// The center by the consent of all, and further providers: what they may do, and what stays closed to them.
import { expect } from 'chai';
import { QUIET_DAYS } from '#server/features/deals/next-step.ts';
import { deliveries } from '#server/features/notifications/model.ts';
import { remindOfSteps } from '#server/features/notifications/steps.ts';
import { dealRoutes } from '#shared/deals/routes.ts';
import { dealFileSchema } from '#shared/deals/schema.ts';
import { notificationRoutes } from '#shared/notifications/routes.ts';
import { publishCapability } from '#test/interests/journey.ts';
import { PNG } from '#test/postings/files.ts';
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

  describe('that supervises what has fallen asleep', () => {
    it('learns of a deal in which nothing happens and no step is agreed, and its people are reminded once', async () => {
      const { params, seeker, provider } = deal;
      const listed = async () =>
        (await coordinator.call(dealRoutes.supervision, { query: { limit: 100 } })).items.find(
          ({ id }) => id === deal.dealId,
        );
      const card = async () =>
        (await seeker.call(dealRoutes.list, { query: {} })).items.find(({ id }) => id === deal.dealId);
      expect((await card())?.lacksNextStep).to.equal(true);
      expect(await listed()).to.equal(undefined);
      server.clock.advance((QUIET_DAYS + 2) * DAY_MS);
      expect(await listed()).to.include({ lateTasks: 0, lateDays: 2 });
      for (let run = 0; run < 2; run += 1) await remindOfSteps(server.clock.now());
      const told = await deliveries.find({ kind: 'dealQuiet', channel: 'app', path: `/deals/${deal.dealId}` });
      expect(told.map(({ recipient }) => recipient)).to.have.members([seeker.id, provider.id]);

      const dueDay = new Date(server.clock.now().getTime() + 30 * DAY_MS).toISOString().slice(0, 10);
      const { tasks } = await seeker.call(dealRoutes.addTask, {
        params,
        body: { title: '寄样品', ownerId: seeker.id, dueDay },
      });
      server.clock.advance((QUIET_DAYS + 2) * DAY_MS);
      expect([await listed(), (await card())?.lacksNextStep]).to.deep.equal([undefined, false]);
      const [task] = tasks;
      await seeker.call(dealRoutes.changeTask, {
        params: { ...params, taskId: task?.id ?? '' },
        body: { title: '寄样品', isDone: true },
      });
      const startsAt = new Date(server.clock.now().getTime() + 30 * DAY_MS);
      const slots = [
        { startsAt: startsAt.toISOString(), endsAt: new Date(startsAt.getTime() + HOUR_MS).toISOString() },
      ];
      await provider.call(dealRoutes.proposeMeeting, { params, body: { title: '看样品', slots } });
      server.clock.advance((QUIET_DAYS + 2) * DAY_MS);
      expect([await listed(), (await card())?.lacksNextStep]).to.deep.equal([undefined, false]);
      await seeker.call(dealRoutes.stall, { params, body: { reason: '等一季度预算' } });
      server.clock.advance(60 * DAY_MS);
      expect([await listed(), (await card())?.lacksNextStep], 'rests with a reason').to.deep.equal([undefined, false]);
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

    it('sees no file from before it joined, by address or in a message, and counts no message from then as unread', async () => {
      const early = await deal.provider.upload(`/deals/${deal.dealId}/files`, '两家的报价.png', PNG);
      const { id: fileId } = dealFileSchema.parse(early.body);
      await say(deal.seeker, '两家之间的底价');
      server.clock.advance(1000);
      const { third } = await invite();
      const { params } = deal;
      await third.call(dealRoutes.join, { params });
      const [card] = (await third.call(dealRoutes.list, { query: {} })).items;
      expect(card?.unread).to.equal(0);
      const address = `/deals/${deal.dealId}/files/${fileId}`;
      expect((await third.get(address)).status).to.equal(404);
      const body = { ...messageOf('看这个'), fileIds: [fileId] };
      expect((await third.refusal(dealRoutes.post, { params, body })).code).to.equal('invalid_input');
      server.clock.advance(1000);
      await deal.provider.upload(`/deals/${deal.dealId}/files?versionOf=${fileId}`, '三家的报价.png', PNG);
      expect((await third.get(address)).status).to.equal(200);
      expect((await third.get(`${address}?version=1`)).status).to.equal(404);
      const [file] = (await readDeal(third, deal)).files;
      expect(file?.versions.map(({ version }) => version)).to.deep.equal([2]);
    });

    it('is told that it is asked, says no with a reason that the parties learn, and may be asked again', async () => {
      const { third, capabilityId, invited } = await invite();
      const { params } = deal;
      const live = await third.connect();
      const kindsOf = async (who: Person) => {
        await server.settled();
        return (await who.call(notificationRoutes.list, { query: { topic: 'deals' } })).items;
      };
      const [asked] = await kindsOf(third);
      expect(asked).to.include({ kind: 'dealInvited', path: '/deals' });
      expect(
        (await deal.provider.refusal(dealRoutes.declineInvitation, { params, body: { code: 'timing' } })).code,
      ).to.equal('not_found');
      const body = { code: 'timing', line: '今年没有中试档期' } as const;
      await third.call(dealRoutes.declineInvitation, { params, body });
      await live.hear('deal.news');
      expect((await third.call(dealRoutes.list, { query: {} })).items).to.deep.equal([]);
      expect((await third.refusal(dealRoutes.join, { params })).code).to.equal('not_found');
      const after = await readDeal(deal.seeker, deal);
      expect([after.parties.length, after.postings.length]).to.deep.equal([2, invited.postings.length - 1]);
      for (const who of [deal.seeker, deal.provider]) {
        const told = (await kindsOf(who)).find(({ kind }) => kind === 'dealInvitationDeclined');
        expect(told).to.deep.include({ detail: '今年没有中试档期' });
        expect(told?.params).to.include({ reason: 'timing' });
      }
      const { items } = await deal.provider.call(dealRoutes.timeline, { params });
      expect(items[0]).to.deep.include({ type: 'deal.party_declined', code: 'timing' });
      expect(items[0]?.about).to.contain('今年没有中试档期');
      await deal.seeker.call(dealRoutes.invite, { params, body: { capabilityId } });
      expect((await kindsOf(third))[0]).to.include({ kind: 'dealInvited', count: 2 });
    });

    it('is asked no longer when the seeker takes the question back, and nobody else may', async () => {
      const { third } = await invite();
      const params = { ...deal.params, organizationId: third.organizationId };
      expect((await deal.provider.refusal(dealRoutes.uninvite, { params })).code).to.equal('forbidden');
      expect((await third.refusal(dealRoutes.uninvite, { params })).code).to.equal('not_found');
      const left = await deal.seeker.call(dealRoutes.uninvite, { params });
      expect(left.parties).to.have.length(2);
      expect((await third.refusal(dealRoutes.join, { params: deal.params })).code).to.equal('not_found');
      const joined = { ...deal.params, organizationId: deal.provider.organizationId };
      expect((await deal.seeker.refusal(dealRoutes.uninvite, { params: joined })).code).to.equal('not_in_this_state');
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
