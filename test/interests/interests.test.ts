import { expect } from 'chai';
import { buildNeed } from '#seeds/builders/needs.ts';
import { runReplyClock } from '#server/features/interests/reply-clock.ts';
import { storedFacts } from '#server/platform/facts/store.ts';
import { interestFacts } from '#shared/interests/facts.ts';
import { interestRoutes } from '#shared/interests/routes.ts';
import { REASON_CODES } from '#shared/interests/schema.ts';
import { needRoutes } from '#shared/needs/routes.ts';
import { organizationRoutes } from '#shared/organizations/routes.ts';
import { draftNeed, publishNeed } from '#test/postings/journey.ts';
import { DAY_MS } from '#test/support/clock.ts';
import { keptLog } from '#test/support/kept-log.ts';
import { type Person, useServer } from '#test/support/server.ts';
import { type Pair, publishPair, SEEKS, sendInterest } from './journey.ts';

const log = keptLog();

describe('Interests', () => {
  const server = useServer(log.settings);
  let coordinator: Person;
  let pair: Pair;

  before(async () => {
    coordinator = await server.signIn('coordinator');
  });
  beforeEach(async () => {
    pair = await publishPair(server, coordinator);
  });

  const read = (who: Person, id: string) => who.call(interestRoutes.read, { params: { id } });
  const accept = (who: Person, id: string) => who.call(interestRoutes.accept, { params: { id } });
  const decline = (who: Person, id: string) =>
    who.call(interestRoutes.decline, { params: { id }, body: { code: 'budget', line: '预算明年才有' } });

  describe('sent', () => {
    it('wait at the receiver with who, what for, and until when', async () => {
      const { id } = await sendInterest(pair);
      const { items } = await pair.provider.call(interestRoutes.list, { query: {} });
      expect(items).to.have.length(1);
      const [received] = items;
      expect(received).to.deep.include({
        id,
        state: 'sent',
        seeks: SEEKS,
        isMine: false,
        isLate: false,
        contact: null,
      });
      expect(received?.from.id).to.equal(pair.seeker.organizationId);
      expect(received?.answeringPerson).to.deep.equal({ id: pair.provider.id, name: '苏老师' });
      expect(received?.can).to.include({ accept: true, decline: true, withdraw: false });
      const sent = await pair.seeker.call(interestRoutes.list, { query: { box: 'sent' } });
      expect(sent.items.map((one) => one.id)).to.deep.equal([id]);
      expect(sent.states).to.deep.equal({ sent: 1 });
      expect(sent.items[0]?.answeringPerson).to.equal(null);
    });

    it('exist once per pair while they wait, whichever side was first', async () => {
      await sendInterest(pair);
      const again = await pair.seeker.refusal(interestRoutes.send, {
        body: { target: { noun: 'capability', id: pair.capabilityId }, seeks: SEEKS },
      });
      const back = await pair.provider.refusal(interestRoutes.send, {
        body: {
          target: { noun: 'need', id: pair.needId },
          offer: { noun: 'capability', id: pair.capabilityId },
          seeks: SEEKS,
        },
      });
      expect([again.code, back.code]).to.deep.equal(['already_exists', 'already_exists']);
    });

    it('exist once also when two tabs send at the same moment', async () => {
      const body = { target: { noun: 'capability' as const, id: pair.capabilityId }, seeks: SEEKS };
      const replies = await Promise.all([1, 2, 3].map(() => pair.seeker.post('/interests', body)));
      expect(replies.map((reply) => reply.status).sort()).to.deep.equal([201, 409, 409]);
    });

    it('are refused to members, strangers without an organization, the unverified and one’s own postings', async () => {
      const body = { target: { noun: 'capability' as const, id: pair.capabilityId }, seeks: SEEKS };
      const { organizationId } = pair.seeker;
      const member = await server.signIn('enterprise', { organizationId, role: 'member' });
      const newcomer = await server.signIn('newcomer');
      const unverified = await server.signIn('unverified');
      const refusals = await Promise.all(
        [member, newcomer, unverified, server.visitor()].map((who) => who.refusal(interestRoutes.send, { body })),
      );
      expect(refusals.map(({ code }) => code)).to.deep.equal([
        'forbidden',
        'forbidden',
        'organization_not_verified',
        'sign_in_required',
      ]);
      const own = await pair.provider.refusal(interestRoutes.send, { body });
      expect(own.errors?.[0]).to.include({ field: 'target', code: 'own_posting' });
    });

    it('name what is listed, and offer only what is one’s own and published', async () => {
      const draft = await draftNeed(pair.seeker);
      const others = await publishNeed({
        author: await server.signIn('enterprise'),
        coordinator,
        content: buildNeed(),
      });
      const refuse = (offer: string) =>
        pair.seeker.refusal(interestRoutes.send, {
          body: {
            target: { noun: 'capability', id: pair.capabilityId },
            offer: { noun: 'need', id: offer },
            seeks: SEEKS,
          },
        });
      expect((await refuse(draft.id)).errors?.[0]).to.include({ field: 'offer', code: 'not_published' });
      expect((await refuse(others.id)).errors?.[0]).to.include({ field: 'offer', code: 'not_found' });
      const hidden = await pair.provider.refusal(interestRoutes.send, {
        body: { target: { noun: 'need', id: draft.id }, seeks: SEEKS },
      });
      expect(hidden.code).to.equal('not_found');
      const short = await pair.seeker.refusal(interestRoutes.send, {
        body: { target: { noun: 'capability', id: pair.capabilityId }, seeks: '短' },
      });
      expect(short.errors?.[0]).to.include({ field: 'seeks', code: 'too_short' });
    });

    it('are heard live by the receiver', async () => {
      const live = await pair.provider.connect();
      const { id } = await sendInterest(pair);
      expect(await live.hear('interest.changed')).to.deep.equal({ id });
    });

    it('say in their fact what others follow', async () => {
      const { id } = await sendInterest(pair);
      await decline(pair.provider, id);
      await server.settled();
      const facts = await storedFacts.find({ recordId: id }).sort({ _id: 1 }).lean();
      expect(facts.map(({ type }) => type)).to.deep.equal(['interest.sent', 'interest.declined']);
      interestFacts['interest.sent'].parse(facts[0]?.data);
      expect(interestFacts['interest.declined'].parse(facts[1]?.data)).to.deep.include({
        code: 'budget',
        target: { noun: 'capability', id: pair.capabilityId },
        offer: { noun: 'need', id: pair.needId },
      });
    });
  });

  describe('accepted', () => {
    it('give each side the other’s contact', async () => {
      const { id } = await sendInterest(pair);
      const accepted = await accept(pair.provider, id);
      expect(accepted).to.deep.include({ state: 'accepted' });
      expect(accepted.dealId).to.match(/^[0-9a-f]{24}$/);
      expect(accepted.contact).to.include({ name: '王工', phone: '0371-55550000' });
      const mine = await read(pair.seeker, id);
      expect(mine.contact).to.include({ name: '陈老师', email: 'chen@example.com' });
      expect((await read(coordinator, id)).contact).to.equal(null);
    });

    it('twice, from two tabs, are accepted once', async () => {
      const { id } = await sendInterest(pair);
      const colleague = await server.signIn('researcher', {
        organizationId: pair.provider.organizationId,
        role: 'editor',
      });
      const [one, other] = await Promise.all([accept(pair.provider, id), accept(colleague, id)]);
      expect(one.dealId).to.equal(other.dealId);
      expect((await accept(pair.provider, id)).dealId).to.equal(one.dealId);
      await server.settled();
      expect(await storedFacts.countDocuments({ recordId: id, type: 'interest.accepted' })).to.equal(1);
    });

    it('cannot be declined or withdrawn any more', async () => {
      const { id } = await sendInterest(pair);
      await accept(pair.provider, id);
      const declined = await pair.provider.refusal(interestRoutes.decline, {
        params: { id },
        body: { code: 'timing' },
      });
      const withdrawn = await pair.seeker.refusal(interestRoutes.withdraw, { params: { id } });
      expect([declined.code, withdrawn.code]).to.deep.equal(['not_in_this_state', 'not_in_this_state']);
    });
  });

  describe('declined', () => {
    it('tell the sender why, by a code and a line', async () => {
      const { id } = await sendInterest(pair);
      const live = await pair.seeker.connect();
      await decline(pair.provider, id);
      await live.hear('interest.changed');
      const mine = await read(pair.seeker, id);
      expect(mine).to.deep.include({ state: 'declined', reason: { code: 'budget', line: '预算明年才有' } });
      expect((await read(coordinator, id)).reason).to.equal(null);
    });

    it('need one of the eight codes', async () => {
      const { id } = await sendInterest(pair);
      expect(REASON_CODES).to.have.length(8);
      const reply = await pair.provider.post(`/interests/${id}/refusal`, { code: 'no_reason' });
      expect(reply.status).to.equal(400);
      expect((await pair.provider.post(`/interests/${id}/refusal`, {})).status).to.equal(400);
    });

    it('leave the way free for another one', async () => {
      const { id } = await sendInterest(pair);
      await decline(pair.provider, id);
      expect((await sendInterest(pair)).id).to.not.equal(id);
    });

    it('and accepted at the same moment have one answer', async () => {
      const { id } = await sendInterest(pair);
      const replies = await Promise.all([
        pair.provider.post(`/interests/${id}/acceptance`),
        pair.provider.post(`/interests/${id}/refusal`, { code: 'timing' }),
      ]);
      expect(replies.map(({ status }) => status).sort()).to.deep.equal([200, 409]);
    });
  });

  it('are taken back by their sender, then nobody can answer them', async () => {
    const { id } = await sendInterest(pair);
    expect((await pair.seeker.call(interestRoutes.withdraw, { params: { id } })).state).to.equal('withdrawn');
    const late = await pair.provider.refusal(interestRoutes.accept, { params: { id } });
    expect(late.code).to.equal('not_in_this_state');
  });

  it('are answered by owners and editors of the receiver, read by both sides, and unknown to everyone else', async () => {
    const { id } = await sendInterest(pair);
    const { organizationId } = pair.provider;
    const member = await server.signIn('researcher', { organizationId, role: 'member' });
    const stranger = await server.signIn('institute');
    log.forget();
    expect((await read(member, id)).can).to.include({ accept: false, decline: false });
    const outcomes = await Promise.all(
      [member, pair.seeker, stranger, coordinator].map((who) => who.refusal(interestRoutes.accept, { params: { id } })),
    );
    expect(outcomes.map(({ code }) => code)).to.deep.equal(['forbidden', 'forbidden', 'not_found', 'forbidden']);
    expect((await stranger.refusal(interestRoutes.read, { params: { id } })).code).to.equal('not_found');
    expect(log.refusals().map(({ userId, code }) => [userId, code])).to.have.deep.members([
      [member.id, 'forbidden'],
      [pair.seeker.id, 'forbidden'],
      [stranger.id, 'not_found'],
      [coordinator.id, 'forbidden'],
      [stranger.id, 'not_found'],
    ]);
    const forCenter = await read(coordinator, id);
    expect([forCenter.seeks, forCenter.unclear, forCenter.about]).to.deep.equal([null, null, null]);
    expect((await stranger.call(interestRoutes.list, { query: { box: 'sent' } })).items).to.deep.equal([]);
  });

  it('are unknown to a person who has left, at once', async () => {
    const { id } = await sendInterest(pair);
    const { organizationId } = pair.provider;
    const leaver = await server.signIn('researcher', { organizationId, role: 'editor' });
    await read(leaver, id);
    await leaver.call(organizationRoutes.removeMember, { params: { id: organizationId, userId: leaver.id } });
    expect((await leaver.refusal(interestRoutes.read, { params: { id } })).code).to.equal('not_found');
    expect((await leaver.refusal(interestRoutes.accept, { params: { id } })).code).to.equal('not_found');
  });

  it('cannot be accepted after their last moment, even before the clock’s job has run', async () => {
    const { id } = await sendInterest(pair);
    server.clock.advance(30 * DAY_MS);
    expect((await pair.provider.refusal(interestRoutes.accept, { params: { id } })).code).to.equal('not_in_this_state');
    await runReplyClock(server.clock);
    expect((await read(pair.seeker, id)).state).to.equal('expired');
    expect((await pair.seeker.call(needRoutes.read, { params: { id: pair.needId } })).status).to.equal('published');
  });
});
