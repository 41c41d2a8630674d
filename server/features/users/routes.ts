import type { Response } from 'express';
import { type Actor, userIdOf } from '#server/platform/auth/actor.ts';
import { foundOr404 } from '#server/platform/db/record.ts';
import type { Platform } from '#server/platform/feature.ts';
import { type BoundRoute, bindRoutes } from '#server/platform/http/handler.ts';
import { Problem } from '#server/platform/http/problem.ts';
import { SESSION_COOKIE } from '#server/platform/http/session.ts';
import { userRoutes } from '#shared/users/routes.ts';
import { changeAccount, changeMe, listAccounts, signOutEverywhere } from './accounts.ts';
import { noteSeen } from './credentials.ts';
import type { UserLimits } from './limits.ts';
import { requestMail } from './mail-requests.ts';
import { type UserRecord, users } from './model.ts';
import { openIdHandlers } from './openid-routes.ts';
import { changePassword, resetPassword } from './password-change.ts';
import { presentAccounts, presentMe } from './present.ts';
import { attemptSignIn, beginSession, endSession, passwordStrategy, sessionOf } from './sign-in.ts';
import { confirmAddress, signUp } from './sign-up.ts';

const SENT = { sent: true } as const;

const recordOf = async (actor: Actor): Promise<UserRecord> =>
  foundOr404(await users.findById(userIdOf(actor)).lean<UserRecord>());

const dropCookie = (response: Response) => response.clearCookie(SESSION_COOKIE, { path: '/' });

export const bindUserRoutes = (platform: Platform, limits: UserLimits): BoundRoute[] => {
  const { name: openIdName, ...openId } = openIdHandlers(platform);

  return bindRoutes(userRoutes, {
    ...openId,

    readSession: async ({ actor, now, response }) => {
      response.setHeader('cache-control', 'no-store');
      const signIn = { openId: openIdName };
      if (actor.userId === null) return { user: null, signIn };
      const user = await recordOf(actor);
      await noteSeen(user, now);
      return { user: await presentMe(user), signIn };
    },

    signIn: async ({ body, address, request, now }) => {
      const forgive = await limits.countAttempt(body.email, address);
      const attempt = await attemptSignIn(passwordStrategy, request);
      if (!('user' in attempt)) throw new Problem('wrong_credentials');
      await forgive();
      await beginSession(request, attempt.user);
      const user = foundOr404(await users.findById(attempt.user.userId).lean<UserRecord>());
      await noteSeen(user, now);
      return { user: await presentMe(user) };
    },

    signOut: async ({ actor, request, response }) => {
      await endSession(request);
      dropCookie(response);
      // A socket outlives its session's cookie. Which of a person's sockets it was is unknown; the others come back.
      if (actor.userId) platform.disconnect(actor.userId);
    },

    signOutEverywhere: async ({ actor, now, request, response }) => {
      await signOutEverywhere(actor, now);
      await endSession(request);
      dropCookie(response);
    },

    signUp: async ({ body, now }) => {
      await limits.countMail(body.email);
      await signUp(body, now);
      return SENT;
    },

    confirm: async ({ body, now, request }) => {
      const user = await confirmAddress(body.token, now);
      await beginSession(request, sessionOf(user));
      return { user: await presentMe(user) };
    },

    sendConfirmation: async ({ body, now }) => {
      await limits.countMail(body.email);
      await requestMail(body.email, 'confirmation', now);
      return SENT;
    },

    requestReset: async ({ body, now }) => {
      await limits.countMail(body.email);
      await requestMail(body.email, 'reset', now);
      return SENT;
    },

    reset: async ({ body, now, request }) => {
      const user = await resetPassword(body.token, body.password, now);
      await beginSession(request, sessionOf(user));
      return { user: await presentMe(user) };
    },

    updateMe: async ({ actor, body, now }) => ({ user: await presentMe(await changeMe(actor, body, now)) }),

    changePassword: async ({ actor, body, now, address, request }) => {
      const { email } = await recordOf(actor);
      const forgive = await limits.countAttempt(email, address);
      const user = await changePassword(userIdOf(actor), body, now);
      await forgive();
      await beginSession(request, sessionOf(user));
    },

    list: async ({ query }) => {
      const { records, total } = await listAccounts(query);
      return { items: await presentAccounts(records), total };
    },

    update: async ({ actor, params, body, now }) => {
      const [account] = await presentAccounts([await changeAccount(actor, params.id, body, now)]);
      return foundOr404(account);
    },
  });
};
