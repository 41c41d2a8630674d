import { changeRecord, foundOr404 } from '#server/platform/db/record.ts';
import { Problem } from '#server/platform/http/problem.ts';
import { type UserRecord, users } from './model.ts';
import { hashPassword, isPasswordOf } from './password.ts';
import { discardTokens, redeemToken } from './tokens.ts';

const passwordChanged = (by: string, at: Date) => ({ type: 'user.password_changed', noun: 'user', by, at });

/**
 * Sets a new password by a mailed token and ends all sessions. The mail proved the address, so this confirms it too.
 * Throws `token_invalid` for an unknown, used or expired token and for a disabled account.
 */
export const resetPassword = async (token: string, password: string, now: Date): Promise<UserRecord> => {
  const passwordHash = await hashPassword(password);
  const redeemed = await redeemToken({ purpose: 'reset', token, now });
  if (!redeemed) throw new Problem('token_invalid');
  const user = await users.findById(redeemed.subjectId).lean<UserRecord>();
  const changed = await changeRecord(users, {
    id: redeemed.subjectId,
    while: { isDisabled: false },
    set: { passwordHash, confirmedAt: user?.confirmedAt ?? now, lastSeenAt: now },
    update: { $inc: { epoch: 1 } },
    note: passwordChanged(redeemed.subjectId, now),
  });
  if (!changed) throw new Problem('token_invalid');
  await Promise.all([discardTokens('reset', changed._id), discardTokens('confirmation', changed._id)]);
  return changed;
};

interface PasswordChange {
  current: string;
  next: string;
}

/** Changes a known password and ends all sessions. Throws `wrong_credentials` when the present one is not right. */
export const changePassword = async (userId: string, change: PasswordChange, now: Date): Promise<UserRecord> => {
  const user = foundOr404(await users.findById(userId).lean<UserRecord>());
  if (!(await isPasswordOf(user.passwordHash, change.current))) throw new Problem('wrong_credentials');
  const changed = await changeRecord(users, {
    id: userId,
    // Of two changes at once, the second no longer knows the present password.
    while: { passwordHash: user.passwordHash },
    set: { passwordHash: await hashPassword(change.next) },
    update: { $inc: { epoch: 1 } },
    note: passwordChanged(userId, now),
  });
  if (!changed) throw new Problem('wrong_credentials');
  await discardTokens('reset', userId);
  return changed;
};
