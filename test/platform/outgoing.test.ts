import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { expect } from 'chai';
import { type Asking, ask, NoAnswerInTime } from '#server/platform/http/outgoing.ts';

describe('A request to another server', () => {
  let server: Server;

  const serve = async (listener: RequestListener): Promise<Server> => {
    server = createServer(listener).listen(0, '127.0.0.1');
    await once(server, 'listening');
    return server;
  };
  const askIt = ({ path = '/', ...asking }: Partial<Asking> & { path?: string } = {}) => {
    // A TCP server's address is an object.
    const { port } = server.address() as AddressInfo;
    return ask({ url: `http://127.0.0.1:${port}${path}`, withinMs: 5_000, mostBytes: 1_000, ...asking });
  };
  const failureOf = (asked: Promise<unknown>): Promise<unknown> =>
    asked.then(
      () => null,
      (error: unknown) => error,
    );

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  it('resolves to the status, the headers and the whole body, also of a refusal', async () => {
    await serve((request, response) => {
      request.on('data', (sent: Buffer) => {
        response.writeHead(418, { 'x-length': request.headers['content-length'] }).end(`“${sent}”`);
      });
    });
    const { status, headers, body } = await askIt({ method: 'POST', body: '需求' });
    expect([status, headers['x-length'], body.toString()]).to.deep.equal([418, '6', '“需求”']);
  });

  it('does not follow elsewhere', async () => {
    await serve((_request, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end());
    expect(await askIt()).to.include({ status: 302 });
  });

  it('ends within its time when no answer begins, and when one never ends', async () => {
    await serve((request, response) => {
      if (request.url === '/silent') return;
      response.write('{');
      const dribbling = setInterval(() => response.write(' '), 10);
      response.once('close', () => clearInterval(dribbling));
    });
    for (const path of ['/silent', '/dribbling'])
      for (const mayRepeat of [true, false])
        expect(await failureOf(askIt({ path, mayRepeat, withinMs: 60 })), path).to.be.instanceOf(NoAnswerInTime);
  });

  it('is given up when the answer is too long or breaks off', async () => {
    await serve((request, response) => {
      if (request.method === 'POST') response.end('x'.repeat(1_001));
      else response.writeHead(200, { 'content-length': '10' }).write('x', () => request.socket.destroy());
    });
    expect(await failureOf(askIt({ method: 'POST' }))).to.be.instanceOf(Error);
    expect(await failureOf(askIt())).to.be.instanceOf(Error);
  });

  it('goes over a connection of its own unless it may be repeated', async () => {
    const used = new Set<Socket>();
    await serve(({ socket }, response) => {
      used.add(socket);
      response.end();
    });
    for (let index = 0; index < 2; index += 1) await askIt({ mayRepeat: true });
    expect(used.size).to.equal(1);
    for (let index = 0; index < 2; index += 1) await askIt();
    expect(used.size).to.equal(3);
  });
});
