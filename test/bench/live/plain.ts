// A bare Socket.IO server: how fast its own broadcast is, and how fast shared frames are on the very same connections.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { Server } from 'socket.io';
import { createFanout } from '#server/platform/fanout/fanout.ts';
import { STAGE_PATH } from '#shared/live/limits.ts';
import { answerParent } from './child.ts';
import { readProbe, resetProbe, settledRss } from './probe.ts';

const http = createServer();
const io = new Server(http, { path: STAGE_PATH, transports: ['websocket'], serveClient: false });
const fanout = createFanout(io, 'all');
io.on('connection', (socket) => {
  fanout.add(socket);
  // What the load's viewers take for having arrived.
  socket.emit('joined', { heads: {}, isDelta: true });
  socket.on('disconnect', () => fanout.remove(socket));
});
http.listen(0, '127.0.0.1');
await once(http, 'listening');

const MESSAGE = {
  order: 1,
  at: 0,
  kind: 'chat.said',
  data: { name: '周明', organization: '', role: 'viewer', text: 'x'.repeat(180) },
};
const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Until all that was written has left this process: a broadcast is not over before. */
const flushed = async (): Promise<void> => {
  const isWaiting = () => [...io.sockets.sockets.values()].some((socket) => socket.conn.transport.writable === false);
  while (isWaiting()) await nextTurn();
};

interface Flood {
  seconds: number;
  /** Messages in one frame: ours merges what came within a tick, Socket.IO's broadcast has one each. */
  merged: number;
}

/** Broadcasts one after the other for some seconds; answers how many frames and messages that were for each socket. */
const flood = async (send: () => Promise<void>, { seconds, merged }: Flood) => {
  resetProbe();
  const began = performance.now();
  let rounds = 0;
  while (performance.now() - began < seconds * 1000) {
    await send();
    rounds += 1;
  }
  const passedSeconds = (performance.now() - began) / 1000;
  const sockets = io.engine.clientsCount;
  return {
    framesPerSecond: (rounds * sockets) / passedSeconds,
    messagesPerSecond: (rounds * sockets * merged) / passedSeconds,
    probe: readProbe(),
  };
};

let number = 0;

interface Talk {
  seconds: number;
  /** Messages a second. */
  chat: number;
  characters: number;
}

/** What a session does, by Socket.IO's own broadcast: chat, and a page turned every second. Answers the turns. */
const talk = async ({ seconds, chat, characters }: Talk) => {
  const message = { ...MESSAGE, data: { ...MESSAGE.data, text: '聊'.repeat(characters) } };
  const turns: { order: number; askedAt: number }[] = [];
  const began = performance.now();
  let said = 0;
  let turned = 0;
  while (performance.now() - began < seconds * 1000) {
    const passed = (performance.now() - began) / 1000;
    for (; said < passed * chat; said += 1) io.emit('lane', { lane: 'pub', from: 1, entries: [message] });
    if (turned < passed) {
      turned += 1;
      number += 1;
      turns.push({ order: number, askedAt: performance.timeOrigin + performance.now() });
      io.emit('lane', { lane: 'ctl', from: number, entries: [{ order: number }] });
    }
    await delay(5);
  }
  return turns;
};

answerParent({
  talk,
  // A TCP server's address is an object.
  port: () => (http.address() as AddressInfo).port,
  connected: () => io.engine.clientsCount,
  rss: () => settledRss(),
  plain: ({ seconds }: { seconds: number }) =>
    flood(
      async () => {
        io.emit('lane', { lane: 'pub', from: 1, entries: [MESSAGE] });
        await flushed();
      },
      { seconds, merged: 1 },
    ),
  frames: ({ seconds, merged }: Flood) =>
    flood(
      async () => {
        fanout.publish('content', 'lane', {
          lane: 'pub',
          from: 1,
          entries: Array.from({ length: merged }, () => MESSAGE),
        });
        await fanout.drained();
        await flushed();
      },
      { seconds, merged },
    ),
});
