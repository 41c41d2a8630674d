// Somebody with a session, over HTTP as any program would: a cookie and our own Origin.

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

const answerOf = async (response: Response): Promise<Answer> => ({
  status: response.status,
  // Every answer of the API is an object.
  body: (await response.json()) as Record<string, unknown>,
});

/** Signs in. `origin` is asked anew for each request: a server started again may be elsewhere. */
export const signIn = async (origin: string, email: string, password: string): Promise<Person> => {
  let cookie = '';
  const fetchApi = async (method: string, path: string, body: BodyInit | null, type?: string) => {
    // Not AbortSignal.timeout: on Node.js 20 one that only a fetch holds may be collected before it fires.
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(new Error(`no answer within ${TIMEOUT_MS} ms`)), TIMEOUT_MS);
    try {
      const response = await fetch(`${origin}/api${path}`, {
        method,
        body,
        headers: { origin, cookie, ...(type ? { 'content-type': type } : {}) },
        signal: limit.signal,
      });
      // Read whole within the time.
      return new Response(await response.text(), { status: response.status, headers: response.headers });
    } finally {
      clearTimeout(timer);
    }
  };
  const send = async (method: string, path: string, body?: unknown) =>
    answerOf(
      body === undefined
        ? await fetchApi(method, path, null)
        : await fetchApi(method, path, JSON.stringify(body), 'application/json'),
    );
  const session = await fetchApi('POST', '/session', JSON.stringify({ email, password }), 'application/json');
  if (!session.ok) throw new Error(`signing in as ${email}: ${session.status}`);
  cookie = session.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  return {
    cookie,
    send,
    upload: async (path, name, content) => {
      const form = new FormData();
      form.append('file', content, name);
      return answerOf(await fetchApi('POST', path, form));
    },
  };
};
