// The search engine goes away and comes back: a gate before the real one is shut and opened.
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { expect } from 'chai';
import { buildNeed } from '#seeds/builders/needs.ts';
import { needRoutes } from '#shared/needs/routes.ts';
import { searchRoutes } from '#shared/search/routes.ts';
import { useEngines } from '#test/support/engines.ts';
import { type Person, TestServer } from '#test/support/server.ts';
import { publishNeed } from './journey.ts';

class Gate {
  readonly #target: URL;
  readonly #sockets = new Set<Socket>();
  #server: Server | undefined;
  #port = 0;

  constructor(target: string) {
    this.#target = new URL(target);
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  async open(): Promise<void> {
    const { hostname, port } = this.#target;
    this.#server = createServer((near) => {
      const far = connect(Number(port), hostname);
      for (const socket of [near, far]) {
        this.#sockets.add(socket);
        socket.on('error', () => {}).on('close', () => this.#sockets.delete(socket));
      }
      near.pipe(far).pipe(near);
    });
    this.#server.listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
    // A TCP server's address is an object.
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  async shut(): Promise<void> {
    const closed = this.#server ? once(this.#server, 'close') : null;
    this.#server?.close();
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }
}

describe('While the search engine is away', () => {
  const engines = useEngines();
  let gate: Gate;
  let server: TestServer;
  let author: Person;
  let coordinator: Person;

  before(async function () {
    this.timeout(60_000);
    gate = new Gate(engines.meili.url);
    await gate.open();
    const { masterKey } = engines.meili;
    server = new TestServer({ ...engines, mongoUri: engines.mongoUri, meili: { url: gate.url, masterKey } }, {});
    await server.start();
    author = await server.signIn('enterprise');
    coordinator = await server.signIn('coordinator');
  });

  after(async () => {
    await gate.open().catch(() => {});
    await server.discard();
    await gate.shut();
  });

  it('posting, reviewing, reading and browsing go on; searching says why not; the index catches up by itself', async () => {
    const before = await publishNeed({ author, coordinator, content: buildNeed({ title: '故障之前的陀螺仪' }) });
    await server.settled();
    await gate.shut();

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

    await gate.open();
    await server.settled();
    const found = await server.visitor().call(needRoutes.list, { query: { q: '陀螺仪' } });
    expect(found.items.map(({ id }) => id)).to.deep.equal([during.id]);
  });
});
