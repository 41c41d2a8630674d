import { userRefs } from '#server/features/users/reads.ts';
import { type Actor, userIdOf } from '#server/platform/auth/actor.ts';
import { type Command, noteOf } from '#server/platform/db/command.ts';
import { changeRecord, foundOr404, newId } from '#server/platform/db/record.ts';
import { Problem } from '#server/platform/http/problem.ts';
import { loadAllowed, loadOrganization, reload } from './load.ts';
import { type JoinRequestEntry, type OrganizationRecord, organizations } from './model.ts';
import { mayManageMembers } from './policy.ts';

/** An organization whose owners let requests lie does not collect them for ever. */
const OPEN_MAX = 200;

const presentRequests = async (requests: readonly JoinRequestEntry[]) => {
  const people = await userRefs(requests.map((request) => request.userId));
  return requests.map(({ id, userId, message, at }) => ({
    id,
    userId,
    name: people.get(userId)?.name ?? '',
    email: people.get(userId)?.email ?? '',
    message,
    at: at.toISOString(),
  }));
};

export const listJoinRequests = async (actor: Actor, id: string) => {
  const { joinRequests } = await loadAllowed(actor, id, mayManageMembers);
  return presentRequests(joinRequests);
};

/** Throws `already_member`, `already_exists` while an earlier request is open, `too_many_requests` when many are. */
export const requestToJoin = async (command: Command, { id, message }: { id: string; message: string }) => {
  const { actor, now } = command;
  await loadOrganization(actor, id);
  const userId = userIdOf(actor);
  const request = { id: newId(), userId, message, at: now };
  const changed = await changeRecord(organizations, {
    id,
    while: {
      'members.userId': { $ne: userId },
      'joinRequests.userId': { $ne: userId },
      [`joinRequests.${OPEN_MAX - 1}`]: { $exists: false },
    },
    update: { $push: { joinRequests: request } },
    note: noteOf(command, 'join.requested', { requestId: request.id, userId }),
  });
  if (!changed) throw await whyNotAsked(id, userId);
  const [presented] = await presentRequests([request]);
  return foundOr404(presented);
};

const whyNotAsked = async (id: string, userId: string): Promise<Problem> => {
  const { members, joinRequests } = await reload(id);
  if (members.some((member) => member.userId === userId)) return new Problem('already_member');
  if (joinRequests.some((request) => request.userId === userId)) return new Problem('already_exists');
  return new Problem('too_many_requests');
};

interface RequestDecision {
  id: string;
  requestId: string;
  decision: 'accept' | 'decline';
}

/** Who is let in becomes a plain member; an owner gives a higher role afterwards. */
export const decideJoinRequest = async (
  command: Command,
  { id, requestId, decision }: RequestDecision,
): Promise<void> => {
  const { actor, now } = command;
  const { joinRequests } = await loadAllowed(actor, id, mayManageMembers);
  const { userId } = foundOr404(joinRequests.find((request) => request.id === requestId));
  const isAccepted = decision === 'accept';
  const changed = await changeRecord<OrganizationRecord>(organizations, {
    id,
    while: { 'joinRequests.id': requestId, ...(isAccepted ? { 'members.userId': { $ne: userId } } : {}) },
    update: {
      $pull: { joinRequests: { id: requestId } },
      ...(isAccepted ? { $push: { members: { userId, role: 'member', joinedAt: now } } } : {}),
    },
    note: isAccepted
      ? noteOf(command, 'member.joined', { userId, role: 'member', through: 'request' })
      : noteOf(command, 'join.declined', { userId }),
  });
  foundOr404(changed);
};
