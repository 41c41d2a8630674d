// What belongs to one request while it is being answered. It hangs on the request itself: what a WeakMap leads to by its keys, V8
// keeps until the next full collection, and what outlives two of the small ones makes all of them slower.
import type { Request } from 'express';

export interface PerRequest<Kept> {
  get(request: Request): Kept | undefined;
  /** The same, and the request keeps it no longer. */
  take(request: Request): Kept | undefined;
  set(request: Request, kept: Kept): void;
}

/** Something of a kind of its own for each request. */
export const perRequest = <Kept>(): PerRequest<Kept> => {
  const key = Symbol('kept');
  // A request is an object like others: whoever has the symbol may put something on it.
  const placeOn = (request: Request) => request as unknown as { [key]?: Kept | undefined };
  return {
    get: (request) => placeOn(request)[key],
    take(request) {
      const kept = placeOn(request)[key];
      placeOn(request)[key] = undefined;
      return kept;
    },
    set(request, kept) {
      placeOn(request)[key] = kept;
    },
  };
};
