// Who asks. A cookie that was here before most likely stands for the same person still: who that is, is loaded while the session is
// read, and counts only when the session says the same. Both are read anew for every request, so that what was taken away is gone
// at once.
import type { Request, RequestHandler } from 'express';
import { type Actor, visitor } from '#server/platform/auth/actor.ts';
import type { SignedIn } from '#server/platform/auth/express-user.ts';
import type { ActorLoader } from '#server/platform/feature.ts';
import { perRequest } from './per-request.ts';
import { SESSION_COOKIE } from './session.ts';

interface Known {
  user: SignedIn;
  actor: Actor;
}

interface Begun extends Known {
  loading: Promise<Actor | null>;
}

export interface Identity {
  /** Comes first: begins to load whom the request's cookie stood for last. */
  begin: RequestHandler;
  /** Session, then passport: what they say is so. */
  confirm: readonly RequestHandler[];
  /** Who asks; a visitor when the session is nobody's, or no longer anyone's. To be called after `confirm`. */
  actorOf(request: Request): Promise<Actor>;
  /** Whom the request's cookie stood for last. Work may be begun by it, and nothing be decided. */
  guessOf(request: Request): Actor | undefined;
  /** Nothing is begun for this cookie any more until it has been let in again. */
  forget(request: Request): void;
}

interface IdentityParts {
  confirm: readonly RequestHandler[];
  loadActor: ActorLoader;
}

const KEPT = 10_000;
const COOKIE = new RegExp(`(?:^|;\\s*)${SESSION_COOKIE.replace('.', '\\.')}=([^;]+)`);

/** As it came, signature and all: only one that was proven is ever remembered. */
const cookieOf = ({ headers }: Request): string => COOKIE.exec(headers.cookie ?? '')?.[1] ?? '';

const localeFrom = (request: Request): Actor['locale'] => (request.res?.locals['locale'] === 'en' ? 'en' : 'zh-CN');

const isSame = (one: SignedIn, other: SignedIn): boolean => one.userId === other.userId && one.epoch === other.epoch;

export const createIdentity = ({ confirm, loadActor }: IdentityParts): Identity => {
  const known = new Map<string, Known>();
  const begun = perRequest<Begun>();

  const remember = (cookie: string, person: Known) => {
    if (known.size >= KEPT && !known.has(cookie)) known.clear();
    known.set(cookie, person);
  };

  const load = (user: SignedIn, ahead: Begun | undefined): Promise<Actor | null> =>
    ahead && isSame(ahead.user, user) ? ahead.loading : loadActor(user);

  return {
    confirm,
    begin(request, _response, next) {
      const before = known.get(cookieOf(request));
      if (before) {
        const loading = loadActor(before.user);
        // Where the session turns out to be nobody's, nobody waits for it.
        loading.catch(() => {});
        begun.set(request, { loading, ...before });
      }
      next();
    },
    async actorOf(request) {
      const { user } = request;
      const actor = user ? await load(user, begun.take(request)) : null;
      if (user && actor) remember(cookieOf(request), { user, actor });
      else known.delete(cookieOf(request));
      return actor ?? visitor(localeFrom(request));
    },
    guessOf: (request) => begun.get(request)?.actor,
    forget: (request) => void known.delete(cookieOf(request)),
  };
};
