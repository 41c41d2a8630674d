import { expect } from 'chai';
import { medianOf } from '#server/features/interests/figures.ts';
import { runReplyClock } from '#server/features/interests/reply-clock.ts';
import { storedFacts } from '#server/platform/facts/store.ts';
import { interestRoutes } from '#shared/interests/routes.ts';
import { DAY_MS, HOUR_MS } from '#test/support/clock.ts';
import { type Person, useServer } from '#test/support/server.ts';
import { type Pair, publishPair, sendInterest } from './journey.ts';

describe('The reply clock', () => {
  const server = useServer();
  let coordinator: Person;
  let pair: Pair;

  before(async () => {
    coordinator = await server.signIn('coordinator');
  });
  beforeEach(async () => {
    pair = await publishPair(server, coordinator);
  });

  const goTo = (moment: string, afterMs = 60_000) =>
    server.clock.advance(Date.parse(moment) + afterMs - server.clock.now().getTime());
  const factsOf = async (id: string) => {
    await server.settled();
    return (await storedFacts.find({ recordId: id }).sort({ _id: 1 }).lean()).map(({ type }) => type);
  };
  const supervision = async () => (await coordinator.call(interestRoutes.supervision, { query: { limit: 100 } })).items;
  const isSupervised = async (id: string) => (await supervision()).some((one) => one.id === id);

  it('reminds on the last working day, then tells the center, then ends, each once', async () => {
    const { id, dueAt, expiresAt } = await sendInterest(pair);
    await runReplyClock(server.clock);
    expect(await factsOf(id)).to.deep.equal(['interest.sent']);
    goTo(dueAt, -6 * HOUR_MS);
    await Promise.all([runReplyClock(server.clock), runReplyClock(server.clock)]);
    expect(await factsOf(id)).to.deep.equal(['interest.sent', 'interest.reminded']);
    expect(await isSupervised(id)).to.equal(false);
    goTo(dueAt);
    await runReplyClock(server.clock);
    await runReplyClock(server.clock);
    expect(await isSupervised(id)).to.equal(true);
    goTo(expiresAt);
    await runReplyClock(server.clock);
    expect(await factsOf(id)).to.deep.equal([
      'interest.sent',
      'interest.reminded',
      'interest.escalated',
      'interest.expired',
    ]);
    expect(await isSupervised(id)).to.equal(false);
    // The way is free again.
    expect((await sendInterest(pair)).state).to.equal('sent');
  });

  it('takes the steps that a sleeping server missed, without a reminder that came too late', async () => {
    const { id, expiresAt } = await sendInterest(pair);
    goTo(expiresAt);
    await runReplyClock(server.clock);
    expect(await factsOf(id)).to.deep.equal(['interest.sent', 'interest.escalated', 'interest.expired']);
  });

  it('is not moved by a server’s clock that is set back: what was told stays', async () => {
    const { id, dueAt } = await sendInterest(pair);
    goTo(dueAt);
    await runReplyClock(server.clock);
    server.clock.advance(-2 * DAY_MS);
    await runReplyClock(server.clock);
    const interest = await pair.seeker.call(interestRoutes.read, { params: { id } });
    expect(interest.dueAt).to.equal(dueAt);
    expect(await factsOf(id)).to.deep.equal(['interest.sent', 'interest.escalated']);
  });

  it('gives the center a list, longest wait first, on which it reminds once a day', async () => {
    const first = await sendInterest(pair);
    server.clock.advance(DAY_MS);
    const other = await publishPair(server, coordinator);
    const second = await sendInterest(other);
    const early = await coordinator.refusal(interestRoutes.remind, { params: { id: first.id } });
    expect(early.code).to.equal('not_in_this_state');
    goTo(second.dueAt);
    await runReplyClock(server.clock);
    const listed = (await supervision()).map(({ id }) => id).filter((id) => [first.id, second.id].includes(id));
    expect(listed).to.deep.equal([first.id, second.id]);
    const params = { id: first.id };
    const live = await other.provider.connect();
    await coordinator.call(interestRoutes.remind, { params: { id: second.id } });
    await live.hear('interest.changed');
    const reminded = await coordinator.call(interestRoutes.remind, { params });
    expect(reminded.can.remind).to.equal(false);
    expect((await coordinator.refusal(interestRoutes.remind, { params })).code).to.equal('not_in_this_state');
    for (const who of [pair.seeker, pair.provider]) {
      expect((await who.refusal(interestRoutes.remind, { params })).code).to.equal('forbidden');
      expect((await who.refusal(interestRoutes.supervision, { query: {} })).code).to.equal('forbidden');
    }
  });

  describe('and its figures', () => {
    it('the middle of an odd number, the mean of the two in the middle of an even one', () => {
      expect([[], [5], [9, 1], [3, 1, 2]].map(medianOf)).to.deep.equal([null, 5, 5, 2]);
    });

    it('are public: counts, those in time, and the median from three answers on', async () => {
      const { provider, capabilityId } = pair;
      const params = { id: provider.organizationId };
      const ask = async () => {
        const seeker = await server.signIn('enterprise');
        return seeker.call(interestRoutes.send, {
          body: { target: { noun: 'capability', id: capabilityId }, seeks: '希望了解样品供应与检测条件。' },
        });
      };
      const before = await server.visitor().call(interestRoutes.figures, { params });
      expect(before).to.deep.equal({
        received: 0,
        accepted: 0,
        declined: 0,
        expired: 0,
        waiting: 0,
        inTime: 0,
        medianHours: null,
      });
      const [one, two, three] = [await ask(), await ask(), await ask()];
      server.clock.advance(2 * HOUR_MS);
      await provider.call(interestRoutes.accept, { params: { id: one.id } });
      server.clock.advance(4 * HOUR_MS);
      await provider.call(interestRoutes.decline, { params: { id: two.id }, body: { code: 'not_our_focus' } });
      const fewer = await server.visitor().call(interestRoutes.figures, { params });
      expect(fewer).to.deep.include({ received: 3, waiting: 1, inTime: 2, medianHours: null });
      goTo(three.expiresAt);
      await runReplyClock(server.clock);
      const figures = await server.visitor().call(interestRoutes.figures, { params });
      expect(figures).to.deep.equal({
        received: 3,
        accepted: 1,
        declined: 1,
        expired: 1,
        waiting: 0,
        inTime: 2,
        medianHours: 6,
      });
    });
  });
});
