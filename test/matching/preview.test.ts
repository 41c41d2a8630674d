// What the editor says a text would find, before anything is saved.
import { expect } from 'chai';
import { buildCapability } from '#seeds/builders/capabilities.ts';
import { buildNeed } from '#seeds/builders/needs.ts';
import { needs } from '#server/features/needs/needs.ts';
import { capabilityRoutes } from '#shared/capabilities/routes.ts';
import { needRoutes } from '#shared/needs/routes.ts';
import { publishCapability } from '#test/browser/publish.ts';
import { type Person, useServer } from '#test/support/server.ts';

const total = (counts: { strong: number; good: number; weak: number } | null): number =>
  counts === null ? Number.NaN : counts.strong + counts.good + counts.weak;

describe('the preview of a text that is being written', () => {
  const server = useServer();
  let author: Person;
  let researcher: Person;

  before('a capability is listed', async () => {
    author = await server.signIn('enterprise');
    researcher = await server.signIn('researcher');
    await publishCapability({ author: researcher, coordinator: await server.signIn('coordinator') });
    await server.settled();
  });

  it('counts by grade what a need would find, and stores nothing', async () => {
    const before = await needs.model.countDocuments();
    const { counts } = await author.call(needRoutes.preview, { body: { content: buildNeed() } });
    expect(total(counts)).to.equal(1);
    expect(await needs.model.countDocuments()).to.equal(before);
  });

  it('counts nothing for a text about something else', async () => {
    const content = buildNeed({
      title: '果蔬冷链车厢门封条',
      summary: '冬季密封条发硬开裂，跑冷严重。',
      keywords: ['冷链', '门封条'],
      details: {
        ...buildNeed().details,
        mainProblem: '门封条低温发硬。',
        keyTechnology: '',
        expectedGoal: '',
        indicators: [],
      },
    });
    const { counts } = await author.call(needRoutes.preview, { body: { content } });
    expect(total(counts)).to.equal(0);
  });

  it('never counts what the author’s own organization offers', async () => {
    const { counts } = await researcher.call(needRoutes.preview, { body: { content: buildNeed() } });
    expect(total(counts)).to.equal(0);
  });

  it('is for who is signed in', async () => {
    const visitor = server.visitor();
    const code = 'sign_in_required';
    expect(await visitor.refusal(needRoutes.preview, { body: { content: buildNeed() } })).to.include({ code });
    expect(await visitor.refusal(capabilityRoutes.preview, { body: { content: buildCapability() } })).to.include({
      code,
    });
  });

  it('says that nobody can count while the search engine is away', async () => {
    await server.loseSearch();
    try {
      const { counts } = await author.call(needRoutes.preview, { body: { content: buildNeed() } });
      expect(counts).to.equal(null);
    } finally {
      await server.findSearchAgain();
    }
  });
});
