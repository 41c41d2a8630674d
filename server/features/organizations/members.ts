import { userRefs } from '#server/features/users/reads.ts';
import type { Actor } from '#server/platform/auth/actor.ts';
import { type Command, noteOf } from '#server/platform/db/command.ts';
import { changeRecord, foundOr404 } from '#server/platform/db/record.ts';
import { Problem } from '#server/platform/http/problem.ts';
import type { MemberRole } from '#shared/organizations/schema.ts';
import { loadAllowed, reload } from './load.ts';
import { type MemberEntry, type OrganizationRecord, organizations } from './model.ts';
import { mayManageMembers, mayReadInside, mayRemove } from './policy.ts';

const ROLE_ORDER: Record<MemberRole, number> = { owner: 0, editor: 1, member: 2 };

const presentMembers = async (members: readonly MemberEntry[]) => {
  const people = await userRefs(members.map((member) => member.userId));
  return members.map(({ userId, role, joinedAt }) => ({
    userId,
    name: people.get(userId)?.name ?? '',
    email: people.get(userId)?.email ?? '',
    role,
    joinedAt: joinedAt.toISOString(),
  }));
};

/** Owners first, then by the time of joining. */
export const listMembers = async (actor: Actor, id: string) => {
  const { members } = await loadAllowed(actor, id, mayReadInside);
  return presentMembers([...members].sort((a, b) => ROLE_ORDER[a.role] - ROLE_ORDER[b.role]));
};

interface MemberId {
  id: string;
  userId: string;
}

// Why a write that asked for "is a member, and somebody else is an owner" found nothing.
const refuse = async ({ id, userId }: MemberId): Promise<never> => {
  const { members } = await reload(id);
  throw new Problem(members.some((member) => member.userId === userId) ? 'last_owner' : 'not_found');
};

const otherOwner = (userId: string) => ({ members: { $elemMatch: { userId: { $ne: userId }, role: 'owner' } } });

// The same as an expression: next to a second condition on `members`, the place `$` in an update would be uncertain.
const otherOwnerExpression = (userId: string) => {
  const others = { $filter: { input: '$members', as: 'other', cond: { $ne: ['$$other.userId', userId] } } };
  return { $expr: { $in: ['owner', { $map: { input: others, as: 'other', in: '$$other.role' } }] } };
};

/** Throws `last_owner` when this would leave the organization without one. */
export const changeMemberRole = async (command: Command, { id, userId, role }: MemberId & { role: MemberRole }) => {
  await loadAllowed(command.actor, id, mayManageMembers);
  const changed = await changeRecord<OrganizationRecord>(organizations, {
    id,
    while: { 'members.userId': userId, ...(role === 'owner' ? {} : otherOwnerExpression(userId)) },
    // The place of the member that the filter found.
    update: { $set: { 'members.$.role': role } },
    note: noteOf(command, 'member.role_changed', { userId, role }),
  });
  if (!changed) return refuse({ id, userId });
  const [member] = await presentMembers(changed.members.filter((entry) => entry.userId === userId));
  return foundOr404(member);
};

/** Removes a member, or lets one leave. Throws `last_owner` when this would leave the organization without one. */
export const removeMember = async (command: Command, { id, userId }: MemberId): Promise<void> => {
  const { actor } = command;
  await loadAllowed(actor, id, (who, organization) => mayRemove(who, organization, userId));
  const removed = await changeRecord(organizations, {
    id,
    while: {
      $and: [
        { 'members.userId': userId },
        { $or: [{ members: { $elemMatch: { userId, role: { $ne: 'owner' } } } }, otherOwner(userId)] },
      ],
    },
    update: { $pull: { members: { userId } } },
    note: noteOf(command, userId === actor.userId ? 'member.left' : 'member.removed', { userId }),
  });
  if (!removed) await refuse({ id, userId });
};
