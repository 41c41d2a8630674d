// The end of an HTTP server. Node.js closes connections on which an answer was given and waits for those on which a request is
// under way; but one on which nothing was asked yet, as browsers open them ahead, counts as under way for a minute, and a
// WebSocket whose handshake ends after the sockets were closed would never be closed at all.
import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** For the last words on a WebSocket: its close frame, a notice given just before. */
const LAST_WORDS_MS = 1_000;

/** Follows a server's connections from now on, so that they can be ended. */
export const followConnections = (http: Server) => {
  const requests = new Map<Socket, number>();
  const upgraded = new Set<Socket>();
  let isEnding = false;

  const endIfIdle = (socket: Socket) => {
    if (requests.get(socket) === 0) socket.destroySoon();
  };
  const count = (socket: Socket, by: 1 | -1) => {
    const before = requests.get(socket);
    if (before !== undefined) requests.set(socket, before + by);
  };

  http.on('connection', (socket) => {
    requests.set(socket, 0);
    socket.once('close', () => {
      requests.delete(socket);
      upgraded.delete(socket);
    });
  });
  http.on('request', ({ socket }, response) => {
    count(socket, 1);
    if (isEnding) response.setHeader('connection', 'close');
    response.once('close', () => {
      count(socket, -1);
      if (isEnding) endIfIdle(socket);
    });
  });
  http.on('upgrade', (_request, socket) => {
    // An HTTP server's connections are TCP sockets; the types allow any duplex.
    const connection = socket as Socket;
    requests.delete(connection);
    if (isEnding) connection.destroy();
    else upgraded.add(connection);
  });

  return {
    /**
     * Takes no more connections; ends what is idle now, what is asked once it is answered, and WebSockets that are still there
     * a second later. Resolves when none is left.
     */
    end(): Promise<void> {
      isEnding = true;
      // A server that never listened says so; it has no connections either.
      const closed = new Promise<void>((resolve) => http.close(() => resolve()));
      for (const socket of requests.keys()) endIfIdle(socket);
      setTimeout(() => {
        for (const socket of upgraded) socket.destroy();
      }, LAST_WORDS_MS).unref();
      return closed;
    },
  };
};
