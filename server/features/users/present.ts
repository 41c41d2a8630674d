import type { z } from 'zod';
import type { Me, userSchema } from '#shared/users/schema.ts';
import { membershipsOf } from './memberships.ts';
import type { UserRecord } from './model.ts';

/** A person to themselves. */
export const presentMe = async (user: UserRecord): Promise<Me> => ({
  id: user._id,
  email: user.email,
  name: user.name,
  locale: user.locale,
  duty: user.duty,
  memberships: (await membershipsOf([user._id])).get(user._id) ?? [],
});

/** Accounts to an administrator. */
export const presentAccounts = async (records: readonly UserRecord[]): Promise<z.input<typeof userSchema>[]> => {
  const memberships = await membershipsOf(records.map((user) => user._id));
  return records.map((user) => ({
    id: user._id,
    email: user.email,
    name: user.name,
    duty: user.duty,
    isConfirmed: user.confirmedAt !== null,
    isDisabled: user.isDisabled,
    organizations: (memberships.get(user._id) ?? []).map(({ organization }) => organization.name),
    createdAt: user.createdAt.toISOString(),
    lastSeenAt: user.lastSeenAt?.toISOString() ?? null,
  }));
};
