import { expect } from 'chai';
import { buildCapability } from '#seeds/builders/capabilities.ts';
import { buildNeed } from '#seeds/builders/needs.ts';
import { organizationOf } from '#seeds/builders/organizations.ts';
import { seedOrganization } from '#server/features/organizations/seeding.ts';
import { capabilityRoutes } from '#shared/capabilities/routes.ts';
import { organizationRoutes } from '#shared/organizations/routes.ts';
import { searchRoutes } from '#shared/search/routes.ts';
import { GOOD_SCORES, publishNeed, submitNeed } from '#test/postings/journey.ts';
import { type Person, useServer } from '#test/support/server.ts';

describe('Search over everything', () => {
  const server = useServer();
  let author: Person;
  let researcher: Person;
  let coordinator: Person;
  let organizationId = '';

  before(async function () {
    this.timeout(60_000);
    const content = organizationOf({ type: 'enterprise', name: '陀螺仪表有限公司' });
    const now = server.clock.now();
    organizationId = await seedOrganization({ content, verification: 'verified', isDemo: false }, now);
    const waiting = organizationOf({ type: 'enterprise', name: '待认证陀螺有限公司' });
    await seedOrganization({ content: waiting, verification: 'pending', isDemo: false }, now);
    author = await server.signIn('enterprise', { organizationId });
    researcher = await server.signIn('researcher');
    coordinator = await server.signIn('coordinator');
    await publishNeed({ author, coordinator, content: buildNeed({ title: '小型陀螺仪的标定', disclosure: 'L1' }) });
    await submitNeed(author, buildNeed({ title: '还没有公开的陀螺仪' }));
    const capability = buildCapability({ title: '光纤陀螺仪', disclosure: 'L0' });
    const { id } = await researcher.call(capabilityRoutes.create, { body: { content: capability } });
    const { version } = await researcher.call(capabilityRoutes.submit, { params: { id }, body: {} });
    await coordinator.call(capabilityRoutes.review, { params: { id }, body: { version, scores: GOOD_SCORES } });
    await server.settled();
  });

  const search = (q: string, reader = server.visitor()) => reader.call(searchRoutes.search, { query: { q } });

  it('finds needs, capabilities and organizations in one call, with the words marked', async () => {
    const found = await search('陀螺');
    expect(found.needs.items.map(({ title }) => title)).to.deep.equal(['小型陀螺仪的标定']);
    expect(found.capabilities.items.map(({ title }) => title)).to.deep.equal(['光纤陀螺仪']);
    expect(found.organizations.items.map(({ name }) => name)).to.deep.equal(['陀螺仪表有限公司']);
    for (const { total } of Object.values(found)) expect(total).to.equal(1);
    const [need] = found.needs.items;
    const [organization] = found.organizations.items;
    expect(need?.marked?.title).to.deep.equal([{ start: 2, end: 4 }]);
    expect(organization?.marked).to.deep.equal([{ start: 0, end: 2 }]);
  });

  it('does not tell a visitor whose need it found', async () => {
    expect((await search('陀螺')).needs.items[0]?.organization).to.equal(null);
    expect((await search('陀螺', researcher)).needs.items[0]?.organization?.id).to.equal(organizationId);
  });

  it('finds nothing for no words, and asks for a question', async () => {
    const nothing = await search('  ');
    for (const { items, total } of Object.values(nothing)) expect([items.length, total]).to.deep.equal([0, 0]);
    const { status } = await server.visitor().get('/search');
    expect(status).to.equal(400);
  });

  it('finds at most as many as were asked for', async () => {
    const { needs } = await server.visitor().call(searchRoutes.search, { query: { q: '陀螺', limit: 1 } });
    expect(needs.items).to.have.length(1);
    expect((await server.visitor().get('/search', { q: 'x', limit: 50 })).status).to.equal(400);
  });

  it('follows an organization’s new name', async () => {
    const { version, creditCode, ...entry } = await author.call(organizationRoutes.read, {
      params: { id: organizationId },
    });
    const { shortName, region, industry, website, intro } = entry;
    await author.call(organizationRoutes.update, {
      params: { id: organizationId },
      body: {
        version,
        name: '琥珀精密有限公司',
        type: 'enterprise',
        creditCode: creditCode ?? '',
        shortName,
        region,
        industry,
        website,
        intro,
      },
    });
    await server.settled();
    expect((await search('琥珀', researcher)).needs.items.map(({ title }) => title)).to.deep.equal([
      '小型陀螺仪的标定',
    ]);
    expect((await search('琥珀')).needs.items).to.deep.equal([]);
  });
});
