import { expect } from 'chai';
import { organizationOf } from '#seeds/builders/organizations.ts';
import { seedOrganization } from '#server/features/organizations/seeding.ts';
import { capabilityRoutes } from '#shared/capabilities/routes.ts';
import type { Problem } from '#shared/contract/problem.ts';
import { importRoutes } from '#shared/imports/routes.ts';
import type { Import } from '#shared/imports/schema.ts';
import { needRoutes } from '#shared/needs/routes.ts';
import { searchRoutes } from '#shared/search/routes.ts';
import { until } from '#test/support/embedded.ts';
import type { Live } from '#test/support/live.ts';
import { type Person, useServer } from '#test/support/server.ts';
import { jsonl, workbook } from './files.ts';

const bytes = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text));

type Options = Record<string, unknown>;
const pathOf = (options: Options): string => {
  const all = { noun: 'need', kind: 'technology', source: '测试来源', ...options };
  return `/imports?options=${encodeURIComponent(JSON.stringify(all))}`;
};

describe('Importing from a file', () => {
  const server = useServer();
  let coordinator: Person;
  let live: Live;

  before('there is a center with a coordinator', async () => {
    const content = organizationOf({ type: 'center', name: '创新协同中心', region: '410172' });
    await seedOrganization({ content, verification: 'verified', isDemo: false }, server.clock.now());
    coordinator = await server.signIn('coordinator');
    live = await coordinator.connect();
  });

  const over = async (begun: Import): Promise<Import> => {
    await live.hear(
      'import.progress',
      // Every notice of this name has this body by the contract.
      (body) => (body as { id: string }).id === begun.id && !/waiting|running/.test((body as { state: string }).state),
    );
    return coordinator.call(importRoutes.read, { params: { id: begun.id } });
  };

  /** Runs it once more, and to its end: the notices of its first run have been heard already. */
  const runAgain = async (id: string, body: { mapping?: Record<string, string> } = {}): Promise<Import> => {
    await coordinator.call(importRoutes.run, { params: { id }, body });
    let now = await coordinator.call(importRoutes.read, { params: { id } });
    await until(async () => {
      now = await coordinator.call(importRoutes.read, { params: { id } });
      return now.endedAt !== null;
    });
    return now;
  };

  const begin = async (name: string, content: Uint8Array<ArrayBuffer>, options: Options = {}): Promise<Import> => {
    const { status, body } = await coordinator.upload(pathOf(options), name, content);
    if (status !== 202) throw new Error(JSON.stringify(body));
    // Checked against the row's schema by the server.
    return body as Import;
  };

  const bring = async (name: string, content: Uint8Array<ArrayBuffer>, options: Options = {}): Promise<Import> =>
    over(await begin(name, content, { dryRun: false, ...options }));

  const refusalOf = async (name: string, content: Uint8Array<ArrayBuffer>, options: Options = {}) => {
    const { status, body } = await coordinator.upload(pathOf(options), name, content);
    const problem = body as Problem; // Every refusal is one.
    return { status, code: problem.code, fields: problem.errors?.map(({ field, code }) => `${field} ${code}`) };
  };

  const titlesOf = async (source: string): Promise<string[]> => {
    const { items } = await coordinator.call(needRoutes.list, { query: { limit: '100' } });
    return items.map((item) => item.title).filter((title) => title.startsWith(source));
  };

  it('begins as a dry run, which stores nothing and names every bad row with its reason', async () => {
    const rows = jsonl(
      { id: 1, title: '试运行 好行', text: '正文。' },
      { id: 2, title: '', text: '没有标题。' },
      { id: 3, title: '试运行 坏行', budget: '很多', region: '火星' },
      { id: 1, title: '试运行 重号', text: '正文。' },
    );
    const done = await over(await begin('needs.jsonl', bytes(`${rows}{broken\n`), { source: '试运行' }));
    expect(done).to.include({ state: 'done', failure: null, format: 'jsonl' });
    expect(done.rows).to.deep.equal({ total: 5, read: 5, created: 1, updated: 0, unchanged: 0, bad: 4 });
    expect(done.badRows.map(({ row, externalId, field, code }) => [row, externalId, field, code])).to.deep.equal([
      [2, '2', 'title', 'required'],
      [3, '3', 'budget', 'amount_expected'],
      [3, '3', 'region', 'unknown_code'],
      [4, '1', 'id', 'twice_in_file'],
      [5, null, '', 'malformed'],
    ]);
    expect(done.badRows.every(({ sentence }) => !sentence.startsWith('field.'))).to.equal(true);
    expect(await titlesOf('试运行')).to.deep.equal([]);
  });

  it('publishes the good rows of a dry run when it is run for real, with region and contact of the center', async () => {
    const rows = jsonl({ id: 1, title: '发布甲', text: '石墨烯正文。' }, { id: 2 });
    const dry = await over(await begin('needs.jsonl', bytes(rows), { source: '发布' }));
    const real = await runAgain(dry.id);
    expect(real.rows).to.include({ created: 1, bad: 1 });
    await server.settled();
    const [card] = (await server.visitor().call(needRoutes.list, { query: { q: '发布甲' } })).items;
    expect(card).to.include({ title: '发布甲', status: 'published', region: '410172', disclosure: 'L1' });
    const page = await coordinator.call(needRoutes.read, { params: { id: card?.id ?? '' } });
    expect(page.contact).to.include({ name: '创新协同中心', email: coordinator.email });
  });

  it('makes capabilities searchable', async () => {
    const rows = jsonl({ id: 1, title: '可搜索的等离子喷涂成果', text: '正文。', meta: { trl: '中试' } });
    await bring('results.jsonl', bytes(rows), { noun: 'capability', kind: 'result', source: '成果' });
    await server.settled();
    const found = await server.visitor().call(searchRoutes.search, { query: { q: '等离子喷涂' } });
    expect(found.capabilities.items.map((item) => item.title)).to.deep.equal(['可搜索的等离子喷涂成果']);
    const [card] = (await coordinator.call(capabilityRoutes.list, { query: { trlFrom: '6' } })).items;
    expect(card?.title).to.equal('可搜索的等离子喷涂成果');
  });

  it('tells whoever has a match page open, once for all', async () => {
    const rows = Array.from({ length: 30 }, (_, index) => ({ id: index, title: `对口成果 ${index}`, text: '正文。' }));
    const [need] = (await coordinator.call(needRoutes.list, { query: { q: '发布甲' } })).items;
    const id = need?.id ?? '';
    await live.request('match.watch', { noun: 'need', id });
    await bring('results.jsonl', bytes(jsonl(...rows)), { noun: 'capability', kind: 'result', source: '对口' });
    await live.hear('matches.changed', (body) => {
      const changed = body as { noun: string; id: string | null };
      return changed.noun === 'need' && changed.id === null;
    });
    await live.request('match.unwatch', { noun: 'need', id });
  });

  it('brings each row once, however often the file is brought', async () => {
    const rows = bytes(jsonl({ id: 1, title: '重复甲' }, { id: 2, title: '重复乙' }));
    expect((await bring('needs.jsonl', rows, { source: '重复' })).rows).to.include({ created: 2, unchanged: 0 });
    expect((await bring('needs.jsonl', rows, { source: '重复' })).rows).to.include({ created: 0, unchanged: 2 });
    expect(await titlesOf('重复')).to.have.members(['重复甲', '重复乙']);
    // The same numbers of another source are other rows.
    expect((await bring('needs.jsonl', rows, { source: '别处' })).rows).to.include({ created: 2 });
  });

  it('updates rows that changed in the file, and keeps what they said before', async () => {
    const first = jsonl({ id: 1, title: '变更甲', text: '原文。' }, { id: 2, title: '变更乙', text: '不变。' });
    await bring('needs.jsonl', bytes(first), { source: '变更' });
    const second = jsonl({ id: 1, title: '变更甲', text: '新文。' }, { id: 2, title: '变更乙', text: '不变。' });
    expect((await bring('needs.jsonl', bytes(second), { source: '变更' })).rows).to.include({
      updated: 1,
      unchanged: 1,
    });
    const { items } = await coordinator.call(needRoutes.list, { query: { limit: '100' } });
    const id = items.find((item) => item.title === '变更甲')?.id ?? '';
    expect(await coordinator.call(needRoutes.read, { params: { id } })).to.include({ summary: '新文。', version: 2 });
    const before = await coordinator.call(needRoutes.version, { params: { id, version: 1 } });
    expect(before.content.summary).to.equal('原文。');
  });

  it('leaves drafts when it shall not publish, and publishes them when it later shall', async () => {
    const rows = bytes(jsonl({ id: 1, title: '草稿甲' }));
    await bring('needs.jsonl', rows, { source: '草稿', publish: false });
    expect(await titlesOf('草稿')).to.deep.equal([]);
    expect((await bring('needs.jsonl', rows, { source: '草稿' })).rows).to.include({ updated: 1 });
    expect(await titlesOf('草稿')).to.deep.equal(['草稿甲']);
  });

  it('leaves alone what its owner has taken back', async () => {
    const company = await server.signIn('enterprise');
    const options = { source: '撤回', organization: company.organizationId };
    await bring('needs.jsonl', bytes(jsonl({ id: 1, title: '撤回甲', text: '一。' })), options);
    const [card] = (await company.call(needRoutes.list, { query: { scope: 'mine' } })).items;
    await company.call(needRoutes.withdraw, { params: { id: card?.id ?? '' }, body: { version: card?.version ?? 0 } });
    const again = await bring('needs.jsonl', bytes(jsonl({ id: 1, title: '撤回甲', text: '二。' })), options);
    expect(again.rows).to.include({ updated: 0, unchanged: 1 });
    expect(await titlesOf('撤回')).to.deep.equal([]);
  });

  it('takes workbooks and tables with a mapping of its own', async () => {
    const book = await workbook(['叫法', '说什么'], ['表格甲', '正文。']);
    const mapping = { 叫法: 'title', 说什么: 'text' };
    const fromBook = await bring('需求.xlsx', book, { source: '表格', mapping });
    expect(fromBook.rows).to.include({ created: 1, bad: 0 });
    expect(fromBook.mapping).to.deep.equal(mapping);
    const gb18030 = Uint8Array.from([0xb1, 0xea, 0xcc, 0xe2, 0x0a, 0xb1, 0xed, 0xb8, 0xf1, 0xd2, 0xd2, 0x0a]);
    expect((await bring('需求.csv', gb18030, { source: '表格' })).rows).to.include({ created: 1, bad: 0 });
    expect(await titlesOf('表格')).to.have.members(['表格甲', '表格乙']);
  });

  it('fails with a sentence when no column is the title, and can be run again with a mapping', async () => {
    const failed = await bring('needs.csv', bytes('甲,乙\n映射一,正文\n'), { source: '映射' });
    expect(failed).to.include({ state: 'failed' });
    expect(failed.failure).to.include('甲, 乙');
    const real = await runAgain(failed.id, { mapping: { 甲: 'title' } });
    expect(real.rows).to.include({ created: 1 });
  });

  it('hands out the bad rows as a table in which nothing runs', async () => {
    const rows = jsonl({ id: '=HYPERLINK("http://evil.example")', title: '', text: '甲' });
    const done = await over(await begin('needs.jsonl', bytes(rows)));
    const cookie = coordinator.cookie;
    const reply = await fetch(`${server.url}/api/imports/${done.id}/bad-rows`, { headers: { cookie } });
    const content = new Uint8Array(await reply.arrayBuffer());
    expect(reply.headers.get('content-type')).to.include('text/csv');
    // The mark by which spreadsheets know UTF-8.
    expect([...content.slice(0, 3)]).to.deep.equal([0xef, 0xbb, 0xbf]);
    const lines = new TextDecoder().decode(content).split('\r\n');
    expect(lines[0]).to.equal('行,编号,字段,原因');
    expect(lines[1])
      .to.match(/^1,"'=HYPERLINK/)
      .and.include('请填写此项');
  });

  it('keeps formulas of a cell as the plain text they are', async () => {
    await bring('needs.csv', bytes('标题,正文\n=cmd|calc 公式,"=1+1。"\n'), { source: '公式' });
    await server.settled();
    const [card] = (await coordinator.call(needRoutes.list, { query: { q: '公式' } })).items;
    expect(card).to.include({ title: '=cmd|calc 公式', summary: '=1+1。' });
  });

  it('refuses at once what is no table, naming the reason', async () => {
    const noise = Uint8Array.from({ length: 5000 }, (_, index) => (index * 7919) % 256);
    expect(await refusalOf('a.csv', noise)).to.deep.include({ status: 422, fields: ['file encoding_unknown'] });
    expect(await refusalOf('a.xlsx', noise)).to.deep.include({ fields: ['file content_is_not_its_format'] });
    expect(await refusalOf('a.pdf', bytes('%PDF-1.7'))).to.deep.include({ fields: ['file format_unknown'] });
    expect(await refusalOf('a.jsonl', bytes(''))).to.deep.include({ fields: ['file file_empty'] });
  });

  it('refuses options that do not fit', async () => {
    const file = bytes(jsonl({ title: '甲' }));
    const refused = async (options: Options) => (await refusalOf('a.jsonl', file, options)).fields;
    expect(await refused({ kind: 'result' })).to.deep.equal(['options.kind invalid_value']);
    expect(await refused({ mapping: { 甲: 'status' } })).to.deep.equal(['options.mapping.甲 invalid_value']);
    expect(await refused({ defaults: { 'details.trl': '3' } })).to.deep.equal([
      'options.defaults.details.trl unrecognized_keys',
    ]);
    expect(await refused({ organization: '0'.repeat(24) })).to.deep.equal(['options.organization not_found']);
    expect(await refused({ source: '' })).to.have.length(1);
  });

  it('can be stopped, and goes on where it stopped', async () => {
    const rows = Array.from({ length: 1500 }, (_, index) => ({ id: index, title: `停止 ${index}`, text: '正文。' }));
    const begun = await begin('needs.jsonl', bytes(jsonl(...rows)), { source: '停止', dryRun: false });
    await live.hear('import.progress', (body) => {
      const { id, read } = body as { id: string; read: number };
      return id === begun.id && read > 0;
    });
    const stopped = await coordinator.call(importRoutes.cancel, { params: { id: begun.id } });
    expect(stopped.state).to.equal('cancelled');
    expect(stopped.rows.created).to.be.within(1, 1499);
    const real = await runAgain(begun.id);
    expect(real.rows).to.include({ read: 1500, created: 1500, unchanged: 0, bad: 0 });
    const refused = await coordinator.refusal(importRoutes.run, { params: { id: begun.id }, body: {} });
    expect(refused.code).to.equal('not_in_this_state');
    expect((await coordinator.refusal(importRoutes.cancel, { params: { id: begun.id } })).code).to.equal(
      'not_in_this_state',
    );
  });

  it('is for coordinators only', async () => {
    const file = bytes(jsonl({ title: '甲' }));
    const { id } = await begin('needs.jsonl', file);
    for (const kind of ['enterprise', 'researcher', 'newcomer'] as const) {
      const person = await server.signIn(kind);
      expect((await person.upload(pathOf({}), 'a.jsonl', file)).status).to.equal(403);
      for (const [method, path] of [
        ['GET', '/imports'],
        ['GET', `/imports/${id}`],
        ['GET', `/imports/${id}/bad-rows`],
        ['POST', `/imports/${id}/run`],
        ['POST', `/imports/${id}/cancellation`],
      ] as const) {
        expect((await person.send(method, path, method === 'POST' ? { body: {} } : {})).status, path).to.equal(403);
      }
    }
    expect((await server.visitor().upload(pathOf({}), 'a.jsonl', file)).status).to.equal(401);
  });

  it('lists imports, the newest first, without the rows themselves', async () => {
    const { items, total } = await coordinator.call(importRoutes.list, { query: { limit: '2' } });
    expect(total).to.be.greaterThan(5);
    expect(items).to.have.length(2);
    expect(items[0]?.startedAt.localeCompare(items[1]?.startedAt ?? '')).to.be.at.least(0);
    expect((await coordinator.refusal(importRoutes.read, { params: { id: '0'.repeat(24) } })).code).to.equal(
      'not_found',
    );
  });
});
