import { expect } from 'chai';
import { buildNeed } from '#seeds/builders/needs.ts';
import { needRoutes } from '#shared/needs/routes.ts';
import { type Person, useServer } from '#test/support/server.ts';
import { draftNeed, GOOD_SCORES, publishNeed } from './journey.ts';

describe('The versions of a need', () => {
  const server = useServer();
  let author: Person;
  let coordinator: Person;

  before(async () => {
    author = await server.signIn('enterprise', { name: '周明' });
    coordinator = await server.signIn('coordinator');
  });

  const rewrite = async (id: string, title: string): Promise<number> => {
    const { version } = await author.call(needRoutes.read, { params: { id } });
    const body = { version, content: buildNeed({ title }) };
    return (await author.call(needRoutes.update, { params: { id }, body })).version;
  };

  const versionsFor = async (reader: Person, id: string): Promise<number[]> => {
    const { items } = await reader.call(needRoutes.versions, { params: { id } });
    return items.map((item) => item.version);
  };

  it('tell what was changed when and by whom, and keep each text', async () => {
    const { id } = await draftNeed(author);
    const second = await rewrite(id, '第二稿');
    const { items } = await author.call(needRoutes.versions, { params: { id } });
    expect(items.map(({ version, by, changed }) => ({ version, by, changed }))).to.deep.equal([
      { version: second, by: '周明', changed: ['title'] },
      { version: 1, by: '周明', changed: [] },
    ]);
    const first = await author.call(needRoutes.version, { params: { id, version: 1 } });
    expect(first.content.title).to.equal(buildNeed().title);
    const present = await author.call(needRoutes.version, { params: { id, version: second } });
    expect(present.content.title).to.equal('第二稿');
  });

  it('a step that is no edit has the text of the version before it', async () => {
    const { id, version } = await draftNeed(author);
    await author.call(needRoutes.submit, { params: { id }, body: {} });
    const shown = await author.call(needRoutes.version, { params: { id, version: version + 1 } });
    expect(shown.version).to.equal(version);
    expect(await author.refusal(needRoutes.version, { params: { id, version: 99 } })).to.include({ code: 'not_found' });
  });

  it('are not for other readers of the listing', async () => {
    const { id } = await publishNeed({ author, coordinator });
    const stranger = await server.signIn('enterprise');
    expect(await stranger.refusal(needRoutes.versions, { params: { id } })).to.include({ code: 'forbidden' });
    expect(await stranger.refusal(needRoutes.version, { params: { id, version: 1 } })).to.include({
      code: 'forbidden',
    });
    const draft = await draftNeed(author);
    expect(await stranger.refusal(needRoutes.versions, { params: { id: draft.id } })).to.include({
      code: 'not_found',
    });
    expect(await server.visitor().refusal(needRoutes.versions, { params: { id } })).to.include({
      code: 'sign_in_required',
    });
  });

  it('show the center what it was given, not the drafts before', async () => {
    const { id } = await draftNeed(author);
    const given = await rewrite(id, '提交的一稿');
    const { version } = await author.call(needRoutes.submit, { params: { id }, body: {} });
    await coordinator.call(needRoutes.review, { params: { id }, body: { version, scores: GOOD_SCORES } });
    const live = await rewrite(id, '发布之后的一稿');
    expect(await versionsFor(author, id)).to.deep.equal([live, given, 1]);
    expect(await versionsFor(coordinator, id)).to.deep.equal([live, given]);
    expect(await coordinator.refusal(needRoutes.version, { params: { id, version: 1 } })).to.include({
      code: 'not_found',
    });
  });
});
