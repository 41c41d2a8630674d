import type { Locale } from '#shared/users/schema.ts';
import { type UserRecord, users } from './model.ts';

export interface UserRef {
  id: string;
  name: string;
  email: string;
  locale: Locale;
}

const refOf = ({ _id, name, email, locale }: UserRecord): UserRef => ({ id: _id, name, email, locale });

/** Names and addresses of these users, by id; an account that is gone is missing. */
export const userRefs = async (ids: readonly string[]): Promise<Map<string, UserRef>> => {
  const found = await users.find({ _id: { $in: [...new Set(ids)] } }).lean<UserRecord[]>();
  return new Map(found.map((user) => [user._id, refOf(user)]));
};

/** The account of an e-mail address (in lower case), whether confirmed or not. */
export const userRefByEmail = async (email: string): Promise<UserRef | null> => {
  const user = await users.findOne({ email }).lean<UserRecord>();
  return user ? refOf(user) : null;
};

/** The account a session stands for; null when it is gone, disabled, or the session's epoch is over. */
export const sessionUser = (session: { userId: string; epoch: number }): Promise<UserRecord | null> =>
  users
    .findOne({ _id: session.userId, epoch: session.epoch, isDisabled: false, confirmedAt: { $ne: null } })
    .lean<UserRecord>();

/** True once anybody has an account. */
export const hasUsers = async (): Promise<boolean> => (await users.exists({})) !== null;
