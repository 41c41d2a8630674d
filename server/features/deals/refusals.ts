// Who tried what they may not in a deal is logged, guessed addresses among it: ids and codes, no names, no words.
import type { Actor } from '#server/platform/auth/actor.ts';
import type { BoundRoute } from '#server/platform/http/handler.ts';
import { Problem } from '#server/platform/http/problem.ts';
import type { Log } from '#server/platform/logging.ts';
import type { BoundRequest } from '#server/platform/realtime/realtime.ts';

interface Attempt {
  log: Log;
  actor: Actor;
  /** As the tables name it: `GET /deals/{id}`, `deal.watch`. */
  what: string;
  /** Ids only: they were parsed as such. */
  about: object;
  requestId?: string;
}

const REFUSALS: readonly string[] = ['forbidden', 'not_found'];

const watched = async <Answer>({ log, actor, ...attempt }: Attempt, run: () => Promise<Answer>): Promise<Answer> => {
  try {
    return await run();
  } catch (error) {
    if (error instanceof Problem && REFUSALS.includes(error.code))
      log.warn({ ...attempt, userId: actor.userId, code: error.code }, 'deals: refused');
    throw error;
  }
};

/** The same routes, with their refusals logged. */
export const withRouteRefusals = (log: Log, routes: readonly BoundRoute[]): BoundRoute[] =>
  routes.map(({ route, handle }) => ({
    route,
    handle: (call) => {
      const { actor, requestId, params } = call;
      const what = `${route.method} ${route.path}`;
      return watched({ log, actor, requestId, what, about: Object(params) }, () => handle(call));
    },
  }));

/** The same socket requests, with their refusals logged. */
export const withRequestRefusals = (log: Log, requests: readonly BoundRequest[]): BoundRequest[] =>
  requests.map(({ handle, ...bound }) => ({
    ...bound,
    handle: (call) => {
      const { id } = Object(call.body);
      return watched({ log, actor: call.actor, what: bound.name, about: { id } }, () => handle(call));
    },
  }));
