import { userRefByEmail, userRefs } from '#server/features/users/reads.ts';
import { discardTokens, findToken, issueToken } from '#server/features/users/tokens.ts';
import { userIdOf } from '#server/platform/auth/actor.ts';
import { type Command, noteOf } from '#server/platform/db/command.ts';
import { changeRecord, foundOr404, newId } from '#server/platform/db/record.ts';
import { Problem } from '#server/platform/http/problem.ts';
import type { MemberRole } from '#shared/organizations/schema.ts';
import { loadAllowed, reload } from './load.ts';
import { type InvitationEntry, type OrganizationRecord, organizations } from './model.ts';
import { mayManageMembers } from './policy.ts';

export const INVITATION_DAYS = 14;
/** Invitations are mails to strangers: nobody needs more of them open at once. */
const OPEN_MAX = 100;

const presentInvitations = async (invitations: readonly InvitationEntry[]) => {
  const inviters = await userRefs(invitations.map((invitation) => invitation.invitedBy));
  return invitations.map(({ id, email, role, invitedBy, expiresAt }) => ({
    id,
    email,
    role,
    invitedBy: inviters.get(invitedBy)?.name ?? '',
    expiresAt: expiresAt.toISOString(),
  }));
};

export const listInvitations = async ({ actor, now }: Command, id: string) => {
  const { invitations } = await loadAllowed(actor, id, mayManageMembers);
  return presentInvitations(invitations.filter((invitation) => invitation.expiresAt > now));
};

interface NewInvitation {
  id: string;
  email: string;
  role: MemberRole;
}

/** Throws `already_member`, `already_exists` for an address with an open invitation, `too_many_requests` for too many. */
export const invite = async (command: Command, { id, email, role }: NewInvitation) => {
  const { actor, now } = command;
  await loadAllowed(actor, id, mayManageMembers);
  const invited = await userRefByEmail(email);
  await organizations.updateOne({ _id: id }, { $pull: { invitations: { expiresAt: { $lte: now } } } });
  const expiresAt = new Date(now.getTime() + INVITATION_DAYS * 24 * 3600_000);
  const invitation = { id: newId(), email, role, invitedBy: userIdOf(actor), expiresAt };
  const changed = await changeRecord(organizations, {
    id,
    while: {
      'invitations.email': { $ne: email },
      [`invitations.${OPEN_MAX - 1}`]: { $exists: false },
      ...(invited ? { 'members.userId': { $ne: invited.id } } : {}),
    },
    update: { $push: { invitations: invitation } },
    note: noteOf(command, 'invitation.made', { invitationId: invitation.id }),
  });
  if (!changed) throw await whyNotInvited({ id, email, invitedId: invited?.id });
  const [presented] = await presentInvitations([invitation]);
  return foundOr404(presented);
};

interface Uninvited {
  id: string;
  email: string;
  invitedId: string | undefined;
}

const whyNotInvited = async ({ id, email, invitedId }: Uninvited): Promise<Problem> => {
  const { members, invitations } = await reload(id);
  if (members.some((member) => member.userId === invitedId)) return new Problem('already_member');
  if (invitations.some((invitation) => invitation.email === email)) return new Problem('already_exists');
  return new Problem('too_many_requests');
};

interface InvitationId {
  id: string;
  invitationId: string;
}

/** The mail's link stops working with it. */
export const withdrawInvitation = async (command: Command, { id, invitationId }: InvitationId): Promise<void> => {
  await loadAllowed(command.actor, id, mayManageMembers);
  const changed = await changeRecord(organizations, {
    id,
    while: { 'invitations.id': invitationId },
    update: { $pull: { invitations: { id: invitationId } } },
    note: noteOf(command, 'invitation.withdrawn', { invitationId }),
  });
  foundOr404(changed);
  await discardTokens('invitation', invitationId);
};

/** A token for an invitation's mail. Whoever holds it may accept: the mail went to the invited address. */
export const issueInvitationToken = ({ id, expiresAt }: InvitationEntry): Promise<string> =>
  issueToken({ purpose: 'invitation', subjectId: id, expiresAt });

const findInvitation = async (token: string, now: Date) => {
  const found = await findToken({ purpose: 'invitation', token, now });
  if (!found) throw new Problem('token_invalid');
  const holding = { 'invitations.id': found.subjectId };
  const organization = await organizations.findOne(holding).lean<OrganizationRecord>();
  const invitation = organization?.invitations.find((entry) => entry.id === found.subjectId);
  if (!organization || !invitation) throw new Problem('token_invalid');
  return { organizationId: organization._id, invitation };
};

/** Throws `token_invalid` when the invitation is accepted, withdrawn, expired or unknown; `already_member`. */
export const acceptInvitation = async (command: Command, token: string): Promise<OrganizationRecord> => {
  const { actor, now } = command;
  const { organizationId, invitation } = await findInvitation(token, now);
  const userId = userIdOf(actor);
  const joined = await changeRecord<OrganizationRecord>(organizations, {
    id: organizationId,
    // Of two who accept at once, one still finds the invitation.
    while: { 'invitations.id': invitation.id, 'members.userId': { $ne: userId } },
    update: {
      $pull: { invitations: { id: invitation.id }, joinRequests: { userId } },
      $push: { members: { userId, role: invitation.role, joinedAt: now } },
    },
    note: noteOf(command, 'member.joined', { userId, role: invitation.role, through: 'invitation' }),
  });
  if (!joined) {
    const { members } = await reload(organizationId);
    throw new Problem(members.some((member) => member.userId === userId) ? 'already_member' : 'token_invalid');
  }
  await discardTokens('invitation', invitation.id);
  return joined;
};
