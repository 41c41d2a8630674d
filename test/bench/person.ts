// Somebody with a session, over HTTP as any program would: a cookie and our own Origin.
import { ask } from '#server/platform/http/outgoing.ts';

export interface Answer {
  status: number;
  // Read field by field where it is used.
  body: Record<string, unknown>;
}

export interface Person {
  /** Of the session, for other connections. */
  cookie: string;
  send(method: string, path: string, body?: unknown): Promise<Answer>;
  upload(path: string, name: string, content: Blob): Promise<Answer>;
}

const TIMEOUT_MS = 10_000;
const MOST_BYTES = 64 * 1024 * 1024;

interface Content {
  type: string;
  bytes: string | Buffer;
}

const jsonOf = (body: unknown): Content => ({ type: 'application/json', bytes: JSON.stringify(body) });

/** Signs in. `origin` is asked anew for each request: a server started again may be elsewhere. */
export const signIn = async (origin: string, email: string, password: string): Promise<Person> => {
  let cookie = '';
  const askApi = (method: string, path: string, content?: Content) =>
    ask({
      url: `${origin}/api${path}`,
      method,
      headers: { origin, cookie, ...(content && { 'content-type': content.type }) },
      body: content?.bytes,
      withinMs: TIMEOUT_MS,
      mostBytes: MOST_BYTES,
    });
  const send = async (method: string, path: string, content?: Content): Promise<Answer> => {
    const { status, body } = await askApi(method, path, content);
    // Every answer of the API is an object.
    return { status, body: JSON.parse(body.toString('utf8')) as Record<string, unknown> };
  };
  const session = await askApi('POST', '/session', jsonOf({ email, password }));
  if (session.status >= 300) throw new Error(`signing in as ${email}: ${session.status}`);
  cookie = (session.headers['set-cookie'] ?? []).map((line) => line.split(';')[0]).join('; ');
  return {
    cookie,
    send: (method, path, body) => send(method, path, body === undefined ? undefined : jsonOf(body)),
    upload: async (path, name, content) => {
      const form = new FormData();
      form.append('file', content, name);
      const packed = new Response(form);
      const bytes = Buffer.from(await packed.arrayBuffer());
      return send('POST', path, { type: packed.headers.get('content-type') ?? '', bytes });
    },
  };
};
