import { expect } from 'chai';
import { organizationOf } from '#seeds/builders/organizations.ts';
import { seedOrganization } from '#server/features/organizations/seeding.ts';
import { organizationRoutes } from '#shared/organizations/routes.ts';
import { useServer } from '#test/support/server.ts';

type Query = Record<string, string | string[] | number>;

describe('the list of organizations', () => {
  const server = useServer();

  const found = (given: Parameters<typeof organizationOf>[0], verification: 'verified' | 'pending' = 'verified') =>
    seedOrganization({ content: organizationOf(given), verification, isDemo: false }, server.clock.now());

  let sensors: string;
  let university: string;
  let beidou: string;
  let waiting: string;

  before(async () => {
    sensors = await found({
      type: 'enterprise',
      name: '郑州嗅微传感科技有限公司',
      shortName: '嗅微传感',
      region: '410172',
    });
    university = await found({
      type: 'university',
      name: 'Yellow River University of Technology',
      intro: '设有传感器与物联网重点实验室。',
      region: '410305',
    });
    beidou = await found({ type: 'alliance', name: '北斗导航应用产业联盟', region: '310115' });
    waiting = await found({ type: 'enterprise', name: '待认证（传感）*公司' }, 'pending');
    await server.settled();
  });

  const idsOf = async (query: Query) => {
    const { items, total } = await server.visitor().call(organizationRoutes.list, { query: query as object });
    return { ids: items.map(({ id }) => id), total };
  };

  it('shows visitors the verified ones, newest first', async () => {
    expect(await idsOf({})).to.deep.equal({ ids: [beidou, university, sensors], total: 3 });
  });

  it('is narrowed by type, several at once, and by region down to what lies in it', async () => {
    expect((await idsOf({ type: 'alliance' })).ids).to.deep.equal([beidou]);
    expect((await idsOf({ type: ['enterprise', 'university'] })).ids).to.deep.equal([university, sensors]);
    expect((await idsOf({ region: '410000' })).ids).to.deep.equal([university, sensors]);
    expect((await idsOf({ region: '410100' })).ids).to.deep.equal([sensors]);
  });

  it('comes page by page', async () => {
    expect(await idsOf({ page: 2, limit: 2 })).to.deep.equal({ ids: [sensors], total: 3 });
  });

  it('finds words in name, short name and introduction, best first', async () => {
    const { ids, total } = await idsOf({ q: '传感' });
    expect(ids).to.deep.equal([sensors, university]);
    expect(total).to.equal(2);
    expect((await idsOf({ q: '北斗' })).ids).to.deep.equal([beidou]);
  });

  it('forgives a slip of the keyboard', async () => {
    expect((await idsOf({ q: 'univercity' })).ids).to.deep.equal([university]);
  });

  it('narrows what words find', async () => {
    expect((await idsOf({ q: '传感', type: 'university' })).ids).to.deep.equal([university]);
    expect((await idsOf({ q: '传感', region: '410172' })).ids).to.deep.equal([sensors]);
    expect((await idsOf({ q: '传感', limit: 1, page: 2 })).ids).to.deep.equal([university]);
  });

  it('never finds one that waits, for a visitor', async () => {
    expect((await idsOf({ q: '待认证' })).ids).not.to.include(waiting);
    expect((await idsOf({ verification: 'pending' })).ids).to.deep.equal([]);
    expect((await idsOf({ q: '待认证', verification: 'pending' })).ids).to.deep.equal([]);
  });

  it('lets the center look through those that wait, also by words as they are written', async () => {
    const coordinator = await server.signIn('coordinator');
    for (const q of [undefined, '待认证', '（传感）*']) {
      const query = q === undefined ? {} : { q };
      const { items } = await coordinator.call(organizationRoutes.list, {
        query: { ...query, verification: 'pending' },
      });
      expect(items.map(({ id }) => id)).to.deep.equal([waiting]);
      expect(items[0]?.can.verify).to.equal(true);
    }
    const none = await coordinator.call(organizationRoutes.list, { query: { q: '.*', verification: 'pending' } });
    expect(none.items).to.deep.equal([]);
  });

  it('drops a name from the search as soon as it is no longer verified', async () => {
    const owner = await server.signIn('enterprise');
    const params = { id: owner.organizationId };
    const before = await owner.call(organizationRoutes.read, { params });
    const body = { ...organizationOf({ type: 'enterprise', name: '改名之后的量子公司' }), version: before.version };
    await owner.call(organizationRoutes.update, { params, body: { ...body, type: 'enterprise' } });
    await server.settled();
    expect((await idsOf({ q: '量子公司' })).ids).to.deep.equal([]);
    const coordinator = await server.signIn('coordinator');
    await coordinator.call(organizationRoutes.verify, { params, body: { decision: 'verify' } });
    await server.settled();
    expect((await idsOf({ q: '量子公司' })).ids).to.deep.equal([owner.organizationId]);
  });

  it('refuses what it does not know', async () => {
    for (const query of [
      '?type=club',
      '?region=zhengzhou',
      '?page=0',
      '?limit=1000',
      '?verification=maybe',
      '?order=1',
    ]) {
      expect((await server.visitor().get(`/organizations${query}`)).status, query).to.equal(400);
    }
  });

  it('takes signs of the search engine as plain words', async () => {
    for (const q of ['"', '传感 OR verification = pending', "' OR 1=1", '\\', '*', '𠮷', '-传感']) {
      expect((await server.visitor().get('/organizations', { q })).status, q).to.equal(200);
    }
  });
});

describe('the list of organizations while search is away', () => {
  const server = useServer({ environment: { LOG_LEVEL: 'silent' } });
  const entry = () => ({
    ...organizationOf({ type: 'enterprise', name: '量子传感有限公司' }),
    type: 'enterprise' as const,
  });

  it('goes on without words, says clearly that words cannot be looked for, and finds them once search is back', async () => {
    const person = await server.signIn('newcomer');
    const coordinator = await server.signIn('coordinator');
    await server.settled();
    await server.loseSearch();
    const { id } = await person.call(organizationRoutes.create, { body: entry() });
    await coordinator.call(organizationRoutes.verify, { params: { id }, body: { decision: 'verify' } });
    const { items } = await server.visitor().call(organizationRoutes.list, { query: {} });
    expect(items.map((item) => item.id)).to.deep.equal([id]);
    const refusal = await server.visitor().refusal(organizationRoutes.list, { query: { q: '量子' } });
    expect(refusal).to.include({ code: 'search_unavailable', status: 503, title: '搜索暂时不可用' });
    await server.findSearchAgain();
    await server.settled();
    const found = await server.visitor().call(organizationRoutes.list, { query: { q: '量子' } });
    expect(found.items.map((item) => item.id)).to.deep.equal([id]);
  });
});
