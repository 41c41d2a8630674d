// A small embedder of one's own: pairs of neighbouring characters, hashed into 128 places. It speaks OpenAI's and Ollama's
// form, and can be told to fail or never to answer.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

const PLACES = 128;

const vectorOf = (text: string): number[] => {
  const vector = new Array<number>(PLACES).fill(0);
  for (let at = 0; at + 1 < text.length; at += 1) {
    const place = (text.charCodeAt(at) * 31 + text.charCodeAt(at + 1)) % PLACES;
    vector[place] = (vector[place] ?? 0) + 1;
  }
  return vector;
};

export class TestEmbedder {
  mode: 'answers' | 'fails' | 'hangs' | 'babbles' = 'answers';
  /** Authorization headers as they came. */
  readonly keys: (string | undefined)[] = [];
  readonly #server: Server;

  constructor() {
    this.#server = createServer(async (request, response) => {
      // What the tests' own clients send.
      const { input } = (await json(request)) as { input: string[] };
      this.keys.push(request.headers.authorization);
      if (this.mode === 'hangs') return;
      if (this.mode === 'fails') return void response.writeHead(500).end();
      const vectors = input.map(vectorOf);
      const body =
        request.url === '/api/embed'
          ? { embeddings: vectors }
          : { data: vectors.map((embedding, index) => ({ index, embedding })).reverse() };
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(this.mode === 'babbles' ? { data: [{ embedding: 'x' }] } : body));
    });
  }

  /** Begins to listen. Its address is known at once: the system gives the port when it is asked. */
  start(): void {
    this.#server.listen(0, '127.0.0.1');
  }

  get url(): string {
    // A TCP server's address is an object.
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
