// A viewer as cheap as possible: a bare TCP socket that speaks just enough WebSocket, Engine.IO and Socket.IO. A load
// generator made of real client libraries would measure itself.
import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

const OPEN = 0x30; // "0"
const PING = 0x32; // "2"
const MESSAGE = 0x34; // "4"
const CONNECT = 0x30;
const EVENT = 0x32;
const CONNECT_ERROR = 0x34;

export interface RawOptions {
  port: number;
  path: string;
  /** The CONNECT packet's payload, made when the connection is up. */
  auth(): object;
  onEvent(payload: Buffer): void;
  onConnected?(): void;
  onRefused?(payload: Buffer): void;
  onClosed?(): void;
}

/** A client's text frame. Its mask is zero, so the payload stays as it is. */
const maskedFrame = (text: string): Buffer => {
  const payload = Buffer.from(text);
  const isLong = payload.length > 125;
  const header = Buffer.alloc(isLong ? 8 : 6);
  header[0] = 0x81;
  header[1] = 0x80 | (isLong ? 126 : payload.length);
  if (isLong) header.writeUInt16BE(payload.length, 2);
  return Buffer.concat([header, payload]);
};

const PONG = maskedFrame('3');

/** What any of the connections has just received; it is read before the next one's. One of its own for each read costs more than reading it. */
const received = Buffer.allocUnsafe(64 * 1024);

export class RawClient {
  readonly #socket: Socket;
  readonly #options: RawOptions;
  #rest: Buffer | null = null;
  #isUp = false;

  constructor(options: RawOptions) {
    this.#options = options;
    const { port, path } = options;
    const onread = { buffer: received, callback: (bytes: number) => this.#onData(received.subarray(0, bytes)) };
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true, onread });
    this.#socket.on('connect', () => {
      const key = randomBytes(16).toString('base64');
      this.#socket.write(
        `GET ${path}/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\n` +
          `Connection: Upgrade\r\nSec-WebSocket-Key: ${key}\r\nSec-WebSocket-Version: 13\r\n\r\n`,
      );
    });
    this.#socket.on('error', () => {});
    this.#socket.on('close', () => this.#options.onClosed?.());
  }

  send(text: string): void {
    this.#socket.write(maskedFrame(text));
  }

  /** Goes away without a word, as a phone in a tunnel does. */
  cut(): void {
    this.#socket.destroy();
  }

  /** Reads nothing any more, and stays connected. */
  stall(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  /** True, so that the socket reads on. */
  #onData(data: Buffer): true {
    this.#read(data);
    return true;
  }

  #read(data: Buffer): void {
    let buffer = this.#rest ? Buffer.concat([this.#rest, data]) : data;
    this.#rest = null;
    if (!this.#isUp) {
      const end = buffer.indexOf('\r\n\r\n');
      if (end < 0) {
        this.#rest = Buffer.from(buffer);
        return;
      }
      if (!buffer.subarray(0, 12).toString('latin1').endsWith('101')) {
        this.cut();
        return;
      }
      this.#isUp = true;
      buffer = buffer.subarray(end + 4);
    }
    this.#readFrames(buffer);
  }

  #readFrames(buffer: Buffer): void {
    let at = 0;
    while (buffer.length - at >= 2) {
      let length = (buffer[at + 1] ?? 0) & 0x7f;
      let header = 2;
      if (length === 126) {
        if (buffer.length - at < 4) break;
        length = buffer.readUInt16BE(at + 2);
        header = 4;
      } else if (length === 127) {
        if (buffer.length - at < 10) break;
        length = Number(buffer.readBigUInt64BE(at + 2));
        header = 10;
      }
      if (buffer.length - at < header + length) break;
      this.#onText(buffer.subarray(at + header, at + header + length));
      at += header + length;
    }
    if (at < buffer.length) this.#rest = Buffer.from(buffer.subarray(at));
  }

  #onText(payload: Buffer): void {
    const [type, kind] = payload;
    if (type === PING) this.#socket.write(PONG);
    else if (type === OPEN) this.send(`40${JSON.stringify(this.#options.auth())}`);
    else if (type === MESSAGE && kind === EVENT) this.#options.onEvent(payload);
    else if (type === MESSAGE && kind === CONNECT) this.#options.onConnected?.();
    else if (type === MESSAGE && kind === CONNECT_ERROR) this.#options.onRefused?.(payload);
  }
}
