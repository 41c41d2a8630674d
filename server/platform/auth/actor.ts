// Who asks. Policies read nothing else about a person.
import type { MemberRole, OrganizationType } from '#shared/organizations/schema.ts';
import type { Duty, Locale } from '#shared/users/schema.ts';

export interface ActorMembership {
  organizationId: string;
  type: OrganizationType;
  role: MemberRole;
  isVerified: boolean;
}

export interface Actor {
  /** Null for a visitor. */
  userId: string | null;
  duty: Duty;
  memberships: readonly ActorMembership[];
  locale: Locale;
  /** Confidential postings that were opened to this person, or to an organization of theirs. */
  openedPostings?: readonly string[];
}

export const visitor = (locale: Locale): Actor => ({ userId: null, duty: 'none', memberships: [], locale });

export const isSignedIn = (actor: Actor): boolean => actor.userId !== null;

/** Coordinators and administrators: the center's people. */
export const isCenter = (actor: Actor): boolean => actor.duty !== 'none';

export const isAdministrator = (actor: Actor): boolean => actor.duty === 'administrator';

/** The center's people, and members of at least one verified organization. */
export const isVerified = (actor: Actor): boolean =>
  isCenter(actor) || actor.memberships.some((membership) => membership.isVerified);

export const membershipIn = (actor: Actor, organizationId: string): ActorMembership | undefined =>
  actor.memberships.find((membership) => membership.organizationId === organizationId);

/** May write for the organization: owners and editors. */
export const writesFor = (actor: Actor, organizationId: string): boolean => {
  const role = membershipIn(actor, organizationId)?.role;
  return role === 'owner' || role === 'editor';
};

/** The user's id where a route's access already made sure that there is one. */
export const userIdOf = (actor: Actor): string => {
  if (actor.userId === null) throw new Error('a visitor reached a route for users');
  return actor.userId;
};
