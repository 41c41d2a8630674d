// A provider's side of a group robot, as its documentation describes it: takes the signature apart, counts what comes in a
// minute, and answers in the provider's own words. It can also be out of order in all the ways that a provider can.
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RobotProviderName } from '#shared/robots/schema.ts';

export interface Heard {
  at: number;
  token: string;
  title: string;
  text: string;
}

type Mood = 'well' | 'too_many' | 'http_429' | 'http_500' | 'silent' | 'dribbles' | 'redirects' | 'talks_nonsense';

const MINUTE_MS = 60_000;
const DRIBBLE_MS = 20;
const SIGNED_WITHIN_MS = 3600_000;

const hmac = (key: string, text: string): string => createHmac('sha256', key).update(text).digest('base64');

const bodyOf = async (request: IncomingMessage): Promise<Record<string, unknown>> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  // What our own sender wrote; a test fails on anything else.
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>;
};

interface Call {
  url: URL;
  body: Record<string, unknown>;
}

interface Protocol {
  tokenOf(call: Call): string;
  isSigned(call: Call, key: string): boolean;
  textOf(call: Call): { title: string; text: string };
  perMinute: number;
  taken: unknown;
  wrongSignature: unknown;
  tooMany: unknown;
}

const isRecent = (timestampMs: number): boolean => Math.abs(Date.now() - timestampMs) < SIGNED_WITHIN_MS;

interface Markdown {
  title?: string;
  text?: string;
  content?: string;
}
interface Post {
  post: { zh_cn: { title: string; content: { text: string }[][] } };
}

const protocols: Record<RobotProviderName, Protocol> = {
  dingtalk: {
    tokenOf: ({ url }) => url.searchParams.get('access_token') ?? '',
    isSigned: ({ url }, key) => {
      const timestamp = url.searchParams.get('timestamp') ?? '';
      return isRecent(Number(timestamp)) && url.searchParams.get('sign') === hmac(key, `${timestamp}\n${key}`);
    },
    textOf: ({ body }) => {
      const { title = '', text = '' } = body['markdown'] as Markdown; // The message type that our sender uses.
      return { title, text };
    },
    perMinute: 20,
    taken: { errcode: 0, errmsg: 'ok' },
    wrongSignature: { errcode: 310000, errmsg: 'sign not match' },
    tooMany: { errcode: 130101, errmsg: 'send too fast, exceed 20 times per minute' },
  },
  wecom: {
    tokenOf: ({ url }) => url.searchParams.get('key') ?? '',
    isSigned: () => true,
    textOf: ({ body }) => {
      const { content = '' } = body['markdown'] as Markdown; // As above.
      return { title: content.split('\n')[0]?.replace(/^#+ /, '') ?? '', text: content };
    },
    perMinute: 20,
    taken: { errcode: 0, errmsg: 'ok' },
    wrongSignature: { errcode: 93000, errmsg: 'invalid webhook url' },
    tooMany: { errcode: 45009, errmsg: 'api freq out of limit' },
  },
  feishu: {
    tokenOf: ({ url }) => url.pathname.split('/').at(-1) ?? '',
    isSigned: ({ body }, key) => {
      const { timestamp, sign } = body;
      return isRecent(Number(timestamp) * 1000) && sign === hmac(`${String(timestamp)}\n${key}`, '');
    },
    textOf: ({ body }) => {
      const { title, content } = (body['content'] as Post).post.zh_cn; // As above.
      return { title, text: content.map((line) => line.map(({ text }) => text).join('')).join('\n') };
    },
    perMinute: 100,
    taken: { code: 0, msg: 'success', data: {} },
    wrongSignature: { code: 19021, msg: 'sign match fail or timestamp is not within one hour from current time' },
    tooMany: { code: 11232, msg: 'frequency limited psm' },
  },
};

export class RobotProviderServer {
  readonly #provider: RobotProviderName;
  readonly #server: Server;
  readonly #tries: number[] = [];
  /** Signing keys by token; a token without one is not signed. */
  readonly keys = new Map<string, string>();
  readonly heard: Heard[] = [];
  mood: Mood = 'well';

  constructor(provider: RobotProviderName) {
    this.#provider = provider;
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  async listen(): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  get origin(): string {
    // A TCP server's address is an object.
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  /** How many requests came, whatever became of them. */
  get tries(): number {
    return this.#tries.length;
  }

  /** The most that came within any minute. */
  get mostInAMinute(): number {
    return Math.max(
      0,
      ...this.#tries.map((from) => this.#tries.filter((at) => at >= from && at < from + MINUTE_MS).length),
    );
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.#tries.push(Date.now());
    const call = { url: new URL(request.url ?? '', 'http://provider'), body: await bodyOf(request) };
    const say = (status: number, body: unknown, headers: Record<string, string> = {}) =>
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
    if (this.mood === 'silent') return;
    if (this.mood === 'dribbles') {
      response.writeHead(200, { 'content-type': 'application/json' }).write('{');
      const dribbling = setInterval(() => response.write(' '), DRIBBLE_MS);
      return void response.once('close', () => clearInterval(dribbling));
    }
    if (this.mood === 'http_500') return void say(500, { error: 'internal' });
    if (this.mood === 'http_429') return void say(429, {}, { 'retry-after': '120' });
    if (this.mood === 'redirects') return void say(302, {}, { location: 'http://127.0.0.1:1/elsewhere' });
    if (this.mood === 'talks_nonsense') return void response.writeHead(200).end('<html>');
    say(200, this.#judge(call));
  }

  #judge(call: Call): unknown {
    const protocol = protocols[this.#provider];
    const token = protocol.tokenOf(call);
    const key = this.keys.get(token);
    if (key !== undefined && !protocol.isSigned(call, key)) return protocol.wrongSignature;
    const at = Date.now();
    const recent = this.heard.filter((one) => one.token === token && one.at > at - MINUTE_MS).length;
    if (this.mood === 'too_many' || recent >= protocol.perMinute) return protocol.tooMany;
    this.heard.push({ at, token, ...protocol.textOf(call) });
    return protocol.taken;
  }
}

/** All three, to be called inside `describe` before `useServer`. */
export const useRobotProviders = (): Record<RobotProviderName, RobotProviderServer> => {
  const servers = {
    dingtalk: new RobotProviderServer('dingtalk'),
    wecom: new RobotProviderServer('wecom'),
    feishu: new RobotProviderServer('feishu'),
  };
  const all = Object.values(servers);
  before('the providers’ servers start', () => Promise.all(all.map((one) => one.listen())));
  after('the providers’ servers end', () => Promise.all(all.map((one) => one.close())));
  return servers;
};
