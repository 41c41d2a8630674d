// For whoever runs the machine: gives a duty without an administrator being there yet.
import { changeRecord, foundOr404 } from '#server/platform/db/record.ts';
import type { Duty } from '#shared/users/schema.ts';
import { users } from './model.ts';

/** Gives an account a duty, confirmed and enabled. Throws `not_found` for an unknown id. */
export const appoint = async (userId: string, duty: Duty, at: Date): Promise<void> => {
  const set = { duty, isDisabled: false, confirmedAt: at };
  const note = { type: 'user.account_changed', noun: 'user', by: null, at, data: { duty, isDisabled: false } };
  foundOr404(await changeRecord(users, { id: userId, set, note }));
};
