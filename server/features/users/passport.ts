import passport from 'passport';
import { z } from 'zod';

const signedInSchema = z.object({ userId: z.string(), epoch: z.number() });

/** Restores from the session who is signed in. The session holds an id and an epoch; the rest is loaded per request. */
export const createPassport = (): passport.Authenticator => {
  const authenticator = new passport.Authenticator();
  authenticator.serializeUser((user, done) => done(null, { userId: user.userId, epoch: user.epoch }));
  authenticator.deserializeUser((stored: unknown, done) => {
    const parsed = signedInSchema.safeParse(stored);
    done(null, parsed.success ? parsed.data : false);
  });
  return authenticator;
};
