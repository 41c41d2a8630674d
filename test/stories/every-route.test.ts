// What holds for every row of every table: who is turned away, and that nothing a client sends breaks the server.
import { expect } from 'chai';
import { problemSchema } from '#shared/contract/problem.ts';
import type { Route } from '#shared/contract/route.ts';
import { routeTables } from '#shared/contracts.ts';
import type { Client, Reply } from '#test/support/client.ts';
import { useServer } from '#test/support/server.ts';

const UNKNOWN_ID = 'f'.repeat(24);

const rows: { name: string; route: Route }[] = Object.entries(routeTables).flatMap(([noun, table]) =>
  Object.entries(table).map(([name, route]) => ({ name: `${noun}.${name}`, route })),
);

const pathOf = (route: Route, value: string = UNKNOWN_ID): string =>
  route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => (name === 'version' ? '1' : encodeURIComponent(value)));

const expectRefusal = (reply: Reply, where: string): void => {
  const problem = problemSchema.parse(reply.body, { error: () => `${where}: no problem in the reply` });
  expect(reply.headers.get('content-type'), where).to.contain('application/problem+json');
  expect(problem.status, where).to.equal(reply.status);
  expect(problem.detail, where).to.match(/\S/);
  expect(problem.code, where).to.not.equal('internal');
};

/** An answer that is neither a defect nor a torn connection. */
const expectCalm = (reply: Reply, where: string): void => {
  expect(reply.status, `${where}: ${JSON.stringify(reply.body)}`).to.be.lessThan(500);
  if (reply.status >= 400) expectRefusal(reply, where);
};

const STRANGE_BODIES: readonly unknown[] = [
  null,
  [],
  'text',
  42,
  {},
  { $gt: '' },
  { email: { $gt: '' }, password: { $ne: null }, token: { $regex: '.*' }, version: { $gt: 0 } },
  { content: { kind: { $ne: 'space' }, title: ['a'], details: 'x' }, version: 'one', organization: { $exists: true } },
  {
    content: {
      kind: 'technology',
      title: '\u0000',
      summary: '\ud800',
      keywords: 'no list',
      details: { indicators: [null] },
    },
    version: -1,
  },
  {
    content: { kind: 'result', title: '<script>alert(1)</script>'.repeat(50), contact: null, details: null },
    version: 1e300,
  },
  JSON.parse('{"__proto__": {"isAdmin": true}, "constructor": {"prototype": {}}}'),
];

const STRANGE_QUERIES: readonly Record<string, unknown>[] = [
  { page: '0' },
  { page: '999999999999' },
  { limit: 'many' },
  { limit: '-1' },
  { q: 'a'.repeat(5000) },
  { 'q[$gt]': '' },
  { q: '\u0000' },
  { kind: '{"$ne":null}', field: ['x', 'y'] },
  { unknown: '1' },
  { options: '{' },
  { options: '[]' },
];

const STRANGE_IDS = ['..', '%2e%2e%2f', '0', 'F'.repeat(24), `${UNKNOWN_ID}0`, '{"$gt":""}', '\u0000', '🦉', 'null'];

describe('every route', () => {
  const server = useServer();
  let visitor: Client;
  let member: Client;
  let coordinator: Client;
  let administrator: Client;

  before(async () => {
    visitor = server.visitor();
    member = await server.signIn('enterprise');
    coordinator = await server.signIn('coordinator');
    administrator = await server.signIn('administrator');
  });

  for (const { name, route } of rows.filter(({ route }) => route.access !== 'public')) {
    it(`${name} turns a visitor away`, async () => {
      const reply = await visitor.send(route.method, pathOf(route));
      expect(reply.status).to.equal(401);
      expectRefusal(reply, name);
    });
  }

  for (const { name, route } of rows.filter(
    ({ route }) => route.access === 'coordinator' || route.access === 'administrator',
  )) {
    it(`${name} turns a company's member away`, async () => {
      const reply = await member.send(route.method, pathOf(route));
      expect(reply.status).to.equal(403);
      expectRefusal(reply, name);
    });
  }

  for (const { name, route } of rows.filter(({ route }) => route.access === 'administrator')) {
    it(`${name} turns a coordinator away`, async () => {
      const reply = await coordinator.send(route.method, pathOf(route));
      expect(reply.status).to.equal(403);
      expectRefusal(reply, name);
    });
  }

  for (const { name, route } of rows.filter(({ route }) => route.body)) {
    it(`${name} answers strange bodies with a problem`, async () => {
      for (const body of STRANGE_BODIES) {
        expectCalm(await administrator.send(route.method, pathOf(route), { body }), `${name} ${JSON.stringify(body)}`);
      }
      const broken = await administrator.send(route.method, pathOf(route), {
        body: '{"a":',
        headers: { 'content-type': 'application/json' },
      });
      expect(broken.status).to.equal(400);
      expectRefusal(broken, name);
    });
  }

  for (const { name, route } of rows.filter(({ route }) => route.query && route.carries !== 'upload')) {
    it(`${name} answers strange queries with a problem`, async () => {
      for (const query of STRANGE_QUERIES) {
        expectCalm(
          await administrator.send(route.method, pathOf(route), { query }),
          `${name} ${JSON.stringify(query)}`,
        );
      }
    });
  }

  for (const { name, route } of rows.filter(({ route }) => route.params)) {
    it(`${name} knows nothing under a forged id`, async () => {
      for (const id of STRANGE_IDS) {
        const path = pathOf(route, id);
        // Several `..` are resolved before anything is sent, and may lead out of the API altogether.
        if (!new URL(`/api${path}`, server.url).pathname.startsWith('/api/')) continue;
        const reply = await administrator.send(route.method, path);
        expect(reply.status, `${name} ${id}`).to.be.within(400, 499);
      }
    });
  }

  it('refuses a body of ten megabytes', async () => {
    const reply = await member.post('/needs', { content: { kind: 'technology', title: 'x'.repeat(10_000_000) } });
    expect(reply.status).to.equal(413);
    expectRefusal(reply, 'ten megabytes');
  });

  it('refuses a body that is not JSON', async () => {
    const reply = await member.send('POST', '/needs', {
      body: 'kind=technology',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(reply.status).to.equal(415);
    expectRefusal(reply, 'a form');
  });

  it('speaks the reader’s language', async () => {
    const [chinese, english] = await Promise.all(
      ['zh-CN,zh;q=0.9', 'en-GB,en;q=0.9'].map((language) =>
        visitor.send('GET', `/needs/${UNKNOWN_ID}`, { headers: { 'accept-language': language } }),
      ),
    );
    expect(problemSchema.parse(chinese?.body).detail).to.match(/[\u4e00-\u9fff]/);
    expect(problemSchema.parse(english?.body).detail).to.not.match(/[\u4e00-\u9fff]/);
  });

  it('is described in the OpenAPI document', async () => {
    const { body } = await visitor.get('/openapi.json');
    // The document is an object of paths, each an object of methods.
    const { paths } = body as { paths: Record<string, Record<string, unknown>> };
    const missing = rows.filter(({ route }) => !paths[route.path]?.[route.method.toLowerCase()]);
    expect(missing.map(({ name }) => name)).to.deep.equal([]);
  });
});
