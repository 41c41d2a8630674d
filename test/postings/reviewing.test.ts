import { expect } from 'chai';
import { buildNeed } from '#seeds/builders/needs.ts';
import { needRoutes } from '#shared/needs/routes.ts';
import { needContentSchema } from '#shared/needs/schema.ts';
import { advise } from '#shared/postings/advice.ts';
import { reviewRoutes } from '#shared/reviews/routes.ts';
import { type Person, useServer } from '#test/support/server.ts';
import {
  draftNeed,
  GOOD_SCORES,
  MIDDLING_SCORES,
  POOR_SCORES,
  publishNeed,
  rejectNeed,
  returnNeed,
  submitNeed,
} from './journey.ts';

const fieldsOf = (errors: { field: string }[] | undefined) => errors?.map((error) => error.field);

describe('A need on its way to the listing', () => {
  const server = useServer();
  let author: Person;
  let coordinator: Person;

  before(async () => {
    author = await server.signIn('enterprise');
    coordinator = await server.signIn('coordinator');
  });

  describe('submitting', () => {
    it('hands a complete draft to the center, with the score the author saw', async () => {
      const content = buildNeed();
      const { id } = await draftNeed(author, content);
      const submitted = await author.call(needRoutes.submit, { params: { id }, body: {} });
      expect(submitted).to.include({ status: 'submitted', version: 2 });
      expect(submitted.can).to.include({ edit: false, submit: false, withdraw: true });
      const { items } = await coordinator.call(reviewRoutes.queue, {
        query: { limit: 100 },
      });
      const { scores } = advise('need', needContentSchema.parse(content));
      expect(items.find((row) => row.id === id)?.advised).to.deep.equal(scores);
    });

    it('names every required field that is empty', async () => {
      const { id } = await draftNeed(author, { kind: 'technology' });
      const problem = await author.refusal(needRoutes.submit, { params: { id }, body: {} });
      expect(problem.code).to.equal('incomplete');
      expect(fieldsOf(problem.errors)).to.deep.equal([
        'title',
        'summary',
        'keywords',
        'fields',
        'region',
        'contact.name',
        'details.mainProblem',
        'details.expectedGoal',
        'details.cooperationModes',
      ]);
    });

    it('refuses an end that has passed', async () => {
      const { id } = await draftNeed(author, buildNeed({ validUntil: '2020-01-01' }));
      const problem = await author.refusal(needRoutes.submit, { params: { id }, body: {} });
      expect(problem.code).to.equal('incomplete');
      expect(problem.errors).to.have.length(1);
      expect(problem.errors?.[0]).to.include({ field: 'validUntil', code: 'in_the_past' });
    });

    it('waits until the organization is verified', async () => {
      for (const kind of ['unverified', 'refused'] as const) {
        const person = await server.signIn(kind);
        const { id, can } = await draftNeed(person);
        expect(can.submit).to.equal(false);
        const problem = await person.refusal(needRoutes.submit, { params: { id }, body: {} });
        expect(problem).to.include({ code: 'organization_not_verified', status: 403 });
      }
    });

    it('is for those who write for the organization', async () => {
      const { id } = await draftNeed(author);
      const { organizationId } = author;
      const member = await server.signIn('enterprise', { organizationId, role: 'member' });
      const stranger = await server.signIn('enterprise');
      expect(await member.refusal(needRoutes.submit, { params: { id }, body: {} })).to.include({ code: 'forbidden' });
      expect(await stranger.refusal(needRoutes.submit, { params: { id }, body: {} })).to.include({ code: 'not_found' });
      expect(await coordinator.refusal(needRoutes.submit, { params: { id }, body: {} })).to.include({
        code: 'not_found',
      });
    });

    it('happens once', async () => {
      const { id } = await submitNeed(author);
      const problem = await author.refusal(needRoutes.submit, { params: { id }, body: {} });
      expect(problem).to.include({ code: 'not_in_this_state', status: 409 });
    });

    it('refuses a version that is no longer the present one, and shows the present one', async () => {
      const { id, version } = await draftNeed(author);
      const content = buildNeed({ title: '另一个标题' });
      await author.call(needRoutes.update, { params: { id }, body: { version, content } });
      const problem = await author.refusal(needRoutes.submit, { params: { id }, body: { version } });
      expect(problem.code).to.equal('stale_version');
      expect(problem.current).to.deep.include({ id, title: '另一个标题', version: version + 1 });
    });
  });

  describe('the review', () => {
    it('publishes from ten points on, for a year unless the author said otherwise', async () => {
      const need = await publishNeed({ author, coordinator });
      expect(need.status).to.equal('published');
      const yearLater = new Date(server.clock.now());
      yearLater.setUTCFullYear(yearLater.getUTCFullYear() + 1);
      expect(Date.parse(need.validUntil ?? '')).to.be.closeTo(yearLater.getTime(), 36 * 3600_000);
      expect(need.reviews?.[0]).to.deep.include({ outcome: 'publish', scores: GOOD_SCORES });
      const { items } = await server.visitor().call(needRoutes.list, { query: {} });
      expect(items.map((item) => item.id)).to.include(need.id);
      const own = await publishNeed({ author, coordinator, content: buildNeed({ validUntil: '2099-01-01' }) });
      expect(own.validUntil).to.equal('2099-01-01');
    });

    it('returns what has fewer points, with the comment; the author can improve and submit it again', async () => {
      const need = await returnNeed({ author, coordinator });
      expect(need.status).to.equal('returned');
      expect(need.reviews?.[0]).to.deep.include({ outcome: 'return', comment: '请补充功耗的测试条件。' });
      expect(need.can).to.include({ edit: true, submit: true });
      const content = buildNeed({ title: '改过的标题' });
      await author.call(needRoutes.update, { params: { id: need.id }, body: { version: need.version, content } });
      const again = await author.call(needRoutes.submit, { params: { id: need.id }, body: {} });
      expect(again.status).to.equal('submitted');
    });

    it('returns a need with a zero however many points it has', async () => {
      const { id, version } = await submitNeed(author);
      const scores = { value: 5, clarity: 5, cooperation: 5, completeness: 0 };
      const body = { version, scores, comment: '缺少指标。' };
      const reviewed = await coordinator.call(needRoutes.review, { params: { id }, body });
      expect(reviewed.status).to.equal('returned');
    });

    it('rejects below five points', async () => {
      const need = await rejectNeed({ author, coordinator });
      expect(need.status).to.equal('rejected');
      expect(need.can).to.include({ edit: false, submit: false, reopen: true });
    });

    it('sends nobody back without a reason', async () => {
      const { id, version } = await submitNeed(author);
      for (const scores of [MIDDLING_SCORES, POOR_SCORES]) {
        const problem = await coordinator.refusal(needRoutes.review, { params: { id }, body: { version, scores } });
        expect(problem.errors?.[0]).to.include({ field: 'comment', code: 'reason_needed' });
      }
    });

    it('decides once', async () => {
      const { id, version } = await submitNeed(author);
      const body = { version, scores: GOOD_SCORES };
      await coordinator.call(needRoutes.review, { params: { id }, body });
      const problem = await coordinator.refusal(needRoutes.review, { params: { id }, body });
      expect(problem.code).to.equal('not_in_this_state');
    });

    it('decides on the text that was read', async () => {
      const { id, version } = await submitNeed(author);
      const body = { version: version - 1, scores: GOOD_SCORES };
      const problem = await coordinator.refusal(needRoutes.review, { params: { id }, body });
      expect(problem.code).to.equal('stale_version');
      expect(problem.current).to.include({ version });
    });

    it('is the center’s alone', async () => {
      const { id, version } = await submitNeed(author);
      const call = { params: { id }, body: { version, scores: GOOD_SCORES } };
      expect(await author.refusal(needRoutes.review, call)).to.include({ code: 'forbidden' });
      expect(await server.visitor().refusal(needRoutes.review, call)).to.include({ code: 'sign_in_required' });
    });

    it('is not for a coordinator who belongs to the organization, unless it is the center itself', async () => {
      const { id, version } = await submitNeed(author);
      const insider = await server.signIn('coordinator', { organizationId: author.organizationId, role: 'member' });
      const page = await insider.call(needRoutes.read, { params: { id } });
      expect(page.can.review).to.equal(false);
      const call = { params: { id }, body: { version, scores: GOOD_SCORES } };
      expect(await insider.refusal(needRoutes.review, call)).to.include({ code: 'forbidden' });
    });

    it('does not exist for a draft', async () => {
      const { id, version } = await draftNeed(author);
      const call = { params: { id }, body: { version, scores: GOOD_SCORES } };
      expect(await coordinator.refusal(needRoutes.review, call)).to.include({ code: 'not_found' });
    });
  });
});
