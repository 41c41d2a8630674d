// Many people and organizations at once, for what follows from facts.

import type { UserRecord } from '#server/features/users/model.ts';
import { accountsById } from '#server/features/users/reads.ts';
import type { Actor } from '#server/platform/auth/actor.ts';
import { type OrganizationRecord, organizations } from './model.ts';
import { type Membership, membershipsByUser, membershipsOfOrganization } from './reads.ts';

/** Full records by id; one that is gone is missing. Who may see what of them is the caller's policy. */
export const organizationsById = async (ids: readonly string[]): Promise<Map<string, OrganizationRecord>> => {
  if (ids.length === 0) return new Map();
  const found = await organizations.find({ _id: { $in: [...new Set(ids)] } }).lean<OrganizationRecord[]>();
  return new Map(found.map((organization) => [organization._id, organization]));
};

/** A user as policies see them, but for the confidential postings that were opened to them one by one. */
export const actorOf = (user: UserRecord, memberships: readonly Membership[]): Actor => ({
  userId: user._id,
  duty: user.duty,
  locale: user.locale,
  memberships: memberships.map(({ organization, role }) => ({
    organizationId: organization.id,
    type: organization.type,
    role,
    isVerified: organization.verification === 'verified',
  })),
});

export interface Person {
  id: string;
  name: string;
  email: string;
  actor: Actor;
}

/** Those of these users who could sign in now, as policies see them by what they are; a disabled or unconfirmed account is missing. */
export const peopleById = async (ids: readonly string[]): Promise<Map<string, Person>> => {
  if (ids.length === 0) return new Map();
  const [users, memberships] = await Promise.all([accountsById(ids), membershipsByUser(ids)]);
  return new Map(
    users.map((user) => {
      const actor = actorOf(user, memberships.get(user._id) ?? []);
      return [user._id, { id: user._id, name: user.name, email: user.email, actor }];
    }),
  );
};

interface Sought {
  /** Goes before the others. */
  isPreferred(userId: string): boolean;
  /** Is not taken. */
  except?: string;
}

/**
 * Who acts for an organization: of the owners and editors who could sign in now, one that is preferred, otherwise the first owner,
 * otherwise who joined first. A closed account is still a member, and hears nothing. Undefined when nobody is there.
 */
export const writerFor = async (
  organizationId: string,
  { isPreferred, except }: Sought,
): Promise<string | undefined> => {
  const members = await membershipsOfOrganization(organizationId);
  const able = members.filter(({ userId, role }) => role !== 'member' && userId !== except);
  const there = new Set((await accountsById(able.map(({ userId }) => userId))).map(({ _id }) => _id));
  const writers = able.filter(({ userId }) => there.has(userId));
  const preferred = writers.find(({ userId }) => isPreferred(userId));
  return (preferred ?? writers.find(({ role }) => role === 'owner') ?? writers[0])?.userId;
};
