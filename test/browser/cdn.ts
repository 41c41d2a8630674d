// A content delivery network as a test needs it: files with ranges, open to every origin.
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

interface File {
  type: string;
  bytes: Buffer;
}

export class Cdn {
  readonly files = new Map<string, File>();
  readonly #server: Server;

  constructor() {
    this.#server = createServer((request, response) => {
      response.setHeader('access-control-allow-origin', '*');
      response.setHeader('access-control-allow-headers', 'range');
      const file = this.files.get(request.url ?? '');
      if (request.method === 'OPTIONS') return void response.writeHead(204).end();
      if (!file) return void response.writeHead(404).end();
      response.setHeader('content-type', file.type);
      const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
      if (from === undefined || to === undefined) return void response.end(file.bytes);
      response.setHeader('content-range', `bytes ${from}-${to}/${file.bytes.length}`);
      response.writeHead(206).end(file.bytes.subarray(Number(from), Number(to) + 1));
    });
  }

  async open(): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  get url(): string {
    // A TCP server's address is an object.
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}

/** A playlist of one fragmented MP4 file, of which so many bytes come before the pictures. */
export const playlistOf = (file: string, bytes: Buffer, initBytes: number, seconds: number): Buffer =>
  Buffer.from(
    [
      '#EXTM3U',
      '#EXT-X-VERSION:7',
      `#EXT-X-TARGETDURATION:${Math.ceil(seconds)}`,
      `#EXT-X-MAP:URI="${file}",BYTERANGE="${initBytes}@0"`,
      `#EXTINF:${seconds},`,
      `#EXT-X-BYTERANGE:${bytes.length - initBytes}@${initBytes}`,
      file,
      '#EXT-X-ENDLIST',
      '',
    ].join('\n'),
  );
