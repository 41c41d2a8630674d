// The two steps of signing in through OpenID Connect. The browser is on its way between two sites here, so a failure leads
// to the sign-in screen, which shows the problem of this code; it is not answered as JSON.
import type { Request } from 'express';
import type { Actor } from '#server/platform/auth/actor.ts';
import type { Platform } from '#server/platform/feature.ts';
import type { Redirect } from '#server/platform/http/handler.ts';
import { Problem } from '#server/platform/http/problem.ts';
import type { ProblemCode } from '#shared/contract/problem.ts';
import { createOpenId, type OpenId } from './openid.ts';
import { type Attempt, attemptSignIn, beginSession } from './sign-in.ts';

const HOME = '/';

interface Visit {
  actor: Actor;
  now: Date;
  request: Request;
}

export const openIdHandlers = ({ config, log }: Pick<Platform, 'config' | 'log'>) => {
  const openId = config.openId ? createOpenId(config.openId, config.publicUrl) : null;

  const failed = (code: ProblemCode, cause: unknown): Redirect => {
    log.warn({ code, failure: String(cause) }, 'sign-in through OpenID Connect failed');
    return { redirectTo: `/sign-in?problem=${code}` };
  };

  const strategyFor = async (provider: OpenId, { actor, now }: Visit) => {
    try {
      return await provider.strategy({ now, locale: actor.locale });
    } catch (cause) {
      throw new Problem('openid_unavailable', { cause });
    }
  };

  const enter = async (attempt: Attempt, request: Request): Promise<Redirect> => {
    if ('redirectTo' in attempt) return attempt;
    await beginSession(request, attempt.user);
    return { redirectTo: HOME };
  };

  const visit = async (call: Visit): Promise<Redirect> => {
    if (!openId) throw new Problem('not_found');
    try {
      const strategy = await strategyFor(openId, call);
      return await enter(await attemptSignIn(strategy, call.request), call.request);
    } catch (error) {
      // What the provider itself refused comes as errors of the strategy's own.
      return failed(error instanceof Problem ? error.code : 'wrong_credentials', error);
    }
  };

  return { name: openId?.name ?? null, openIdStart: visit, openIdReturn: visit };
};
