// For seeds and tests: what has no screen. The center is founded here, and organizations that are verified from the start.
import { changeRecord, insertRecord } from '#server/platform/db/record.ts';
import type { MemberRole } from '#shared/organizations/schema.ts';
import { newOrganization } from './entry.ts';
import { type OrganizationEntry, type OrganizationRecord, organizations } from './model.ts';

interface SeedOrganization {
  content: OrganizationEntry;
  verification: OrganizationRecord['verification'];
  isDemo: boolean;
}

const noteOf = (type: string, at: Date, data: Record<string, unknown> = {}) => ({
  type,
  noun: type.split('.')[0] ?? type,
  by: null,
  at,
  data,
});

/** Founds an organization without members. Resolves to its id. */
export const seedOrganization = async (
  { content, verification, isDemo }: SeedOrganization,
  now: Date,
): Promise<string> => {
  const fields = newOrganization({ entry: content, members: [], verification, isDemo });
  await insertRecord(organizations, fields, noteOf('organization.seeded', now, { type: content.type }));
  return fields._id;
};

interface SeedMembership {
  organizationId: string;
  userId: string;
  role: MemberRole;
}

/** Makes a person a member; one who is a member already keeps their role. */
export const seedMembership = async ({ organizationId, userId, role }: SeedMembership, now: Date): Promise<void> => {
  await changeRecord<OrganizationRecord>(organizations, {
    id: organizationId,
    while: { 'members.userId': { $ne: userId } },
    update: { $push: { members: { userId, role, joinedAt: now } } },
    note: noteOf('member.joined', now, { userId, role, through: 'seed' }),
  });
};
