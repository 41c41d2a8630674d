// The transport to Meilisearch.
import { ask } from '#server/platform/http/outgoing.ts';
import { Problem } from '#server/platform/http/problem.ts';

/** More than the engine ever answers to what we ask. */
const MOST_BYTES = 256 * 1024 * 1024;

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
  (withinMs: number) =>
  async (input: string | URL | Request, init: RequestInit = {}): Promise<unknown> => {
    try {
      const { status, body: raw } = await ask({
        url: input instanceof Request ? input.url : input,
        method: init.method ?? 'GET',
        headers: Object.fromEntries(new Headers(init.headers)),
        body: typeof init.body === 'string' ? init.body : undefined,
        withinMs,
        mostBytes: MOST_BYTES,
        // All calls of ours may arrive twice.
        mayRepeat: true,
      });
      if (status >= 500) throw new Error(`status ${status}`);
      const body: unknown = raw.length === 0 ? undefined : JSON.parse(raw.toString('utf8'));
      if (status >= 400) throw refusalOf(status, body);
      return body;
    } catch (cause) {
      throw cause instanceof SearchRefusal ? cause : new Problem('search_unavailable', { cause });
    }
  };
