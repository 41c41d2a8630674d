// What people are told in the app: by the real facts of the platform, under its policies.
import { expect } from 'chai';
import { buildNeed } from '#seeds/builders/needs.ts';
import { remindOfExpiry } from '#server/features/notifications/expiring.ts';
import { deliveries } from '#server/features/notifications/model.ts';
import { spread } from '#server/features/notifications/spread.ts';
import { seedMembership } from '#server/features/organizations/seeding.ts';
import { asFact, type StoredFact, storedFacts } from '#server/platform/facts/store.ts';
import { mails } from '#server/platform/mail/mailer.ts';
import { notificationRoutes } from '#shared/notifications/routes.ts';
import type { NotificationGroup } from '#shared/notifications/schema.ts';
import { organizationRoutes } from '#shared/organizations/routes.ts';
import { publishNeed, returnNeed, submitNeed } from '#test/postings/journey.ts';
import type { Client } from '#test/support/client.ts';
import { DAY_MS } from '#test/support/clock.ts';
import { type Person, useServer } from '#test/support/server.ts';

describe('notifications', () => {
  const server = useServer();
  let coordinator: Person;

  before(async () => {
    coordinator = await server.signIn('coordinator');
  });

  const inboxOf = async (person: Client, query: object = {}): Promise<NotificationGroup[]> => {
    await server.settled();
    return (await person.call(notificationRoutes.list, { query })).items;
  };
  const kindsTo = async (person: Client): Promise<string[]> => (await inboxOf(person)).map(({ kind }) => kind);
  const unreadOf = async (person: Client): Promise<number> => {
    await server.settled();
    return (await person.call(notificationRoutes.unread)).unread;
  };
  const paramsOf = ({ organizationId }: Person) => ({ params: { id: organizationId } });

  it('tell an author that a need is published, and that it was returned with the reviewer’s words', async () => {
    const author = await server.signIn('enterprise');
    const { id } = await publishNeed({ author, coordinator });
    await returnNeed({ author, coordinator, content: buildNeed({ title: '退回的需求' }) });
    const inbox = await inboxOf(author);
    const returned = inbox.find(({ kind }) => kind === 'postingReturned');
    expect(returned).to.deep.include({ topic: 'postings', unread: 1, detail: '请补充功耗的测试条件。' });
    expect(returned?.params).to.include({ title: '退回的需求' });
    expect(inbox.find(({ kind }) => kind === 'postingPublished')).to.include({ path: `/needs/${id}` });
  });

  it('tell at the desk what changed since one was last there, whichever device that was', async () => {
    const author = await server.signIn('enterprise');
    const visit = async () => (await author.call(notificationRoutes.visit)).since;
    expect(await visit()).to.equal(null);
    await publishNeed({ author, coordinator });
    await server.settled();
    const left = server.clock.now().toISOString();
    server.clock.advance(5 * 60_000);
    expect(await visit()).to.equal(null);
    server.clock.advance(DAY_MS);
    await returnNeed({ author, coordinator, content: buildNeed({ title: '退回的需求' }) });
    const [since, again] = await Promise.all([visit(), visit()]);
    expect(since)
      .to.equal(again)
      .and.to.satisfy((moment: string) => moment > left);
    const changed = await inboxOf(author, { since });
    expect(changed.map(({ kind }) => kind)).to.deep.equal(['postingReturned']);
    const visitor = await server.visitor().refusal(notificationRoutes.visit);
    expect(visitor.code).to.equal('sign_in_required');
    const other = await server.signIn('enterprise');
    expect((await other.call(notificationRoutes.visit)).since).to.equal(null);
  });

  it('tell who does not write for the organization nothing of it, and no stranger', async () => {
    const author = await server.signIn('enterprise');
    const { organizationId } = author;
    const colleague = await server.signIn('newcomer', { organizationId, role: 'member' });
    const stranger = await server.signIn('enterprise');
    await publishNeed({ author, coordinator });
    expect(await kindsTo(author)).to.include('postingPublished');
    expect(await kindsTo(colleague)).to.deep.equal([]);
    expect(await kindsTo(stranger)).to.deep.equal([]);
  });

  it('go to those who write for the organization once the author has left it, and to the author no more', async () => {
    const owner = await server.signIn('enterprise');
    const { organizationId } = owner;
    const author = await server.signIn('newcomer', { organizationId, role: 'editor' });
    const { id, version } = await submitNeed(author);
    await owner.call(organizationRoutes.removeMember, { params: { id: organizationId, userId: author.id } });
    const scores = { value: 4, clarity: 4, cooperation: 3, completeness: 3 };
    const body = { version, scores, comment: '' };
    await coordinator.post(`/needs/${id}/review`, body);
    expect(await kindsTo(owner)).to.include('postingPublished');
    expect(await kindsTo(author)).to.deep.equal(['memberRemoved']);
  });

  it('tell the center what waits, and no coordinator of the organization’s own', async () => {
    const author = await server.signIn('enterprise');
    const { organizationId } = author;
    const partial = await server.signIn('coordinator');
    await seedMembership({ organizationId, userId: partial.id, role: 'member' }, server.clock.now());
    await submitNeed(author, buildNeed({ title: '等人来审的需求' }));
    const [first] = await inboxOf(coordinator, { topic: 'center' });
    expect(first).to.deep.include({ kind: 'reviewWaiting', group: 'reviews' });
    expect(first?.params).to.include({ title: '等人来审的需求', noun: 'need' });
    expect(await kindsTo(partial)).to.not.include('reviewWaiting');
  });

  it('say nothing of what was decided before anybody could be told', async () => {
    const author = await server.signIn('enterprise');
    const { id } = await publishNeed({ author, coordinator, content: buildNeed({ title: '很快就发布' }) });
    await server.settled();
    const submitted = await storedFacts.findOne({ recordId: id, type: 'need.submitted' }).lean<StoredFact>();
    await deliveries.deleteMany({ eventId: submitted?._id ?? '' });
    await spread(submitted ? [asFact(submitted)] : [], server.clock.now());
    expect(await deliveries.countDocuments({ eventId: submitted?._id ?? '' })).to.equal(0);
  });

  it('follow an organization’s life: requests, decisions, invitations, roles', async () => {
    const owner = await server.signIn('unverified');
    const applicant = await server.signIn('newcomer', { name: '申请人' });
    const invited = await server.signIn('newcomer');
    await coordinator.call(organizationRoutes.verify, { ...paramsOf(owner), body: { decision: 'verify' } });
    const { id } = await applicant.call(organizationRoutes.requestToJoin, {
      ...paramsOf(owner),
      body: { message: '研发部工程师' },
    });
    await owner.call(organizationRoutes.invite, {
      ...paramsOf(owner),
      body: { email: invited.email, role: 'editor' },
    });
    const inbox = await inboxOf(owner);
    // About the same organization: one group, its newest first.
    expect(inbox).to.have.length(1);
    expect(inbox[0]).to.deep.include({ kind: 'joinRequested', detail: '研发部工程师', count: 2, unread: 2 });
    expect((await inboxOf(invited))[0]?.params).to.include({ role: 'editor' });

    const params = { id: owner.organizationId, requestId: id };
    await owner.call(organizationRoutes.decideJoinRequest, { params, body: { decision: 'accept' } });
    expect(await kindsTo(applicant)).to.deep.equal(['joinAccepted']);
    await owner.call(organizationRoutes.changeMember, {
      params: { id: owner.organizationId, userId: applicant.id },
      body: { role: 'editor' },
    });
    expect((await inboxOf(applicant))[0]).to.deep.include({ kind: 'roleChanged', count: 2 });
  });

  it('do not tell people what they did themselves', async () => {
    const author = await server.signIn('enterprise');
    await submitNeed(author);
    expect(await kindsTo(author)).to.deep.equal([]);
  });

  it('are counted until they are read, on every device at once', async () => {
    const author = await server.signIn('enterprise');
    const phone = await server.signInAs(author);
    const [desk, pocket] = await Promise.all([author.connect(), phone.connect()]);
    const { id } = await publishNeed({ author, coordinator });
    await Promise.all([desk.hear('notifications.changed'), pocket.hear('notifications.changed')]);
    await publishNeed({ author, coordinator });
    expect(await unreadOf(author)).to.equal(2);

    const { unread } = await author.call(notificationRoutes.read, { body: { group: `posting ${id}` } });
    expect(unread).to.equal(1);
    await pocket.hear('notifications.changed', (body) => (body as { unread: number }).unread === 1);
    expect(await unreadOf(phone)).to.equal(1);
    const unreadOnly = await inboxOf(phone, { unread: true });
    expect(unreadOnly.map(({ path }) => path)).to.not.include(`/needs/${id}`);
  });

  it('can all be read up to a moment; what came later stays unread', async () => {
    const author = await server.signIn('enterprise');
    await publishNeed({ author, coordinator });
    await server.settled();
    const everythingUntil = server.clock.now().toISOString();
    server.clock.advance(1_000);
    await publishNeed({ author, coordinator });
    await server.settled();
    const { unread } = await author.call(notificationRoutes.read, { body: { everythingUntil } });
    expect(unread).to.equal(1);
  });

  it('of others are nobody’s to mark', async () => {
    const author = await server.signIn('enterprise');
    const other = await server.signIn('enterprise');
    const { id } = await publishNeed({ author, coordinator });
    await server.settled();
    await other.call(notificationRoutes.read, { body: { group: `posting ${id}` } });
    expect(await unreadOf(author)).to.equal(1);
  });

  it('come once, however often a fact is spread', async () => {
    const author = await server.signIn('enterprise');
    const { id } = await publishNeed({ author, coordinator });
    await server.settled();
    const facts = (await storedFacts.find({ recordId: id }).lean<StoredFact[]>()).map(asFact);
    const before = await deliveries.countDocuments({});
    const again = await Promise.all([1, 2, 3].map(() => spread(facts, server.clock.now())));
    expect(again.map(({ size }) => size)).to.deep.equal([0, 0, 0]);
    expect(await deliveries.countDocuments({})).to.equal(before);
  });

  it('come once even when the job that reminds of the last day runs every hour', async () => {
    const author = await server.signIn('enterprise');
    const validUntil = new Date(server.clock.now().getTime() + 5 * DAY_MS).toISOString().slice(0, 10);
    await publishNeed({ author, coordinator, content: buildNeed({ validUntil }) });
    await server.settled();
    for (let times = 0; times < 3; times += 1) await remindOfExpiry('need', server.clock.now());
    const reminders = (await inboxOf(author)).filter(({ kind }) => kind === 'postingExpiring');
    expect(reminders).to.have.length(1);
    expect(reminders[0]?.params).to.include({ day: validUntil });
  });

  it('say what is missing instead of leaving a hole', async () => {
    const author = await server.signIn('enterprise');
    const { id } = await publishNeed({ author, coordinator });
    await server.settled();
    const fact = await storedFacts.findOne({ recordId: id, type: 'need.published' }).lean<StoredFact>();
    if (!fact) throw new Error('a published need has its fact');
    await spread([{ ...asFact(fact), id: 'broken-event', data: {} }], server.clock.now(), 'postingExpiring');
    await server.settled();
    const mail = await deliveries.findOne({ eventId: 'broken-event', channel: 'mail' }).lean();
    expect(mail).to.deep.include({ missing: ['day'], outcome: 'kept' });
    const written = await mails.findOne({ key: `notification ${mail?._id} 0` }).lean();
    expect(written?.text).to.include('（未填写）').and.not.include('{{');
  });

  it('need somebody who is signed in', async () => {
    const visitor = server.visitor();
    for (const route of [notificationRoutes.list, notificationRoutes.unread, notificationRoutes.settings]) {
      expect((await visitor.refusal(route, {})).code).to.equal('sign_in_required');
    }
  });
});
