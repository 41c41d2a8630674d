// What other features may ask about organizations.
import type { z } from 'zod';
import { plain } from '#server/platform/db/plain.ts';
import type { MemberRole, organizationRefSchema } from '#shared/organizations/schema.ts';
import { type MemberEntry, type OrganizationRecord, organizations } from './model.ts';

export type OrganizationRef = z.infer<typeof organizationRefSchema>;

const REF_FIELDS = { name: 1, type: 1, verification: 1 } as const;

const refOf = ({ _id, name, type, verification }: OrganizationRecord): OrganizationRef => ({
  id: _id,
  name,
  type,
  verification,
});

/**
 * Name, type and verification of these organizations, by id; one that is gone is missing. Says nothing about who may see
 * the name: that is the caller's policy.
 */
export const organizationRefs = async (ids: readonly string[]): Promise<Map<string, OrganizationRef>> => {
  if (ids.length === 0) return new Map();
  const found = await plain<OrganizationRecord>(organizations, { _id: { $in: [...ids] } }, REF_FIELDS);
  return new Map(found.map((organization) => [organization._id, refOf(organization)]));
};

/** The id of the center's own organization; null on a platform that has not been given one. */
export const centerOrganizationId = async (): Promise<string | null> => {
  const center = await organizations.findOne({ type: 'center' }, { _id: 1 }).lean();
  return center?._id ?? null;
};

/** How many organizations the public list shows. */
export const countVerifiedOrganizations = (): Promise<number> =>
  organizations.countDocuments({ verification: 'verified' });

export interface Membership {
  organization: OrganizationRef;
  role: MemberRole;
}

/** The organizations each of these users belongs to, in the order of joining the platform; who belongs to none is missing. */
export const membershipsByUser = async (userIds: readonly string[]): Promise<Map<string, Membership[]>> => {
  const wanted = new Set(userIds);
  const fields = { members: 1, ...REF_FIELDS } as const;
  const found = await plain<OrganizationRecord>(organizations, { 'members.userId': { $in: [...wanted] } }, fields);
  found.sort((one, other) => (one._id < other._id ? -1 : 1));
  const memberships = new Map<string, Membership[]>();
  for (const organization of found) {
    for (const { userId, role } of organization.members) {
      if (!wanted.has(userId)) continue;
      memberships.set(userId, [...(memberships.get(userId) ?? []), { organization: refOf(organization), role }]);
    }
  }
  return memberships;
};

/** Who belongs to an organization, in the order of joining; nobody when it is gone. */
export const membershipsOfOrganization = async (id: string): Promise<MemberEntry[]> => {
  const organization = await organizations.findById(id, { members: 1 }).lean<Pick<OrganizationRecord, 'members'>>();
  return organization?.members ?? [];
};
