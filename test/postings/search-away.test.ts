// The search engine goes away and comes back.
import { expect } from 'chai';
import { buildNeed } from '#seeds/builders/needs.ts';
import { needRoutes } from '#shared/needs/routes.ts';
import { searchRoutes } from '#shared/search/routes.ts';
import { type Person, useServer } from '#test/support/server.ts';
import { publishNeed } from './journey.ts';

describe('While the search engine is away', () => {
  const server = useServer();
  let author: Person;
  let coordinator: Person;

  before(async () => {
    author = await server.signIn('enterprise');
    coordinator = await server.signIn('coordinator');
  });

  it('posting, reviewing, reading and browsing go on; searching says why not; the index catches up by itself', async () => {
    const before = await publishNeed({ author, coordinator, content: buildNeed({ title: '故障之前的陀螺仪' }) });
    await server.settled();
    await server.loseSearch();

    const during = await publishNeed({ author, coordinator, content: buildNeed({ title: '故障期间的陀螺仪' }) });
    const withdrawn = await author.call(needRoutes.read, { params: { id: before.id } });
    await author.call(needRoutes.withdraw, { params: { id: before.id }, body: { version: withdrawn.version } });
    const list = await server.visitor().call(needRoutes.list, { query: {} });
    expect(list.items.map(({ id }) => id)).to.deep.equal([during.id]);
    expect(list).to.deep.include({ total: 1, facets: null });
    const mine = await author.call(needRoutes.list, { query: { scope: 'mine', q: '陀螺仪' } });
    expect(mine.total).to.equal(2);
    const refusals = [
      await server.visitor().refusal(needRoutes.list, { query: { q: '陀螺仪' } }),
      await server.visitor().refusal(searchRoutes.search, { query: { q: '陀螺仪' } }),
    ];
    for (const problem of refusals) {
      expect(problem).to.include({ code: 'search_unavailable', status: 503 });
      expect(problem.detail).to.include('不受影响');
    }

    await server.findSearchAgain();
    await server.settled();
    const found = await server.visitor().call(needRoutes.list, { query: { q: '陀螺仪' } });
    expect(found.items.map(({ id }) => id)).to.deep.equal([during.id]);
  });
});
