// Whose account an identity confirmed by an OpenID Connect provider is.
import { changeRecord, insertRecord, isDuplicateKey, newId } from '#server/platform/db/record.ts';
import { Problem } from '#server/platform/http/problem.ts';
import { lineOf } from '#shared/contract/text.ts';
import type { Locale } from '#shared/users/schema.ts';
import { newAccount, type UserRecord, users } from './model.ts';

export interface Identity {
  issuer: string;
  subject: string;
  /** Verified by the provider. */
  email: string;
  name: string;
  locale: Locale;
}

/**
 * The account known by this subject; else the one of this address, linked now; else a new one. Throws
 * `account_disabled`, and `wrong_credentials` when the address's account is linked to somebody else at the provider.
 */
export const accountOfIdentity = async (identity: Identity, now: Date): Promise<UserRecord> => {
  const openId = { issuer: identity.issuer, subject: identity.subject };
  const known = await users
    .findOne({ 'openId.issuer': openId.issuer, 'openId.subject': openId.subject })
    .lean<UserRecord>();
  const account = known ?? (await linkByAddress(identity, now)) ?? (await openAccount(identity, now));
  if (account.isDisabled) throw new Problem('account_disabled');
  return account;
};

const linkByAddress = async (identity: Identity, now: Date): Promise<UserRecord | null> => {
  const account = await users.findOne({ email: identity.email }).lean<UserRecord>();
  if (!account || account.isDisabled) return account;
  const linked = await changeRecord(users, {
    id: account._id,
    while: { openId: null, confirmedAt: account.confirmedAt },
    set: {
      openId: { issuer: identity.issuer, subject: identity.subject },
      confirmedAt: account.confirmedAt ?? now,
      // Whoever signed up under an address without confirming it may not be its owner: their password goes.
      passwordHash: account.confirmedAt ? account.passwordHash : null,
    },
    note: { type: 'user.linked', noun: 'user', by: account._id, at: now },
  });
  if (!linked) throw new Problem('wrong_credentials');
  return linked;
};

const shownName = ({ name, email }: Identity): string => {
  const parsed = lineOf({ min: 2, max: 40 }).safeParse([...name].slice(0, 40).join(''));
  return parsed.success ? parsed.data : (email.split('@')[0] ?? email).slice(0, 40).padEnd(2, '·');
};

const openAccount = async (identity: Identity, now: Date): Promise<UserRecord> => {
  const id = newId();
  try {
    return await insertRecord(
      users,
      {
        ...newAccount,
        _id: id,
        email: identity.email,
        name: shownName(identity),
        locale: identity.locale,
        confirmedAt: now,
        openId: { issuer: identity.issuer, subject: identity.subject },
      },
      { type: 'user.linked', noun: 'user', by: id, at: now },
    );
  } catch (error) {
    // The same person came twice at once; the other visit opened the account.
    if (isDuplicateKey(error)) throw new Problem('wrong_credentials', { cause: error });
    throw error;
  }
};
