// Who tried what they may not where things are confidential is logged, guessed addresses among it: ids and codes, no names, no
// words.
import type { Actor } from '#server/platform/auth/actor.ts';
import type { Log } from '#server/platform/logging.ts';
import type { BoundRequest } from '#server/platform/realtime/realtime.ts';
import type { Route } from '#shared/contract/route.ts';
import type { BoundRoute } from './handler.ts';
import { Problem } from './problem.ts';

interface Place {
  log: Log;
  /** The feature, as the log's line begins with it. */
  area: string;
}

interface Attempt extends Place {
  actor: Actor;
  /** As the tables name it: `GET /deals/{id}`, `deal.watch`. */
  what: string;
  /** Ids only: they were parsed as such. */
  about: object;
  requestId?: string;
}

const REFUSALS: readonly string[] = ['forbidden', 'not_found'];

const watched = async <Answer>(
  { log, area, actor, ...attempt }: Attempt,
  run: () => Promise<Answer>,
): Promise<Answer> => {
  try {
    return await run();
  } catch (error) {
    if (error instanceof Problem && REFUSALS.includes(error.code))
      log.warn({ ...attempt, userId: actor.userId, code: error.code }, `${area}: refused`);
    throw error;
  }
};

/** The same routes, with their refusals logged; of some only, when it is said which. */
export const withRouteRefusals = (
  place: Place,
  routes: readonly BoundRoute[],
  isWatched: (route: Route) => boolean = () => true,
): BoundRoute[] =>
  routes.map((bound) => {
    const { route, handle } = bound;
    if (!isWatched(route)) return bound;
    return {
      ...bound,
      handle: (call) => {
        const { actor, requestId, params } = call;
        const what = `${route.method} ${route.path}`;
        return watched({ actor, requestId, what, about: Object(params), ...place }, () => handle(call));
      },
    };
  });

/** Whoever is refused a file is logged. */
export const withFileRefusals = (place: Place, routes: readonly BoundRoute[]): BoundRoute[] =>
  withRouteRefusals(place, routes, ({ carries }) => carries === 'download');

/** The same socket requests, with their refusals logged. */
export const withRequestRefusals = (place: Place, requests: readonly BoundRequest[]): BoundRequest[] =>
  requests.map(({ handle, ...bound }) => ({
    ...bound,
    handle: (call) => {
      const { id } = Object(call.body);
      return watched({ actor: call.actor, what: bound.name, about: { id }, ...place }, () => handle(call));
    },
  }));
