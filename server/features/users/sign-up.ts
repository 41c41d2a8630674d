import { changeRecord, foundOr404, insertRecord, isDuplicateKey, newId } from '#server/platform/db/record.ts';
import { Problem } from '#server/platform/http/problem.ts';
import type { Locale } from '#shared/users/schema.ts';
import { newAccount, type UserRecord, users } from './model.ts';
import { hashPassword } from './password.ts';
import { discardTokens, redeemToken } from './tokens.ts';

interface SignUp {
  email: string;
  password: string;
  name: string;
  locale: Locale;
}

/**
 * Opens an account that waits for its confirmation. An address that already waits takes the newest words and password;
 * one that has a confirmed account keeps it, and its owner is told by mail. The caller cannot tell these apart.
 */
export const signUp = async ({ email, password, name, locale }: SignUp, now: Date): Promise<void> => {
  const passwordHash = await hashPassword(password);
  const id = newId();
  const note = { type: 'user.signed_up', noun: 'user', by: null, at: now };
  try {
    await insertRecord(users, { ...newAccount, _id: id, email, name, locale, passwordHash }, note);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    await signUpAgain({ email, name, locale, passwordHash }, now);
  }
};

const signUpAgain = async (
  { email, ...waiting }: Pick<UserRecord, 'email' | 'name' | 'locale' | 'passwordHash'>,
  at: Date,
): Promise<void> => {
  const known = foundOr404(await users.findOne({ email }).lean<UserRecord>());
  const replaced = await changeRecord(users, {
    id: known._id,
    while: { confirmedAt: null, isDisabled: false },
    set: waiting,
    note: { type: 'user.signed_up', noun: 'user', by: null, at },
  });
  if (replaced) return;
  const note = { type: 'user.sign_up_repeated', noun: 'user', by: null, at };
  await changeRecord(users, { id: known._id, note });
};

/** Confirms the address a token was mailed to. Throws `token_invalid` for an unknown, used or expired one. */
export const confirmAddress = async (token: string, now: Date): Promise<UserRecord> => {
  const redeemed = await redeemToken({ purpose: 'confirmation', token, now });
  if (!redeemed) throw new Problem('token_invalid');
  const confirmed = await changeRecord(users, {
    id: redeemed.subjectId,
    while: { confirmedAt: null, isDisabled: false },
    set: { confirmedAt: now, lastSeenAt: now, passwordHash: redeemed.passwordHash },
    note: { type: 'user.confirmed', noun: 'user', by: redeemed.subjectId, at: now },
  });
  if (!confirmed) throw new Problem('token_invalid');
  await discardTokens('confirmation', confirmed._id);
  return confirmed;
};
