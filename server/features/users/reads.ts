import { plain } from '#server/platform/db/plain.ts';
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

const active = { isDisabled: false, confirmedAt: { $ne: null } } as const;

/** Those of these accounts that could sign in now. */
export const accountsById = (ids: readonly string[]): Promise<UserRecord[]> =>
  plain(users, { _id: { $in: [...new Set(ids)] }, ...active });

const LIKE_MAX = 100;

/** Accounts whose name or address contains the text. */
export const userIdsLike = async (text: string): Promise<string[]> => {
  const piece = { $regex: text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'), $options: 'i' };
  const like = { $or: [{ email: piece }, { name: piece }] };
  const found = await users.find(like, { _id: 1 }).limit(LIKE_MAX).lean<{ _id: string }[]>();
  return found.map(({ _id }) => _id);
};

/** The center's people. */
export const centerUserIds = async (): Promise<string[]> => {
  const found = await users.find({ duty: { $ne: 'none' }, ...active }, { _id: 1 }).lean<{ _id: string }[]>();
  return found.map(({ _id }) => _id);
};

/** True once anybody has an account. */
export const hasUsers = async (): Promise<boolean> => (await users.exists({})) !== null;
