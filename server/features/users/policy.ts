import type { Actor } from '#server/platform/auth/actor.ts';
import type { Duty } from '#shared/users/schema.ts';
import type { UserRecord } from './model.ts';

interface AccountState {
  duty: Duty;
  isDisabled: boolean;
}

/** An administrator may change every account, but not disable their own. That one administrator stays is the service's care. */
export const mayChangeAccount = (actor: Actor, account: Pick<UserRecord, '_id'>, next: AccountState): boolean =>
  actor.duty === 'administrator' && !(next.isDisabled && account._id === actor.userId);
