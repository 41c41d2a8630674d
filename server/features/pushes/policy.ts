// The center pushes and follows what becomes of it (its routes are the coordinators'). An organization's people see what was pushed to it, and no other
// organization's answer; those who write for it answer.
import { type Actor, membershipIn, writesFor } from '#server/platform/auth/actor.ts';
import type { PushTargetEntry } from './model.ts';

export const mayReceive = (actor: Actor, { organizationId }: Pick<PushTargetEntry, 'organizationId'>): boolean =>
  membershipIn(actor, organizationId)?.isVerified === true;

export const mayAnswer = (actor: Actor, target: Pick<PushTargetEntry, 'organizationId'>): boolean =>
  mayReceive(actor, target) && writesFor(actor, target.organizationId);

/** `mayReceive` as a MongoDB filter. */
export const receivedFilter = (actor: Actor) => ({
  'targets.organizationId': {
    $in: actor.memberships.filter(({ isVerified }) => isVerified).map(({ organizationId }) => organizationId),
  },
});
