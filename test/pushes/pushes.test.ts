// The center pushes a result to chosen enterprises and sees what becomes of it.
import { expect } from 'chai';
import { buildCapability } from '#seeds/builders/capabilities.ts';
import { buildNeed } from '#seeds/builders/needs.ts';
import { storedFacts } from '#server/platform/facts/store.ts';
import { capabilityRoutes } from '#shared/capabilities/routes.ts';
import { notificationRoutes } from '#shared/notifications/routes.ts';
import { pushRoutes } from '#shared/pushes/routes.ts';
import { publishNeed } from '#test/postings/journey.ts';
import { type Person, useServer } from '#test/support/server.ts';

const SCORES = { value: 4, clarity: 4, cooperation: 3, completeness: 3 };

describe('a push', () => {
  const server = useServer();
  let coordinator: Person;
  let researcher: Person;
  let postingId: string;

  before(async () => {
    coordinator = await server.signIn('coordinator');
    researcher = await server.signIn('researcher');
    postingId = await publishResult();
  });

  const publishResult = async (): Promise<string> => {
    const content = buildCapability({ title: '煤层气井下甲烷激光检测', keywords: ['甲烷'], disclosure: 'L0' });
    const { id } = await researcher.call(capabilityRoutes.create, { body: { content } });
    const { version } = await researcher.call(capabilityRoutes.submit, { params: { id }, body: {} });
    await coordinator.call(capabilityRoutes.review, { params: { id }, body: { version, scores: SCORES, comment: '' } });
    return id;
  };

  const sendTo = (...organizationIds: string[]) =>
    coordinator.call(pushRoutes.send, {
      body: { noun: 'capability', postingId, organizationIds, message: '与贵公司的甲烷传感器需求相关。' },
    });

  it('reaches those who write for the organizations, with the coordinator’s words, and nobody else', async () => {
    const owner = await server.signIn('enterprise');
    const { organizationId } = owner;
    const member = await server.signIn('newcomer', { organizationId, role: 'member' });
    const other = await server.signIn('enterprise');
    const { id } = await sendTo(organizationId);
    await server.settled();
    const { items } = await owner.call(notificationRoutes.list, { query: { topic: 'pushes' } });
    expect(items[0]).to.include({
      kind: 'pushed',
      detail: '与贵公司的甲烷传感器需求相关。',
      path: `/received/${id}/${organizationId}`,
    });
    expect((await member.call(notificationRoutes.list, { query: {} })).items).to.deep.equal([]);
    const received = await member.call(pushRoutes.received, { query: {} });
    expect(received.items[0]).to.deep.include({ state: 'sent', can: { answer: false } });
    expect(received.items[0]?.capability).to.include({ id: postingId });
    expect((await other.call(pushRoutes.received, { query: {} })).total).to.equal(0);
  });

  it('is tracked: opened once, then interested, or declined with a code and a line', async () => {
    const [keen, cool, silent] = await Promise.all([
      server.signIn('enterprise'),
      server.signIn('enterprise'),
      server.signIn('enterprise'),
    ]);
    const { id } = await sendTo(keen.organizationId, cool.organizationId, silent.organizationId);
    const of = ({ organizationId }: Person) => ({ params: { id, organizationId } });
    for (let times = 0; times < 2; times += 1) {
      expect((await keen.call(pushRoutes.open, of(keen))).state).to.equal('opened');
    }
    const yes = { answer: 'interested', line: '下周可以谈' } as const;
    const no = { answer: 'declined', code: 'timing', line: '明年再看' } as const;
    expect((await keen.call(pushRoutes.answer, { ...of(keen), body: yes })).state).to.equal('interested');
    const declined = await cool.call(pushRoutes.answer, { ...of(cool), body: no });
    expect(declined).to.include({ state: 'declined', reason: 'timing', line: '明年再看' });
    expect((await cool.refusal(pushRoutes.answer, { ...of(cool), body: no })).code).to.equal('not_in_this_state');

    const tracking = await coordinator.call(pushRoutes.tracking, { params: { id } });
    expect(tracking.counts).to.deep.equal({ sent: 3, opened: 2, interested: 1, declined: 1 });
    expect(tracking.targets.map(({ state }) => state)).to.deep.equal(['interested', 'declined', 'sent']);
    await server.settled();
    const { items } = await coordinator.call(notificationRoutes.list, { query: { topic: 'pushes' } });
    expect(items[0]?.params).to.include({ reason: 'timing' });
    expect(items[0]).to.deep.include({ kind: 'pushDeclined', detail: '明年再看', count: 2 });
    const facts = await storedFacts.distinct('type', { recordId: id });
    expect(facts).to.have.members(['push.sent', 'push.opened', 'push.interested', 'push.declined']);
  });

  it('is answered by those who write for the organization, for their own, and by no one else', async () => {
    const owner = await server.signIn('enterprise');
    const { organizationId } = owner;
    const member = await server.signIn('newcomer', { organizationId, role: 'member' });
    const rival = await server.signIn('enterprise');
    const { id } = await sendTo(organizationId, rival.organizationId);
    const params = { id, organizationId };
    const body = { answer: 'interested', line: '' } as const;
    expect((await member.refusal(pushRoutes.answer, { params, body })).code).to.equal('forbidden');
    for (const person of [rival, researcher, coordinator]) {
      expect((await person.refusal(pushRoutes.open, { params })).code).to.equal('not_found');
      expect((await person.refusal(pushRoutes.answer, { params, body })).code).to.equal('not_found');
    }
    expect((await owner.refusal(pushRoutes.tracking, { params: { id } })).code).to.equal('forbidden');
    expect((await owner.refusal(pushRoutes.sent, { query: {} })).code).to.equal('forbidden');
  });

  it('goes to an organization once, to verified ones only, and not to the poster’s own', async () => {
    const owner = await server.signIn('enterprise');
    const waiting = await server.signIn('unverified');
    await sendTo(owner.organizationId);
    const trial = (...organizationIds: string[]) =>
      coordinator.refusal(pushRoutes.send, {
        body: { noun: 'capability', postingId, organizationIds, message: '' },
      });
    expect((await trial(owner.organizationId)).code).to.equal('already_exists');
    for (const id of [waiting.organizationId, researcher.organizationId, 'f'.repeat(24)]) {
      const refused = await trial(id);
      expect(refused.errors?.[0]).to.include({ field: 'organizationIds.0', code: 'push_target_wrong' });
    }
  });

  it('shows only what is listed', async () => {
    const owner = await server.signIn('enterprise');
    const id = await publishResult();
    const { version } = await researcher.call(capabilityRoutes.read, { params: { id } });
    await researcher.call(capabilityRoutes.withdraw, { params: { id }, body: { version } });
    const body = { noun: 'capability' as const, postingId: id, organizationIds: [owner.organizationId], message: '' };
    expect((await coordinator.refusal(pushRoutes.send, { body })).code).to.equal('not_in_this_state');
  });

  it('is suggested for organizations whose own postings match, best first, with what they were sent before', async () => {
    const owner = await server.signIn('enterprise');
    const content = buildNeed({ title: '煤层气井下甲烷激光检测', keywords: ['甲烷', '激光'] });
    await publishNeed({ author: owner, coordinator, content });
    await server.settled();
    const query = { noun: 'capability', postingId } as const;
    const before = await coordinator.call(pushRoutes.candidates, { query });
    const candidate = before.items.find(({ organization }) => organization.id === owner.organizationId);
    expect(candidate).to.deep.include({ before: null });
    expect(candidate?.posting.title).to.equal('煤层气井下甲烷激光检测');
    await sendTo(owner.organizationId);
    const after = await coordinator.call(pushRoutes.candidates, { query });
    const sent = after.items.find(({ organization }) => organization.id === owner.organizationId);
    expect(sent).to.deep.include({ before: 'sent' });
    expect((await owner.refusal(pushRoutes.candidates, { query })).code).to.equal('forbidden');
  });
});
