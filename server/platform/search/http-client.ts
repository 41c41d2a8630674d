// The transport to Meilisearch. The default fetch shows a 40 ms plateau (delayed acknowledgement of a request sent in two
// packets); node:http with keep-alive and Content-Length sends one packet and does not.
import { Agent, type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps, Agent as SecureAgent } from 'node:https';
import { Problem } from '#server/platform/http/problem.ts';

const SOCKETS = 32;
const agent = new Agent({ keepAlive: true, maxSockets: SOCKETS, noDelay: true });
const secureAgent = new SecureAgent({ keepAlive: true, maxSockets: SOCKETS, noDelay: true });

/** The engine understood the call and refused it (4xx). */
export class SearchRefusal extends Error {
  override name = 'SearchRefusal';
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

interface Call {
  method: string;
  url: URL;
  headers: Record<string, string>;
  payload: Buffer | null;
  timeoutMs: number;
}

const isClosed = (error: NodeJS.ErrnoException): boolean => error.code === 'ECONNRESET' || error.code === 'EPIPE';

const send = (call: Call): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const { method, url, headers, payload, timeoutMs } = call;
    const secure = url.protocol === 'https:';
    const length = payload ? { 'content-length': String(payload.length) } : {};
    const options = {
      method,
      agent: secure ? secureAgent : agent,
      headers: { ...headers, ...length },
      timeout: timeoutMs,
    };
    const sent = (secure ? requestHttps : requestHttp)(url, options, resolve);
    sent.on('timeout', () => sent.destroy(new Error('no answer in time')));
    sent.on('error', (error) => {
      // A kept connection that the engine was just closing, which it does after some idle seconds: nobody is away, and a
      // fresh one serves. All calls of ours may arrive twice.
      if (sent.reusedSocket && isClosed(error)) resolve(send(call));
      else reject(error);
    });
    sent.end(payload ?? undefined);
  });

const readAll = async (reply: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of reply) chunks.push(chunk);
  return Buffer.concat(chunks);
};

const refusalOf = (status: number, body: unknown): SearchRefusal => {
  // Meilisearch's error object has these two strings.
  const { code = 'unknown', message = '' } = (body ?? {}) as { code?: string; message?: string };
  return new SearchRefusal(status, code, message);
};

/**
 * Makes the function that the official client takes as `httpClient`: sends, and resolves to the parsed body.
 * Throws the problem `search_unavailable` when the engine cannot be reached, is too slow or answers 5xx, and
 * SearchRefusal when it answers 4xx.
 */
export const searchTransport =
  (timeoutMs: number) =>
  async (input: string | URL | Request, init: RequestInit = {}): Promise<unknown> => {
    const call: Call = {
      method: init.method ?? 'GET',
      url: new URL(input instanceof Request ? input.url : input),
      headers: Object.fromEntries(new Headers(init.headers)),
      payload: typeof init.body === 'string' ? Buffer.from(init.body) : null,
      timeoutMs,
    };
    try {
      const reply = await send(call);
      const raw = await readAll(reply);
      const status = reply.statusCode ?? 0;
      if (status >= 500) throw new Error(`status ${status}`);
      const body: unknown = raw.length === 0 ? undefined : JSON.parse(raw.toString('utf8'));
      if (status >= 400) throw refusalOf(status, body);
      return body;
    } catch (cause) {
      throw cause instanceof SearchRefusal ? cause : new Problem('search_unavailable', { cause });
    }
  };
