import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { searchTransport } from '#server/platform/search/http-client.ts';

describe('The way to the search engine', () => {
  let server: Server | undefined;

  afterEach(() => server?.close());

  it('survives that the engine closes a kept connection just when it is used again', async () => {
    let served = 0;
    server = createServer((request, response) => {
      served += 1;
      // The second call arrives on the first one's connection, and is cut off.
      if (served === 2) return void request.socket.destroy();
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ served }));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    // A TCP server's address is an object.
    const { port } = server.address() as AddressInfo;
    const call = searchTransport(2_000);
    const url = `http://127.0.0.1:${port}/`;
    expect(await call(url)).to.deep.equal({ served: 1 });
    expect(await call(url)).to.deep.equal({ served: 3 });
  });

  it('says that the engine is away when nobody listens', async () => {
    const refused = await searchTransport(2_000)('http://127.0.0.1:1/').catch((error: unknown) => error);
    expect(refused).to.include({ code: 'search_unavailable' });
  });
});
