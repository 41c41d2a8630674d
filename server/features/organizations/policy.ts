// Who may read an organization and what one may do with it. A verified organization is public; one that waits or was
// refused is known to its own people and the center.
import type mongoose from 'mongoose';
import { type Actor, isCenter, isSignedIn } from '#server/platform/auth/actor.ts';
import type { MemberRole } from '#shared/organizations/schema.ts';
import type { OrganizationRecord } from './model.ts';

export type Ruled = Pick<OrganizationRecord, 'type' | 'verification' | 'members' | 'joinRequests'>;

export const roleIn = (actor: Actor, organization: Pick<Ruled, 'members'>): MemberRole | null =>
  organization.members.find((member) => member.userId === actor.userId)?.role ?? null;

const isMember = (actor: Actor, organization: Pick<Ruled, 'members'>): boolean => roleIn(actor, organization) !== null;

export const mayRead = (actor: Actor, organization: Pick<Ruled, 'verification' | 'members'>): boolean =>
  organization.verification === 'verified' || isCenter(actor) || isMember(actor, organization);

/** `mayRead` as a MongoDB filter. */
export const readableFilter = (actor: Actor): mongoose.QueryFilter<OrganizationRecord> => {
  if (isCenter(actor)) return {};
  const verified = { verification: 'verified' as const };
  return actor.userId === null ? verified : { $or: [verified, { 'members.userId': actor.userId }] };
};

/** As a Meilisearch filter. The index holds what everyone may read, and nothing else. */
export const SEARCHABLE_FILTER = 'verification = verified';
export const isSearchable = ({ verification }: Pick<Ruled, 'verification'>): boolean => verification === 'verified';

/** Members' names, the credit code, the reason of a refusal: inside knowledge. */
export const mayReadInside = (actor: Actor, organization: Pick<Ruled, 'members'>): boolean =>
  isCenter(actor) || isMember(actor, organization);

const isOwner = (actor: Actor, organization: Pick<Ruled, 'members'>): boolean =>
  roleIn(actor, organization) === 'owner';

// The center's own entry is the platform's, given when it is set up.
export const mayEdit = (actor: Actor, organization: Ruled): boolean =>
  isOwner(actor, organization) && organization.type !== 'center';

export const mayManageMembers = isOwner;

export const mayRequestVerification = isOwner;

export const mayVerify = (actor: Actor): boolean => isCenter(actor);

const mayRequestToJoin = (actor: Actor, organization: Ruled): boolean =>
  isSignedIn(actor) &&
  mayRead(actor, organization) &&
  !isMember(actor, organization) &&
  !organization.joinRequests.some((request) => request.userId === actor.userId);

const mayLeave = (actor: Actor, organization: Ruled): boolean =>
  isMember(actor, organization) &&
  organization.members.some((member) => member.role === 'owner' && member.userId !== actor.userId);

/** A member may leave, unless they are the last owner; an owner may remove others. */
export const mayRemove = (actor: Actor, organization: Ruled, userId: string): boolean =>
  userId === actor.userId || isOwner(actor, organization);

/** The abilities that travel with an organization: what may be done with it as it is now. */
export const abilities = (actor: Actor, organization: Ruled) => ({
  edit: mayEdit(actor, organization),
  manageMembers: mayManageMembers(actor, organization),
  requestVerification: mayRequestVerification(actor, organization) && organization.verification === 'refused',
  verify: mayVerify(actor) && organization.verification === 'pending',
  requestToJoin: mayRequestToJoin(actor, organization),
  leave: mayLeave(actor, organization),
});
