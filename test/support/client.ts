// A browser's part in a test: one cookie, JSON in and out, the platform's own Origin. Calls by a contract's row are typed and
// must succeed; `refusal` is for those that must not; `send` takes anything, right or wrong.
import { setTimeout } from 'node:timers/promises';
import { storedFacts } from '#server/platform/facts/store.ts';
import type { Problem } from '#shared/contract/problem.ts';
import type { CallInput, ReplyOf, Route } from '#shared/contract/route.ts';
import { Live } from './live.ts';

export interface Reply {
  status: number;
  headers: Headers;
  /** Parsed when it is JSON, text otherwise. */
  body: unknown;
}

interface Parts {
  query?: Record<string, unknown>;
  body?: unknown;
  headers?: Record<string, string>;
}

/** Shared by all browsers of a server: it changes when the server starts anew. */
export interface Address {
  /** Where the server listens. */
  url: string;
  /** What a browser would send as Origin. */
  origin: string;
}

/**
 * Who has just become somebody's member is disconnected once, to come back into the right rooms. Browsers do; a test connects
 * after it.
 */
const connectionsRenewed = async (): Promise<void> => {
  while (await storedFacts.exists({ todo: 'organizations.renew-connections' })) await setTimeout(10);
};

// Where a row has parts, CallInput names them; all of them are optional here.
type Input = { params?: Record<string, string>; query?: Record<string, unknown>; body?: unknown };
type Arguments<R extends Route> = unknown extends CallInput<R> ? [input?: Input] : [input: CallInput<R>];

const pathWith = (path: string, params: Record<string, string> = {}): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));

const queryText = (query: Record<string, unknown> = {}): string => {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) search.append(name, String(one));
  }
  return search.size > 0 ? `?${search}` : '';
};

const bodyOf = async (response: Response): Promise<unknown> => {
  const text = await response.text();
  return /json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : text;
};

/** A visitor; signing in makes a person of them. */
export class Client {
  readonly #address: Address;
  #cookie = '';
  /** The last Set-Cookie as it came, for tests of its flags. */
  setCookie = '';

  constructor(address: Address) {
    this.#address = address;
  }

  get cookie(): string {
    return this.#cookie;
  }

  /** Another browser with a copy of this one's cookie. */
  copy(): Client {
    const copy = new Client(this.#address);
    copy.#cookie = this.#cookie;
    return copy;
  }

  /** The same, at another process of the platform. */
  at(address: Address): Client {
    const copy = new Client(address);
    copy.#cookie = this.#cookie;
    return copy;
  }

  /** Sends anything. `path` is below /api; an empty header is left out. */
  async send(method: string, path: string, { query, body, headers = {} }: Parts = {}): Promise<Reply> {
    const isRaw = body instanceof FormData || body instanceof Uint8Array;
    const all = {
      origin: this.#address.origin,
      ...(this.#cookie ? { cookie: this.#cookie } : {}),
      ...(body === undefined || isRaw ? {} : { 'content-type': 'application/json' }),
      ...headers,
    };
    const response = await fetch(`${this.#address.url}/api${path}${queryText(query)}`, {
      method,
      headers: Object.fromEntries(Object.entries(all).filter(([, value]) => value !== '')),
      redirect: 'manual',
      ...(body === undefined
        ? {}
        : { body: isRaw || typeof body === 'string' ? (body as BodyInit) : JSON.stringify(body) }),
    });
    this.#keepCookie(response);
    return { status: response.status, headers: response.headers, body: await bodyOf(response) };
  }

  get(path: string, query?: Record<string, unknown>): Promise<Reply> {
    return this.send('GET', path, query ? { query } : {});
  }

  post(path: string, body?: unknown): Promise<Reply> {
    return this.send('POST', path, { body });
  }

  put(path: string, body?: unknown): Promise<Reply> {
    return this.send('PUT', path, { body });
  }

  patch(path: string, body?: unknown): Promise<Reply> {
    return this.send('PATCH', path, { body });
  }

  delete(path: string): Promise<Reply> {
    return this.send('DELETE', path);
  }

  /** Sends one file as multipart/form-data. */
  upload(path: string, name: string, content: Uint8Array<ArrayBuffer>): Promise<Reply> {
    const body = new FormData();
    body.append('file', new Blob([content]), name);
    return this.send('POST', path, { body });
  }

  /** Makes the call of a contract's row and answers its reply. Throws when it is refused. */
  async call<R extends Route>(route: R, ...[input]: Arguments<R>): Promise<ReplyOf<R>> {
    const { status, body } = await this.#callRow(route, input);
    if (status >= 300) throw new Error(`${route.method} ${route.path}: ${status} ${JSON.stringify(body)}`);
    // The server checked the reply by this row's schema before sending it.
    return body as ReplyOf<R>;
  }

  /** Makes the call of a contract's row, which must be refused, and answers the problem. */
  async refusal<R extends Route>(route: R, ...[input]: Arguments<R>): Promise<Problem> {
    const { status, body } = await this.#callRow(route, input);
    if (status < 400) throw new Error(`${route.method} ${route.path} was not refused: ${status}`);
    // Every refusal of the platform is an RFC 9457 problem.
    return body as Problem;
  }

  #callRow(route: Route, input: unknown): Promise<Reply> {
    // Both callers have checked it against the row: these are the parts a row can declare.
    const parts = (input ?? {}) as Input;
    return this.send(route.method, pathWith(route.path, parts.params), parts);
  }

  /** Opens a socket with this browser's cookie. The server ends it with the suite. */
  async connect(headers: Record<string, string> = {}): Promise<Live> {
    await connectionsRenewed();
    const { url, origin } = this.#address;
    return Live.open(url, { origin, ...(this.#cookie ? { cookie: this.#cookie } : {}), ...headers });
  }

  #keepCookie(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      this.setCookie = line;
      const pair = line.split(';')[0] ?? '';
      this.#cookie = pair.endsWith('=') ? '' : pair;
    }
  }
}
