import { Problem } from '#server/platform/http/problem.ts';
import { type UserRecord, users } from './model.ts';
import { isPasswordOf } from './password.ts';

/**
 * The account these credentials open. Throws `wrong_credentials` alike for an unknown address and a wrong password;
 * `account_disabled` and `email_not_confirmed` only to who knows the password.
 */
export const checkCredentials = async (email: string, password: string): Promise<UserRecord> => {
  const user = await users.findOne({ email }).lean<UserRecord>();
  const isRight = await isPasswordOf(user?.passwordHash ?? null, password);
  if (!user || !isRight) throw new Problem('wrong_credentials');
  requireUsable(user);
  return user;
};

const requireUsable = (user: UserRecord): void => {
  if (user.isDisabled) throw new Problem('account_disabled');
  if (user.confirmedAt === null) throw new Problem('email_not_confirmed');
};

const SEEN_EVERY_MS = 10 * 60_000;

/** Notes that somebody is here; written every ten minutes at most, and no fact. */
export const noteSeen = async (user: UserRecord, now: Date): Promise<void> => {
  if (user.lastSeenAt && now.getTime() - user.lastSeenAt.getTime() < SEEN_EVERY_MS) return;
  await users.updateOne({ _id: user._id }, { $set: { lastSeenAt: now } });
};
