// Signing in and out by Passport. A strategy is run by itself instead of through `passport.authenticate`, which answers
// the request on its own: here every answer, a redirect too, goes through the router.
import type { Request } from 'express';
import type { Strategy } from 'passport';
import { Strategy as LocalStrategy } from 'passport-local';
import type { SignedIn } from '#server/platform/auth/express-user.ts';
import { Problem } from '#server/platform/http/problem.ts';
import { emailSchema } from '#shared/users/schema.ts';
import { checkCredentials } from './credentials.ts';
import type { UserRecord } from './model.ts';

export type Attempt = { user: SignedIn } | { redirectTo: string };

export const sessionOf = ({ _id, epoch }: UserRecord): SignedIn => ({ userId: _id, epoch });

/** E-mail and password out of the request's body. */
export const passwordStrategy = new LocalStrategy({ usernameField: 'email' }, (email, password, done) => {
  checkCredentials(emailSchema.parse(email), password).then((user) => done(null, sessionOf(user)), done);
});

/** Runs a strategy. Throws `wrong_credentials` when it fails without saying more. */
export const attemptSignIn = (strategy: Strategy, request: Request): Promise<Attempt> =>
  new Promise((resolve, reject) => {
    // What Passport calls augmenting: a strategy ends by calling one of these on itself.
    const attempt: Strategy = Object.assign(Object.create(strategy), {
      success: (user: SignedIn) => resolve({ user }),
      redirect: (redirectTo: string) => resolve({ redirectTo }),
      fail: () => reject(new Problem('wrong_credentials')),
      error: reject,
    });
    attempt.authenticate.call(attempt as never, request, {});
  });

/** Begins a session under a new id, so that one known to somebody else before is worth nothing. */
export const beginSession = (request: Request, user: SignedIn): Promise<void> =>
  new Promise((resolve, reject) => {
    request.logIn(user, (error: unknown) => (error ? reject(error) : resolve()));
  });

/** Removes the session. Passport's own `logOut` would leave a new, empty one behind. */
export const endSession = (request: Request): Promise<void> =>
  new Promise((resolve, reject) => {
    request.session.destroy((error: unknown) => (error ? reject(error) : resolve()));
  });
