import { once } from 'node:events';
import { createServer, get, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { expect } from 'chai';
import { followConnections } from '#server/platform/http/ending.ts';

describe('the end of an HTTP server', () => {
  let asked: ((request: IncomingMessage, response: ServerResponse) => void) | undefined;
  const http = createServer((request, response) => asked?.(request, response));
  const connections = followConnections(http);
  const opened: Socket[] = [];

  const open = async (): Promise<Socket> => {
    const arrived = once(http, 'connection');
    const socket = connect((http.address() as AddressInfo).port, '127.0.0.1');
    opened.push(socket);
    await arrived;
    return socket;
  };

  before(async () => {
    http.listen(0, '127.0.0.1');
    await once(http, 'listening');
  });
  after(() => {
    for (const socket of opened) socket.destroy();
    http.closeAllConnections();
  });

  // One server from here on: what is left of it at the end is what this is about.
  it('waits neither for a connection on which nothing was asked nor for a WebSocket that nobody closes, but for an answer', async () => {
    const silent = await open();
    const goneWithoutAsking = once(silent, 'close');
    silent.resume();

    const webSocket = await open();
    const upgraded = once(http, 'upgrade');
    webSocket.write('GET / HTTP/1.1\r\nhost: here\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n');
    await upgraded;
    webSocket.resume();

    const underWay = new Promise<ServerResponse>((resolve) => {
      asked = (_request, response) => resolve(response);
    });
    const answer = new Promise<IncomingMessage>((resolve) => {
      get({ port: (http.address() as AddressInfo).port, host: '127.0.0.1', agent: false }, resolve);
    });
    const response = await underWay;

    const ended = connections.end();
    await goneWithoutAsking;
    response.end('all of it');
    const body = await (await answer).setEncoding('utf8').toArray();
    expect(body.join('')).to.equal('all of it');
    await ended;
  });
});
