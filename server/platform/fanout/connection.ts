// One socket as the fan-out sees it. It reaches below Socket.IO's surface: an idle WebSocket takes a finished frame by the
// same call that engine.io itself makes, without building a packet for it. test/platform/fanout.test.ts pins the versions
// and the shape that this relies on; where the shape is another, `isFast` is false and Socket.IO's own way is taken.
import type { Socket } from 'socket.io';
import type { Encoded } from './encoded.ts';

interface RawWebSocket {
  bufferedAmount: number;
  _sender: { sendFrame(list: readonly Buffer[], done?: () => void): void };
}

interface EngineConnection {
  readyState: string;
  writeBuffer: readonly unknown[];
  transport: { name: string; writable: boolean; perMessageDeflate: unknown; socket: RawWebSocket };
  write(packet: string, options: { compress: boolean; wsPreEncodedFrame: readonly Buffer[] }): void;
  close(discard?: boolean): void;
}

/** Beyond this a socket skips content, which it pulls later. */
const BEHIND_BYTES = 256 * 1024;
const BEHIND_PACKETS = 16;
/** Beyond this it is closed and joins again. */
const LOST_BYTES = 1024 * 1024;
const LOST_PACKETS = 64;
const LOST_MS = 10_000;

export type Delivery = 'sent' | 'skipped' | 'closed';

// Socket.IO types the connection as its own class; these are members of it that its types leave out.
const connectionOf = (socket: Socket): EngineConnection => socket.client.conn as unknown as EngineConnection;

/** True when this connection has the shape that the fast way needs. */
export const isFast = (socket: Socket): boolean => {
  const { transport, writeBuffer } = connectionOf(socket);
  return (
    transport?.name === 'websocket' &&
    !transport.perMessageDeflate &&
    typeof transport.writable === 'boolean' &&
    typeof transport.socket?.bufferedAmount === 'number' &&
    typeof transport.socket._sender?.sendFrame === 'function' &&
    Array.isArray(writeBuffer)
  );
};

export class Receiver {
  readonly socket: Socket;
  /** The frame number at which it joined: what was published before it knows from its snapshot. */
  since = 0;
  #connection: EngineConnection;
  #behindSince = 0;

  constructor(socket: Socket) {
    this.socket = socket;
    this.#connection = connectionOf(socket);
  }

  /** True after content was skipped and until the socket has caught up. */
  get isBehind(): boolean {
    return this.#behindSince > 0;
  }

  /** Sends a finished frame. `now` in ms; content that may be pulled later is skipped when the socket is behind. */
  deliver(encoded: Encoded, isContent: boolean, now: number): Delivery {
    const connection = this.#connection;
    if (connection.readyState !== 'open') return 'closed';
    const { transport, writeBuffer } = connection;
    const bytes = transport.socket.bufferedAmount;
    const packets = writeBuffer.length;
    if (bytes > BEHIND_BYTES || packets > BEHIND_PACKETS) {
      this.#behindSince ||= now;
      if (bytes > LOST_BYTES || packets > LOST_PACKETS || now - this.#behindSince > LOST_MS) {
        connection.close(true);
        return 'closed';
      }
      if (isContent) return 'skipped';
    } else this.#behindSince = 0;
    if (transport.writable && packets === 0) transport.socket._sender.sendFrame(encoded.frames);
    else connection.write(encoded.packet, { compress: false, wsPreEncodedFrame: encoded.frames });
    return 'sent';
  }

  close(): void {
    this.#connection.close(true);
  }
}
