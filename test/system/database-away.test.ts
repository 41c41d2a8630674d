// The database goes away and comes back: a gate before the real one is shut and opened.
import { expect } from 'chai';
import { buildNeed } from '#seeds/builders/needs.ts';
import { needRoutes } from '#shared/needs/routes.ts';
import { systemRoutes } from '#shared/system/routes.ts';
import { useEngines } from '#test/support/engines.ts';
import { Gate } from '#test/support/gate.ts';
import { type Person, TestServer } from '#test/support/server.ts';

describe('While the database is away', () => {
  const engines = useEngines();
  let gate: Gate;
  let server: TestServer;
  let author: Person;

  before(async function () {
    this.timeout(60_000);
    gate = new Gate(engines.mongoUri('any'));
    await gate.open();
    const { meili } = engines;
    server = new TestServer(
      { meili, mongoUri: (name) => gate.through(engines.mongoUri(name)) },
      { environment: { LOG_LEVEL: 'silent' } },
    );
    await server.start();
    author = await server.signIn('enterprise');
  });

  after(async () => {
    await gate.open();
    await server.discard();
    await gate.shut();
  });

  it('reading and writing say so, and what was stored before is there after it', async function () {
    // A request waits three seconds for the database before it says that there is none.
    this.timeout(60_000);
    const content = buildNeed({ title: '故障之前的陀螺仪' });
    const { id, version } = await author.call(needRoutes.create, { body: { content } });
    await server.settled();
    await gate.shut();

    const update = { params: { id }, body: { version, content: buildNeed({ title: '没有写进去的标题' }) } };
    const refusals = await Promise.all([
      author.refusal(needRoutes.read, { params: { id } }),
      author.refusal(needRoutes.update, update),
      server.visitor().refusal(needRoutes.list, { query: {} }),
    ]);
    for (const refusal of refusals) {
      expect(refusal).to.include({ code: 'database_unavailable', status: 503 });
      expect(refusal.detail).to.match(/\p{Script=Han}/u);
    }
    expect((await server.visitor().get('/health')).body).to.include({ database: 'down' });

    await gate.open();
    await server.settled();
    expect(await author.call(needRoutes.read, { params: { id } })).to.include({ title: '故障之前的陀螺仪', version });
    expect(await server.visitor().call(systemRoutes.health)).to.include({ status: 'ok', database: 'ok' });
    expect(await author.call(needRoutes.update, update)).to.include({ title: '没有写进去的标题' });
  });
});
