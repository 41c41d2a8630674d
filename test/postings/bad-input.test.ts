// Whatever is sent: a problem that names the field, never a 500, nothing stored half.
import { expect } from 'chai';
import { buildNeed } from '#seeds/builders/needs.ts';
import { needs } from '#server/features/needs/needs.ts';
import type { Problem } from '#shared/contract/problem.ts';
import { needRoutes } from '#shared/needs/routes.ts';
import type { Reply } from '#test/support/client.ts';
import { type Person, useServer } from '#test/support/server.ts';
import { draftNeed, publishNeed } from './journey.ts';

const problemOf = ({ body }: Reply) => body as Problem;

describe('Bad input', () => {
  const server = useServer();
  let author: Person;
  let coordinator: Person;

  before(async () => {
    author = await server.signIn('enterprise');
    coordinator = await server.signIn('coordinator');
  });

  const content = (change: Record<string, unknown>) => ({ ...buildNeed(), ...change });
  const details = (change: Record<string, unknown>) => content({ details: { ...buildNeed().details, ...change } });

  const WRONG: [what: string, content: unknown, field: string, code?: string][] = [
    ['no content', undefined, 'content', 'required'],
    ['text for an object', 'a need', 'content', 'invalid_type'],
    ['an unknown kind', content({ kind: 'magic' }), 'content.kind'],
    ['a field of another kind', details({ stage: 'a' }), 'content.details.stage', 'unrecognized_keys'],
    ['a field that does not exist', content({ status: 'published' }), 'content.status', 'unrecognized_keys'],
    ['an operator for a title', content({ title: { $gt: '' } }), 'content.title', 'invalid_type'],
    ['an operator for a region', content({ region: { $ne: null } }), 'content.region', 'invalid_type'],
    ['an operator among the fields', content({ fields: [{ $gt: '' }] }), 'content.fields.0'],
    ['an operator as a key', content({ $where: 'sleep(1000)' }), 'content.$where', 'unrecognized_keys'],
    ['a number for a title', content({ title: 7 }), 'content.title', 'invalid_type'],
    ['a title of 81 characters', content({ title: '字'.repeat(81) }), 'content.title', 'too_long'],
    ['a title of 81 rare characters', content({ title: '𠮷'.repeat(81) }), 'content.title', 'too_long'],
    ['a summary of a million characters', content({ summary: 'x'.repeat(400_000) }), 'content.summary', 'too_big'],
    ['a line break in a title', content({ title: '一行\n两行' }), 'content.title', 'control_character'],
    ['a control character', content({ summary: '响铃\u0007' }), 'content.summary', 'control_character'],
    ['a null character', content({ summary: '空\u0000字' }), 'content.summary', 'control_character'],
    ['half of a character pair', content({ title: '坏\ud83d字' }), 'content.title', 'malformed_text'],
    ['six keywords', content({ keywords: ['a', 'b', 'c', 'd', 'e', 'f'] }), 'content.keywords', 'too_big'],
    ['an unknown technical field', content({ fields: ['alchemy'] }), 'content.fields.0', 'invalid_value'],
    ['an unknown disclosure', content({ disclosure: 'L9' }), 'content.disclosure', 'invalid_value'],
    ['a wrong address', content({ contact: { email: 'not an address' } }), 'content.contact.email'],
    ['a day that does not exist', content({ validUntil: '2027-02-30' }), 'content.validUntil'],
    ['a reversed range', details({ budgetWan: { min: 9, max: 1 } }), 'content.details.budgetWan', 'range_reversed'],
    ['a fraction of a level', details({ minimumTrl: 4.5 }), 'content.details.minimumTrl'],
    ['not a number', details({ minimumTrl: '4' }), 'content.details.minimumTrl', 'invalid_type'],
    ['a half indicator', details({ indicators: [{ name: '功耗' }] }), 'content.details.indicators.0.relation'],
  ];

  for (const [what, wrong, field, code] of WRONG) {
    it(`${what} is refused at ${field}, when it is begun and when it is changed`, async () => {
      const before = await needs.model.countDocuments();
      const { id, version } = await draftNeed(author);
      const replies = [
        await author.post('/needs', { content: wrong }),
        await author.put(`/needs/${id}`, { version, content: wrong }),
        await author.post('/needs/preview', { content: wrong }),
      ];
      for (const reply of replies) {
        expect([reply.status, problemOf(reply).code]).to.deep.equal([400, 'invalid_input']);
        const errors = problemOf(reply).errors ?? [];
        const found = errors.find((error) => error.field === field);
        expect(found, JSON.stringify(errors)).to.not.equal(undefined);
        if (code) expect(found?.code).to.equal(code);
        expect(found?.sentence, 'a sentence, not a key')
          .to.match(/\S/)
          .and.not.match(/^field\./);
      }
      expect((await author.call(needRoutes.read, { params: { id } })).version).to.equal(version);
      expect(await needs.model.countDocuments()).to.equal(before + 1);
    });
  }

  it('HTML and scripts are text: stored and shown as they were typed', async () => {
    const title = '<script>alert("1")</script><img src=x onerror=alert(1)>';
    const need = await publishNeed({ author, coordinator, content: buildNeed({ title }) });
    await server.settled();
    const page = await server.visitor().send('GET', `/needs/${need.id}`);
    expect(page.headers.get('content-type')).to.match(/^application\/json/);
    expect((page.body as { title: string }).title).to.equal(title);
    const { items } = await server.visitor().call(needRoutes.list, { query: { q: 'onerror' } });
    const [{ start, end } = { start: 0, end: 0 }] = items[0]?.marked?.title ?? [];
    expect(title.slice(start, end)).to.equal('onerror');
  });

  it('rare characters and emoji count as one, and survive', async () => {
    const title = `${'𠮷'.repeat(79)}🧪`;
    const need = await draftNeed(author, buildNeed({ title }));
    expect((await author.call(needRoutes.read, { params: { id: need.id } })).title).to.equal(title);
  });

  it('line ends are made alike and margins cut', async () => {
    const need = await draftNeed(author, buildNeed({ title: '  标题  ', summary: '一\r\n二\r三' }));
    expect([need.title, need.summary]).to.deep.equal(['标题', '一\n二\n三']);
  });

  it('operators in a query are words, or nothing that a list knows', async () => {
    const odd = ['/needs?kind[$ne]=x', '/needs?status[$gt]=', '/needs?q[$regex]=.*', '/needs?organization[$ne]=x'];
    for (const path of odd) expect((await author.get(path)).status, path).to.equal(400);
    const found = await server.visitor().get('/needs', { q: '{"$gt": ""}' });
    expect(found.status).to.equal(200);
    for (const q of ['"', 'status = draft OR', '" OR status IN [draft] OR "', '\\', '\u{1F9EA}', '%', "');--"]) {
      expect((await server.visitor().get('/needs', { q })).status, q).to.equal(200);
      expect((await author.get('/needs', { q, scope: 'mine' })).status, q).to.equal(200);
    }
  });

  it('forged ids name nothing', async () => {
    const ids = ['1', 'x'.repeat(24), '%00', '../users', '{"$ne":null}', 'F'.repeat(24), '0'.repeat(24)];
    for (const id of ids) {
      const path = `/needs/${encodeURIComponent(id)}`;
      const replies = [
        await author.get(path),
        await author.put(path, { version: 1, content: buildNeed() }),
        await author.post(`${path}/submit`, {}),
        await author.delete(path),
      ];
      for (const reply of replies) expect([reply.status, problemOf(reply).code], id).to.deep.equal([404, 'not_found']);
    }
  });

  it('broken JSON, another type, or ten megabytes are refused as what they are', async () => {
    const { id } = await draftNeed(author);
    const bodies: [body: string, headers: Record<string, string>, status: number, code: string][] = [
      ['{"content": ', {}, 400, 'malformed_json'],
      ['null', {}, 400, 'malformed_json'],
      ['[]', {}, 400, 'invalid_input'],
      ['"text"', {}, 400, 'malformed_json'],
      ['', { 'content-type': 'application/json' }, 400, 'invalid_input'],
      ['content=x', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'unsupported_media'],
      ['<need/>', { 'content-type': 'text/xml' }, 415, 'unsupported_media'],
      [JSON.stringify({ content: { summary: 'x'.repeat(10_000_000) } }), {}, 413, 'payload_too_large'],
    ];
    for (const [body, headers, status, code] of bodies) {
      const all = { 'content-type': 'application/json', ...headers };
      for (const [method, path] of [
        ['POST', '/needs'],
        ['PUT', `/needs/${id}`],
      ] as const) {
        const reply = await author.send(method, path, { body, headers: all });
        expect([reply.status, problemOf(reply).code], body.slice(0, 20)).to.deep.equal([status, code]);
      }
    }
  });

  it('versions, scores and days must be what they are called', async () => {
    const { id, version } = await publishNeed({ author, coordinator });
    const wrong: [path: string, body: unknown][] = [
      ['withdrawal', { version: '1' }],
      ['withdrawal', {}],
      ['withdrawal', { version: { $gt: 0 } }],
      ['renewal', { version, validUntil: 'tomorrow' }],
      ['submit', { version: -1 }],
      ['completion', { version, status: 'published' }],
    ];
    for (const [path, body] of wrong) {
      const reply = await author.post(`/needs/${id}/${path}`, body);
      expect([reply.status, problemOf(reply).code], path).to.deep.equal([400, 'invalid_input']);
    }
    for (const scores of [{}, { value: 6, clarity: 0, cooperation: 0, completeness: 0 }, 'good', null]) {
      const reply = await coordinator.post(`/needs/${id}/review`, { version, scores });
      expect(reply.status).to.equal(400);
    }
  });
});
