import { Problem } from '#server/platform/http/problem.ts';
import type { Access } from '#shared/contract/route.ts';
import { type Actor, isAdministrator, isCenter, isSignedIn } from './actor.ts';

/** The first gate of every route and socket request. What one may do with a record is the noun's policy. */
export const requireAccess = (actor: Actor, access: Access): void => {
  if (access === 'public') return;
  if (!isSignedIn(actor)) throw new Problem('sign_in_required');
  if (access === 'coordinator' && !isCenter(actor)) throw new Problem('forbidden');
  if (access === 'administrator' && !isAdministrator(actor)) throw new Problem('forbidden');
};
