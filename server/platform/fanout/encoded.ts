// A notice encoded once for many sockets: the text of its Socket.IO packet, and that text as a whole WebSocket frame.

/** Engine.IO "message" (4), Socket.IO "event" (2), default namespace, no acknowledgement. */
const EVENT = '42';
/** RFC 6455: final fragment, text. What a server sends is not masked. */
const FINAL_TEXT = 0x81;
const LENGTH_16 = 126;
const LENGTH_64 = 127;

/** A WebSocket text frame of this payload, header and payload in one buffer, so that sending it is one write. */
export const textFrame = (payload: string): Buffer => {
  const length = Buffer.byteLength(payload);
  const header = length < LENGTH_16 ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(header + length);
  frame[0] = FINAL_TEXT;
  if (header === 2) frame[1] = length;
  if (header === 4) {
    frame[1] = LENGTH_16;
    frame.writeUInt16BE(length, 2);
  }
  if (header === 10) {
    frame[1] = LENGTH_64;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.write(payload, header);
  return frame;
};

export interface Encoded {
  name: string;
  body: unknown;
  /** As Engine.IO takes it: the packet without Engine.IO's own type digit. */
  packet: string;
  /** As the WebSocket sender takes it. */
  frames: readonly [Buffer];
}

export const encode = (name: string, body: unknown): Encoded => {
  const packet = `${EVENT.slice(1)}${JSON.stringify([name, body])}`;
  return { name, body, packet, frames: [textFrame(`${EVENT.charAt(0)}${packet}`)] };
};
