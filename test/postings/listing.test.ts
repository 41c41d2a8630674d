import { expect } from 'chai';
import { buildNeed, buildNeedOf } from '#seeds/builders/needs.ts';
import type { ReplyOf } from '#shared/contract/route.ts';
import { needRoutes } from '#shared/needs/routes.ts';
import type { NeedInput } from '#shared/needs/schema.ts';
import { type Person, useServer } from '#test/support/server.ts';
import { draftNeed, publishNeed, submitNeed } from './journey.ts';

type Query = Record<string, string | string[] | number>;

describe('The list of needs', () => {
  const server = useServer();
  let author: Person;
  let coordinator: Person;
  const ids = new Map<string, string>();

  const CONTENTS: Record<string, NeedInput> = {
    methane: buildNeed({
      title: '甲烷传感器的低功耗设计',
      disclosure: 'L0',
      chain: { chain: 'sensors_iot', link: 'upstream' },
      region: '410172',
      industry: '3983',
      validUntil: '2096-01-01',
      details: { ...buildNeed().details, minimumTrl: 4, cooperationModes: ['joint_development', 'technology_licence'] },
    }),
    beidou: buildNeedOf('financing', {
      title: '北斗终端融资',
      disclosure: 'L0',
      fields: ['aerospace', 'electronic_information'],
      chain: { chain: 'beidou', link: 'downstream' },
      region: '110108',
      validUntil: '2097-01-01',
    }),
    furnace: buildNeed({
      title: 'Hydrogen furnace burner',
      summary: 'A burner for pure hydrogen with low NOx emission.',
      keywords: ['hydrogen', 'burner'],
      disclosure: 'L1',
      fields: ['new_energy_saving'],
      region: '410100',
      validUntil: '2099-01-01',
      details: { ...buildNeed().details, minimumTrl: 7, cooperationModes: ['technology_transfer'] },
    }),
    clean: buildNeedOf('space', { title: '洁净厂房', disclosure: 'L0' }),
  };

  before('four needs', async function () {
    this.timeout(60_000);
    author = await server.signIn('enterprise');
    coordinator = await server.signIn('coordinator');
    for (const [name, content] of Object.entries(CONTENTS)) {
      server.clock.advance(60_000);
      ids.set(name, (await publishNeed({ author, coordinator, content })).id);
    }
    await server.settled();
  });

  const nameOf = new Proxy({} as Record<string, string>, {
    get: (_, id) => [...ids].find(([, value]) => value === id)?.[0] ?? String(id),
  });

  const list = async (query: Query, reader = server.visitor()) => {
    const { status, body } = await reader.get('/needs', query);
    expect(status).to.equal(200);
    // The server checked the reply by this row's schema.
    return body as ReplyOf<typeof needRoutes.list>;
  };
  const names = async (query: Query, reader = server.visitor()): Promise<string[]> =>
    (await list(query, reader)).items.map(({ id }) => nameOf[id] ?? '');

  it('has the newest first, and pages that join without a gap', async () => {
    const all = await list({});
    expect(all.items.map(({ id }) => nameOf[id])).to.deep.equal(['clean', 'furnace', 'beidou', 'methane']);
    expect(all.total).to.equal(4);
    expect(await names({ limit: 3, page: 1 })).to.deep.equal(['clean', 'furnace', 'beidou']);
    expect(await names({ limit: 3, page: 2 })).to.deep.equal(['methane']);
    expect(await list({ limit: 3, page: 9 })).to.deep.include({ items: [], total: 4 });
  });

  it('can have first what ends soonest', async () => {
    const order = ['clean', 'methane', 'beidou', 'furnace'];
    expect(await names({ sort: 'expiring' })).to.deep.equal(order);
  });

  const FILTERS: [Query, string[]][] = [
    [{ kind: 'financing' }, ['beidou']],
    [{ kind: ['financing', 'space'] }, ['clean', 'beidou']],
    [{ field: 'electronic_information' }, ['clean', 'beidou', 'methane']],
    [{ field: ['aerospace', 'new_energy_saving'] }, ['furnace', 'beidou']],
    [{ chain: 'sensors_iot' }, ['methane']],
    [{ link: ['upstream', 'downstream'] }, ['beidou', 'methane']],
    [{ chain: 'sensors_iot', link: 'downstream' }, []],
    [{ region: '410172' }, ['methane']],
    [{ region: '410100' }, ['clean', 'furnace', 'methane']],
    [{ region: '410000', kind: 'technology' }, ['furnace', 'methane']],
    [{ industry: 'C' }, ['methane']],
    [{ industry: '398' }, ['methane']],
    [{ mode: 'technology_licence' }, ['methane']],
    [{ stage: 'a' }, ['beidou']],
    [{ trlFrom: 4 }, ['methane']],
    [{ demo: 'true' }, []],
    [{ demo: 'false', kind: 'space' }, ['clean']],
    [{ status: 'in_talks' }, []],
    [{ status: 'draft' }, []],
    [{ status: ['published', 'draft'], kind: 'space' }, ['clean']],
  ];

  for (const [query, expected] of FILTERS) {
    it(`${JSON.stringify(query)} leaves ${expected.join(', ') || 'nothing'}, with and without words`, async () => {
      const found = await list(query);
      expect(found.items.map(({ id }) => nameOf[id])).to.deep.equal(expected);
      expect(found.total).to.equal(expected.length);
      // Everything has one of these words; the newest first, so that the order is the same.
      const q = '甲烷 北斗 hydrogen 洁净';
      const withWords: string[] = [];
      for (const word of q.split(' ')) withWords.push(...(await names({ ...query, q: word })));
      expect(withWords.sort()).to.deep.equal([...expected].sort());
    });
  }

  it('counts facets, each leaving its own filter out', async () => {
    const { facets } = await list({ kind: 'technology' });
    expect(facets?.['kind']).to.deep.equal({ technology: 2, financing: 1, space: 1 });
    expect(facets?.['field']).to.deep.equal({ electronic_information: 1, new_energy_saving: 1 });
    const narrowed = await list({ kind: 'technology', field: 'new_energy_saving' });
    expect(narrowed.facets?.['kind']).to.deep.equal({ technology: 1 });
    expect(narrowed.facets?.['field']).to.deep.equal({ electronic_information: 1, new_energy_saving: 1 });
  });

  it('counts what details say only where the reader may read them', async () => {
    const open = { joint_development: 1, technology_licence: 1 };
    expect((await list({})).facets?.['mode']).to.deep.equal(open);
    const verified = await list({}, await server.signIn('researcher'));
    expect(verified.facets?.['mode']).to.deep.equal({ ...open, technology_transfer: 1 });
    const withWords = await list({ q: 'hydrogen' });
    expect(withWords.facets?.['mode']).to.deep.equal({});
  });

  it('with words has the best first, and what was found marked in its own text', async () => {
    const { items, total, facets } = await list({ q: '甲烷' });
    expect(total).to.equal(1);
    expect(facets?.['kind']).to.deep.equal({ technology: 1 });
    expect(items[0]?.title).to.equal('甲烷传感器的低功耗设计');
    expect(items[0]?.marked?.title).to.deep.equal([{ start: 0, end: 2 }]);
  });

  it('finds while one types, forgives typing errors, and knows words that mean the same', async () => {
    expect(await names({ q: 'hydr' })).to.deep.equal(['furnace']);
    expect(await names({ q: 'hydrogne burner' })).to.deep.equal(['furnace']);
    expect(await names({ q: 'BDS' })).to.deep.equal(['beidou']);
  });

  it('with words keeps the order that was asked for', async () => {
    // All summaries but one speak of a production line.
    expect(await names({ q: '产线', sort: 'newest' })).to.deep.equal(['clean', 'beidou', 'methane']);
    expect(await names({ q: '产线', sort: 'expiring' })).to.deep.equal(['clean', 'methane', 'beidou']);
  });

  it('refuses filters that do not exist', async () => {
    const wrong: Query[] = [
      { kind: 'magic' },
      { limit: 1000 },
      { page: 0 },
      { region: 'x' },
      { color: 'red' },
      { sort: 'random' },
      { scope: 'everything' },
      { q: 'x'.repeat(201) },
    ];
    for (const query of wrong) {
      const { status, body } = await server.visitor().get('/needs', query);
      expect([status, (body as { code: string }).code], JSON.stringify(query)).to.deep.equal([400, 'invalid_input']);
    }
  });

  describe('of my organizations', () => {
    let owner: Person;

    before('a draft, a submitted and a published one', async () => {
      owner = await server.signIn('enterprise');
      await draftNeed(owner, buildNeed({ title: '草稿里的激光器' }));
      await submitNeed(owner, buildNeed({ title: '已提交的激光器' }));
      await publishNeed({ author: owner, coordinator, content: buildNeed({ title: '公开的陀螺仪' }) });
    });

    it('has every state, latest change first, and counts the states', async () => {
      const { items, total, facets } = await list({ scope: 'mine' }, owner);
      expect(items.map(({ status }) => status)).to.deep.equal(['published', 'submitted', 'draft']);
      expect(total).to.equal(3);
      expect(facets?.['status']).to.deep.equal({ draft: 1, submitted: 1, published: 1 });
    });

    it('can be narrowed by state and words', async () => {
      const drafts = await list({ scope: 'mine', status: ['draft', 'submitted'] }, owner);
      expect(drafts.total).to.equal(2);
      expect(drafts.facets?.['status']).to.deep.equal({ draft: 1, submitted: 1, published: 1 });
      const lasers = await list({ scope: 'mine', q: '激光器' }, owner);
      expect(lasers.total).to.equal(2);
      expect((await list({ scope: 'mine', q: '激光器 (.*' }, owner)).total).to.equal(0);
      const drafted = await list({ scope: 'mine', mode: 'joint_development', status: 'draft' }, owner);
      expect(drafted.total, 'filters on details hold for drafts too').to.equal(1);
    });

    it('is empty for who belongs to none, and asks a visitor to sign in', async () => {
      const newcomer = await server.signIn('newcomer');
      expect(await list({ scope: 'mine' }, newcomer)).to.deep.include({ items: [], total: 0 });
      const problem = await server.visitor().refusal(needRoutes.list, { query: { scope: 'mine' } });
      expect(problem.code).to.equal('sign_in_required');
    });
  });
});
