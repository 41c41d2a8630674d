// Frames for many sockets, and what they rely on below Socket.IO's surface.
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { Server, type Socket } from 'socket.io';
import { type Socket as ClientSocket, io as connect } from 'socket.io-client';
import { isFast } from '#server/platform/fanout/connection.ts';
import { encode, textFrame } from '#server/platform/fanout/encoded.ts';
import { createFanout } from '#server/platform/fanout/fanout.ts';

const modules = new URL('../../node_modules/', import.meta.url);

const versionOf = (name: string): string => {
  // A package's own description of itself.
  const { version } = JSON.parse(readFileSync(new URL(`${name}/package.json`, modules), 'utf8')) as { version: string };
  return version;
};

describe('the fan-out', () => {
  const http = createServer();
  const io = new Server(http, { serveClient: false, transports: ['websocket', 'polling'] });
  const clients: ClientSocket[] = [];

  before(async () => {
    http.listen(0, '127.0.0.1');
    await once(http, 'listening');
  });
  after(async () => {
    for (const client of clients) client.close();
    await io.close();
  });

  const join = async (transport: 'websocket' | 'polling'): Promise<{ client: ClientSocket; socket: Socket }> => {
    // A TCP server's address is an object.
    const { port } = http.address() as AddressInfo;
    const accepted = new Promise<Socket>((resolve) => io.once('connection', resolve));
    const client = connect(`http://127.0.0.1:${port}`, { transports: [transport], upgrade: false, forceNew: true });
    clients.push(client);
    await new Promise<void>((resolve) => client.once('connect', resolve));
    return { client, socket: await accepted };
  };

  const heard = (client: ClientSocket, many: number): Promise<unknown[]> =>
    new Promise((resolve) => {
      const bodies: unknown[] = [];
      client.on('n', (body) => {
        bodies.push(body);
        if (bodies.length === many) resolve([...bodies]);
      });
    });

  it('relies on these versions: look at server/platform/fanout/connection.ts before changing them here', () => {
    expect(versionOf('socket.io')).to.equal('4.8.4');
    expect(versionOf('engine.io')).to.equal('6.6.12');
    expect(versionOf('ws')).to.equal('8.21.3');
  });

  it('relies on this shape of a connection', async () => {
    const { socket } = await join('websocket');
    // The members that Receiver reaches for, which Socket.IO's types leave out.
    const { transport, writeBuffer } = socket.client.conn as unknown as {
      transport: {
        name: string;
        writable: boolean;
        socket: { bufferedAmount: number; _sender: { sendFrame: unknown } };
      };
      writeBuffer: unknown;
    };
    expect(transport.name).to.equal('websocket');
    expect(transport.writable).to.be.a('boolean');
    expect(transport.socket.bufferedAmount).to.equal(0);
    expect(transport.socket._sender.sendFrame).to.be.a('function');
    expect(writeBuffer).to.be.an('array');
    expect(isFast(socket)).to.equal(true);
  });

  it('frames text as the WebSocket library does, at every length of header', () => {
    const { resolve } = createRequire(import.meta.url);
    const engine = createRequire(resolve('socket.io')).resolve('engine.io');
    // ws exports its sender, whose `frame` answers header and payload.
    const { Sender } = createRequire(engine)('ws') as {
      Sender: { frame(data: Buffer, options: object): Buffer[] };
    };
    for (const length of [0, 125, 126, 65_535, 65_536]) {
      const data = Buffer.from('x'.repeat(length));
      const options = { fin: true, opcode: 1, mask: false, rsv1: false, readOnly: false };
      expect(textFrame(data.toString()).equals(Buffer.concat(Sender.frame(data, options)))).to.equal(true);
    }
  });

  it('reaches sockets of either kind once each, in order, and those that joined later not at all', async () => {
    const fanout = createFanout(io, 'room');
    const [fast, slow, late] = [await join('websocket'), await join('polling'), await join('websocket')];
    expect([isFast(fast.socket), isFast(slow.socket)]).to.deep.equal([true, false]);
    fanout.add(fast.socket);
    fanout.add(slow.socket);
    const all = [1, 2, 3, 4, 5];
    const both = Promise.all([heard(fast.client, all.length), heard(slow.client, all.length)]);
    for (const number of all) fanout.publish('content', 'n', { number });
    fanout.add(late.socket);
    const last = heard(late.client, 1);
    await fanout.drained();
    fanout.publish('content', 'n', { number: 6 });
    expect(await last).to.deep.equal([{ number: 6 }]);
    for (const bodies of await both) {
      expect(bodies).to.deep.equal(all.map((number) => ({ number })));
    }
  });

  it('lets what is urgent overtake content', async () => {
    const fanout = createFanout(io, 'urgent');
    const { client, socket } = await join('websocket');
    fanout.add(socket);
    const bodies = heard(client, 3);
    fanout.publish('content', 'n', 1);
    fanout.publish('content', 'n', 2);
    fanout.publish('urgent', 'n', 3);
    expect(await bodies).to.deep.equal([3, 1, 2]);
  });

  it('goes beside what Socket.IO itself sends without changing the order', async () => {
    const fanout = createFanout(io, 'mixed');
    const { client, socket } = await join('websocket');
    fanout.add(socket);
    const bodies = heard(client, 40);
    for (let number = 0; number < 20; number += 1) {
      socket.emit('n', `own ${number}`);
      fanout.publish('content', 'n', `shared ${number}`);
    }
    const all = (await bodies).map(String);
    const ofKind = (kind: string) => all.filter((body) => body.startsWith(kind));
    expect(ofKind('own')).to.deep.equal(Array.from({ length: 20 }, (_, number) => `own ${number}`));
    expect(ofKind('shared')).to.deep.equal(Array.from({ length: 20 }, (_, number) => `shared ${number}`));
    expect(encode('n', 1).packet).to.equal('2["n",1]');
  });
});
