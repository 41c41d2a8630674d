import { expect } from 'chai';
import { buildCapability } from '#seeds/builders/capabilities.ts';
import { buildNeed } from '#seeds/builders/needs.ts';
import { capabilityRoutes } from '#shared/capabilities/routes.ts';
import { needRoutes } from '#shared/needs/routes.ts';
import { reviewRoutes } from '#shared/reviews/routes.ts';
import { draftNeed, GOOD_SCORES, MIDDLING_SCORES, POOR_SCORES, submitNeed } from '#test/postings/journey.ts';
import { mailsTo } from '#test/support/mails.ts';
import { type Person, useServer } from '#test/support/server.ts';

describe('The review desk', () => {
  const server = useServer();
  let author: Person;
  let researcher: Person;
  let coordinator: Person;

  before(async () => {
    author = await server.signIn('enterprise', { name: '周明' });
    researcher = await server.signIn('researcher', { name: 'Chen', locale: 'en' });
    coordinator = await server.signIn('coordinator');
  });

  const queue = (query: { noun?: 'need' | 'capability'; page?: number; limit?: number } = {}) =>
    coordinator.call(reviewRoutes.queue, { query });

  it('has needs and capabilities in one order, longest wait first, and nothing else', async () => {
    await draftNeed(author);
    const titles = ['甲', '乙', '丙'];
    for (const title of titles) {
      server.clock.advance(60_000);
      await submitNeed(author, buildNeed({ title }));
      server.clock.advance(60_000);
      const content = buildCapability({ title: `${title}成果` });
      const { id } = await researcher.call(capabilityRoutes.create, { body: { content } });
      await researcher.call(capabilityRoutes.submit, { params: { id }, body: {} });
    }
    const order = ['甲', '甲成果', '乙', '乙成果', '丙', '丙成果'];
    const all = await queue();
    expect(all.items.map(({ title }) => title)).to.deep.equal(order);
    expect(all.total).to.equal(6);
    expect(all.items[0]).to.deep.include({ noun: 'need', kind: 'technology' });
    expect(all.items[0]?.organization.id).to.equal(author.organizationId);
    const pages = [await queue({ limit: 4, page: 1 }), await queue({ limit: 4, page: 2 })];
    expect(pages.flatMap(({ items }) => items.map(({ title }) => title))).to.deep.equal(order);
    const capabilities = await queue({ noun: 'capability' });
    expect(capabilities.items.map(({ title }) => title)).to.deep.equal(['甲成果', '乙成果', '丙成果']);
    expect(capabilities.total).to.equal(3);
  });

  it('is the center’s alone', async () => {
    expect(await author.refusal(reviewRoutes.queue, { query: {} })).to.include({ code: 'forbidden' });
    expect(await server.visitor().refusal(reviewRoutes.queue, { query: {} })).to.include({ code: 'sign_in_required' });
    const administrator = await server.signIn('administrator');
    expect((await administrator.call(reviewRoutes.queue, { query: {} })).items).to.be.an('array');
  });

  const decisions = [
    ['published', GOOD_SCORES, '已发布', '14'],
    ['returned', MIDDLING_SCORES, '请修改', '8'],
    ['rejected', POOR_SCORES, '未通过审核', '4'],
  ] as const;

  for (const [outcome, scores, subject, points] of decisions) {
    it(`when a need is ${outcome} its author gets one mail with points, comment and link`, async () => {
      const title = `邮件 ${outcome}`;
      const { id, version } = await submitNeed(author, buildNeed({ title }));
      const body = { version, scores, comment: '请看看第三项指标。' };
      await coordinator.call(needRoutes.review, { params: { id }, body });
      await server.settled();
      const mails = (await mailsTo(author.email)).filter((mail) => mail.subject.includes(title));
      expect(mails).to.have.length(1);
      expect(mails[0]?.subject).to.include(subject);
      for (const part of ['周明', points, '请看看第三项指标。', `http://xietong.test/needs/${id}`]) {
        expect(mails[0]?.text).to.include(part);
      }
      // Gaps that nothing filled would show as braces.
      expect(mails[0]?.text).to.not.match(/[{}]/);
    });
  }

  it('writes to an author in their language', async () => {
    const content = buildCapability({ title: 'Graphene film' });
    const { id } = await researcher.call(capabilityRoutes.create, { body: { content } });
    const { version } = await researcher.call(capabilityRoutes.submit, { params: { id }, body: {} });
    await coordinator.call(capabilityRoutes.review, { params: { id }, body: { version, scores: GOOD_SCORES } });
    await server.settled();
    const mail = (await mailsTo(researcher.email)).find(({ subject }) => subject.includes('Graphene film'));
    expect(mail?.text)
      .to.include(`http://xietong.test/capabilities/${id}`)
      .and.not.match(/\p{Script=Han}/u);
  });
});
