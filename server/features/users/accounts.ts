// A person changes their own account; an administrator gives duties, and disables and enables accounts.
import type mongoose from 'mongoose';
import { type Actor, userIdOf } from '#server/platform/auth/actor.ts';
import { changeRecord, foundOr404 } from '#server/platform/db/record.ts';
import { Problem } from '#server/platform/http/problem.ts';
import type { Duty, Locale } from '#shared/users/schema.ts';
import { type UserRecord, users } from './model.ts';
import { mayChangeAccount } from './policy.ts';

interface OwnChange {
  name?: string | undefined;
  locale?: Locale | undefined;
}

const given = <Fields extends object>(fields: Fields): { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> } =>
  // What is left has no undefined values.
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;

export const changeMe = async (actor: Actor, change: OwnChange, now: Date): Promise<UserRecord> => {
  const id = userIdOf(actor);
  const note = { type: 'user.changed', noun: 'user', by: id, at: now };
  return foundOr404(await changeRecord(users, { id, set: given(change), note }));
};

/** Ends every session by beginning a new epoch. */
export const signOutEverywhere = async (actor: Actor, now: Date): Promise<void> => {
  const id = userIdOf(actor);
  const note = { type: 'user.signed_out_everywhere', noun: 'user', by: id, at: now };
  foundOr404(await changeRecord(users, { id, update: { $inc: { epoch: 1 } }, note }));
};

interface AccountQuery {
  q?: string | undefined;
  duty?: Duty | undefined;
  page: number;
  limit: number;
}

/** Accounts, newest first; `q` is a piece of a name or an address. */
export const listAccounts = async ({ q, duty, page, limit }: AccountQuery) => {
  const piece = q && { $regex: q.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'), $options: 'i' };
  const filter: mongoose.QueryFilter<UserRecord> = {
    ...(duty ? { duty } : {}),
    ...(piece ? { $or: [{ email: piece }, { name: piece }] } : {}),
  };
  const [records, total] = await Promise.all([
    users
      .find(filter)
      .sort({ createdAt: -1, _id: -1 })
      .skip((page - 1) * limit)
      .limit(limit)
      .lean<UserRecord[]>(),
    users.countDocuments(filter),
  ]);
  return { records, total };
};

interface AccountChange {
  duty?: Duty | undefined;
  isDisabled?: boolean | undefined;
}

/** Throws `forbidden` for disabling oneself, and for a change that would leave no administrator. */
export const changeAccount = async (
  actor: Actor,
  id: string,
  change: AccountChange,
  now: Date,
): Promise<UserRecord> => {
  const before = foundOr404(await users.findById(id).lean<UserRecord>());
  const next = { duty: change.duty ?? before.duty, isDisabled: change.isDisabled ?? before.isDisabled };
  if (!mayChangeAccount(actor, before, next)) throw new Problem('forbidden');
  const dismisses = isActingAdministrator(before) && !isActingAdministrator({ ...before, ...next });
  if (dismisses && !(await hasOtherAdministrator(id))) throw new Problem('forbidden');
  const changed = await writeAccount(before, given(change), actor, now);
  if (dismisses && !(await hasOtherAdministrator(id))) {
    // Two administrators dismissed each other at the same moment, each seeing the other still there. Put this one back.
    await writeAccount(changed, { duty: before.duty, isDisabled: before.isDisabled }, actor, now);
    throw new Problem('forbidden');
  }
  return changed;
};

const isActingAdministrator = ({ duty, isDisabled, confirmedAt }: UserRecord): boolean =>
  duty === 'administrator' && !isDisabled && confirmedAt !== null;

const hasOtherAdministrator = async (id: string): Promise<boolean> =>
  (await users.exists({
    _id: { $ne: id },
    duty: 'administrator',
    isDisabled: false,
    confirmedAt: { $ne: null },
  })) !== null;

const writeAccount = async (
  before: UserRecord,
  set: Partial<Pick<UserRecord, 'duty' | 'isDisabled'>>,
  actor: Actor,
  at: Date,
): Promise<UserRecord> =>
  foundOr404(
    await changeRecord<UserRecord>(users, {
      id: before._id,
      set,
      // Sessions of a disabled account do not come back when it is enabled again.
      update: { $inc: { epoch: set.isDisabled && !before.isDisabled ? 1 : 0 } },
      note: { type: 'user.account_changed', noun: 'user', by: actor.userId, at, data: { ...set } },
    }),
  );
