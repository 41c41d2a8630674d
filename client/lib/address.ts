import type { CallInput, Route } from '#shared/contract/route.ts';

type Parts = { params?: Record<string, unknown>; query?: Record<string, unknown>; body?: unknown };

/** A call's input with its parts as optional; a row declares which of them are there. */
export const partsOf = <R extends Route>(_route: R, input: CallInput<R> | undefined): Parts =>
  // CallInput<R> has only these three keys, each only if the row declares it; generics cannot show that.
  (input ?? {}) as Parts;

const fillPath = (path: string, params: Record<string, unknown> = {}): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));

/** `{ field: ['a', 'b'], q: '' }` → `field=a&field=b`; what is empty is left out. */
export const queryString = (query: Record<string, unknown> = {}): string => {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') search.append(name, String(one));
    }
  }
  return search.toString();
};

/** Where a route answers, for a call or a plain link (downloads, redirects). */
export const addressOf = <R extends Route>(route: R, input?: CallInput<R>): string => {
  const { params, query } = partsOf(route, input);
  const search = queryString(query);
  return `/api${fillPath(route.path, params)}${search ? `?${search}` : ''}`;
};
