// Founding an organization and changing its entry.
import { regionAncestors, requireKnownCodes } from '#server/features/vocabularies/codes.ts';
import { userIdOf } from '#server/platform/auth/actor.ts';
import { type Command, noteOf } from '#server/platform/db/command.ts';
import { changeRecord, insertRecord, isDuplicateKey, newId } from '#server/platform/db/record.ts';
import { Problem } from '#server/platform/http/problem.ts';
import type { OrganizationInput } from '#shared/organizations/schema.ts';
import { loadAllowed, reload } from './load.ts';
import { type MemberEntry, type OrganizationEntry, type OrganizationRecord, organizations } from './model.ts';
import { mayEdit } from './policy.ts';
import { presentOrganization } from './present.ts';

const regionPathOf = (region: string): string[] => [region, ...regionAncestors(region)];

const refuseTakenCode = (error: unknown): never => {
  if (!isDuplicateKey(error)) throw error;
  throw new Problem('already_exists', { errors: [{ field: 'creditCode', code: 'already_used' }], cause: error });
};

interface NewOrganization {
  entry: OrganizationEntry;
  members: MemberEntry[];
  verification: OrganizationRecord['verification'];
  isDemo: boolean;
}

/** The fields of an organization that has just been founded. */
export const newOrganization = ({ entry, members, verification, isDemo }: NewOrganization) => ({
  ...entry,
  _id: newId(),
  regionPath: regionPathOf(entry.region),
  verification,
  refusal: null,
  entryVersion: 1,
  members,
  invitations: [],
  joinRequests: [],
  isDemo,
});

/** Throws `already_exists` when the credit code is taken. */
export const foundOrganization = async (command: Command, entry: OrganizationInput): Promise<OrganizationRecord> => {
  requireKnownCodes(entry);
  const userId = userIdOf(command.actor);
  const founder: MemberEntry = { userId, role: 'owner', joinedAt: command.now };
  const fields = newOrganization({ entry, members: [founder], verification: 'pending', isDemo: false });
  const note = noteOf(command, 'organization.founded', { userId, type: entry.type });
  return insertRecord(organizations, fields, note).catch(refuseTakenCode);
};

const IDENTITY = ['name', 'type', 'creditCode'] as const;

/** What a verified organization may not change without being looked at again. */
const changesIdentity = (before: OrganizationRecord, entry: OrganizationInput): boolean =>
  IDENTITY.some((field) => before[field] !== entry[field]);

interface EntryChange {
  id: string;
  version: number;
  entry: OrganizationInput;
}

/** Throws `stale_version` with the organization as it is now, `already_exists` when the credit code is taken. */
export const changeEntry = async (
  command: Command,
  { id, version, entry }: EntryChange,
): Promise<OrganizationRecord> => {
  requireKnownCodes(entry);
  const { actor } = command;
  const before = await loadAllowed(actor, id, mayEdit);
  const isRenewed = before.verification === 'verified' && changesIdentity(before, entry);
  const changed = await changeRecord(organizations, {
    id,
    while: { entryVersion: version },
    set: {
      ...entry,
      regionPath: regionPathOf(entry.region),
      ...(isRenewed ? { verification: 'pending' as const } : {}),
    },
    update: { $inc: { entryVersion: 1 } },
    note: noteOf(command, 'organization.changed', { isRenewed }),
  }).catch(refuseTakenCode);
  if (!changed) {
    throw new Problem('stale_version', { current: await presentOrganization(actor, await reload(id)) });
  }
  return changed;
};
