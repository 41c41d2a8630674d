import { expect } from 'chai';
import { buildNeed } from '#seeds/builders/needs.ts';
import { needs } from '#server/features/needs/needs.ts';
import { remindOfExpiry } from '#server/features/notifications/expiring.ts';
import { expirePostings } from '#server/features/postings/lifetime.ts';
import { storedFacts } from '#server/platform/facts/store.ts';
import { needRoutes } from '#shared/needs/routes.ts';
import { DAY_MS } from '#test/support/clock.ts';
import { mailsTo } from '#test/support/mails.ts';
import { type Person, useServer } from '#test/support/server.ts';
import { draftNeed, publishNeed, rejectNeed, submitNeed } from './journey.ts';

describe('The life of a need after its review', () => {
  const server = useServer();
  let author: Person;
  let coordinator: Person;
  let member: Person;
  let stranger: Person;

  before(async () => {
    author = await server.signIn('enterprise');
    const { organizationId } = author;
    member = await server.signIn('enterprise', { organizationId, role: 'member' });
    stranger = await server.signIn('enterprise');
    coordinator = await server.signIn('coordinator');
  });

  const dayAhead = (days: number): string =>
    new Date(server.clock.now().getTime() + days * DAY_MS).toISOString().slice(0, 10);

  const isListed = async (id: string): Promise<boolean> => {
    const { items } = await server.visitor().call(needRoutes.list, { query: { limit: 100 } });
    return items.some((item) => item.id === id);
  };

  it('an owner takes a need back, and it leaves the listing', async () => {
    const { id, version } = await publishNeed({ author, coordinator });
    const withdrawn = await author.call(needRoutes.withdraw, { params: { id }, body: { version } });
    expect(withdrawn.status).to.equal('withdrawn');
    expect(await isListed(id)).to.equal(false);
    expect(await server.visitor().refusal(needRoutes.read, { params: { id } })).to.include({ code: 'not_found' });
  });

  it('a submitted need can be taken back before the review', async () => {
    const { id, version } = await submitNeed(author);
    const withdrawn = await author.call(needRoutes.withdraw, { params: { id }, body: { version } });
    expect(withdrawn.status).to.equal('withdrawn');
  });

  it('a need that is solved is marked done', async () => {
    const { id, version } = await publishNeed({ author, coordinator });
    const done = await author.call(needRoutes.finish, { params: { id }, body: { version } });
    expect(done.status).to.equal('done');
    expect(await isListed(id)).to.equal(false);
  });

  it('a rejected need can be begun again as a draft', async () => {
    const { id, version } = await rejectNeed({ author, coordinator });
    const draft = await author.call(needRoutes.reopen, { params: { id }, body: { version } });
    expect(draft.status).to.equal('draft');
    expect(draft.can).to.include({ edit: true, submit: true, remove: true });
  });

  it('a renewal sets a later end', async () => {
    const { id, version } = await publishNeed({ author, coordinator });
    const validUntil = dayAhead(700);
    const renewed = await author.call(needRoutes.renew, { params: { id }, body: { version, validUntil } });
    expect(renewed).to.include({ status: 'published', validUntil });
    const past = { version: renewed.version, validUntil: dayAhead(-1) };
    const problem = await author.refusal(needRoutes.renew, { params: { id }, body: past });
    expect(problem.errors?.[0]).to.include({ field: 'validUntil', code: 'in_the_past' });
  });

  const steps = [
    ['withdraw', needRoutes.withdraw, {}],
    ['renew', needRoutes.renew, { validUntil: '2099-01-01' }],
    ['finish', needRoutes.finish, {}],
    ['reopen', needRoutes.reopen, {}],
  ] as const;

  for (const [name, route, more] of steps) {
    it(`${name} is for those who write for the organization`, async () => {
      const { id, version } = await publishNeed({ author, coordinator });
      const path = route.path.replace('{id}', id);
      const codes = [];
      for (const person of [member, stranger, coordinator, server.visitor()]) {
        const { body } = await person.post(path, { version, ...more });
        codes.push(body);
      }
      expect(codes.map((problem) => (problem as { code: string }).code)).to.deep.equal([
        'forbidden',
        'forbidden',
        'forbidden',
        'sign_in_required',
      ]);
    });

    it(`${name} refuses a stale version and a state it does not fit`, async () => {
      const state =
        name === 'reopen' ? await rejectNeed({ author, coordinator }) : await publishNeed({ author, coordinator });
      const stale = await author.post(route.path.replace('{id}', state.id), { version: state.version - 1, ...more });
      expect(stale.body).to.deep.include({ code: 'stale_version' });
      const draft = await draftNeed(author);
      const wrong = await author.post(route.path.replace('{id}', draft.id), { version: draft.version, ...more });
      expect(wrong.body).to.deep.include({ code: 'not_in_this_state' });
      const unknown = await author.post(route.path.replace('{id}', 'e'.repeat(24)), { version: 1, ...more });
      expect(unknown.body).to.deep.include({ code: 'not_found' });
    });
  }

  describe('as days pass', () => {
    it('its author is reminded once, a week before the end', async () => {
      const owner = await server.signIn('enterprise');
      const soon = buildNeed({ title: '一周之内到期', validUntil: dayAhead(6) });
      const { id } = await publishNeed({ author: owner, coordinator, content: soon });
      await publishNeed({ author: owner, coordinator, content: buildNeed({ validUntil: dayAhead(60) }) });
      for (let times = 0; times < 2; times += 1) await remindOfExpiry('need', server.clock.now());
      await server.settled();
      const mails = (await mailsTo(owner.email)).filter((mail) => mail.subject.includes('即将到期'));
      expect(mails).to.have.length(1);
      expect(mails[0]?.text).to.include('一周之内到期').and.include(`/needs/${id}`);
    });

    it('it expires after its last day, with a fact; a renewal lists it again', async () => {
      const { id } = await publishNeed({ author, coordinator, content: buildNeed({ validUntil: dayAhead(1) }) });
      const staying = await publishNeed({ author, coordinator });
      await expirePostings(needs, server.clock);
      expect(await isListed(id)).to.equal(true);
      server.clock.advance(3 * DAY_MS);
      expect(await expirePostings(needs, server.clock)).to.be.greaterThanOrEqual(1);
      expect(await isListed(id)).to.equal(false);
      expect(await isListed(staying.id)).to.equal(true);
      await server.settled();
      const fact = await storedFacts.findOne({ recordId: id, type: 'need.expired' }).lean();
      expect(fact).to.deep.include({ by: null });
      const expired = await author.call(needRoutes.read, { params: { id } });
      expect(expired).to.deep.include({ status: 'expired' });
      const body = { version: expired.version, validUntil: dayAhead(30) };
      await author.call(needRoutes.renew, { params: { id }, body });
      expect(await isListed(id)).to.equal(true);
    });
  });
});
