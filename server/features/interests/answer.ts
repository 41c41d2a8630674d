// The ends of an interest that people bring about, and handing it to a colleague.
import { membershipsOfOrganization } from '#server/features/organizations/reads.ts';
import type { Actor } from '#server/platform/auth/actor.ts';
import { changeRecord, newId } from '#server/platform/db/record.ts';
import { fieldProblem, Problem } from '#server/platform/http/problem.ts';
import { answer, type Command, noteOf, readable } from './command.ts';
import { openDealOf } from './deal-opening.ts';
import { type InterestRecord, interests, type Reason } from './model.ts';
import { isToBeReminded, mayAnswer, mayRemind, mayWithdraw, type Ruled } from './policy.ts';

const allowed = async (
  { actor, id }: Command,
  rule: (actor: Actor, interest: Ruled) => boolean,
): Promise<InterestRecord> => {
  const record = await readable(actor, id);
  if (!rule(actor, record)) throw new Problem('forbidden');
  return record;
};

/**
 * Accepts and opens the deal. Accepting again (another tab, a colleague) answers the same deal.
 * Throws `not_found`, `forbidden`, `not_in_this_state` (declined, taken back or expired meanwhile).
 */
export const acceptInterest = async (command: Command): Promise<InterestRecord> => {
  const record = await allowed(command, mayAnswer);
  const dealId = newId();
  const accepted = await answer({
    command,
    record,
    to: 'accepted',
    type: 'interest.accepted',
    set: { dealId },
    data: { dealId },
  }).catch(async (error: unknown) => {
    const now = await readable(command.actor, command.id);
    if (now.state === 'accepted') return now;
    throw error;
  });
  await openDealOf(accepted);
  return accepted;
};

/** Declines with a reason that the sender learns. Throws as accepting does. */
export const declineInterest = async (command: Command, reason: Reason): Promise<InterestRecord> => {
  const record = await allowed(command, mayAnswer);
  return answer({
    command,
    record,
    to: 'declined',
    type: 'interest.declined',
    set: { reason },
    frees: true,
    data: { code: reason.code },
  });
};

/** Takes an unanswered interest back. Throws as accepting does. */
export const withdrawInterest = async (command: Command): Promise<InterestRecord> => {
  const record = await allowed(command, mayWithdraw);
  return answer({ command, record, to: 'withdrawn', type: 'interest.withdrawn', frees: true, data: {} });
};

/** Lets another writer of the organization answer. Throws as accepting does, and for who is no writer of it. */
export const handOverInterest = async (command: Command, userId: string): Promise<InterestRecord> => {
  const record = await allowed(command, mayAnswer);
  const members = await membershipsOfOrganization(record.toOrganizationId);
  if (!members.some((member) => member.userId === userId && member.role !== 'member'))
    throw fieldProblem('userId', 'not_found');
  return giveTo(record, userId, { by: command.actor.userId, now: command.now });
};

/** Gives an unanswered interest to somebody else; throws `not_in_this_state` when it has been answered. */
export const giveTo = async (
  record: InterestRecord,
  userId: string,
  { by, now }: { by: string | null; now: Date },
): Promise<InterestRecord> => {
  const changed = await changeRecord(interests, {
    id: record._id,
    while: { state: 'sent', toUserId: record.toUserId },
    set: { toUserId: userId },
    note: noteOf({
      type: 'interest.handed_over',
      about: { ...record, toUserId: userId },
      by,
      at: now,
      data: { beforeUserId: record.toUserId },
    }),
  });
  if (!changed) throw new Problem('not_in_this_state');
  return changed;
};

/** The sender's colleague stands in for who has left, while the interest waits. */
export const standInForSender = async (record: InterestRecord, userId: string, now: Date): Promise<void> => {
  await changeRecord(interests, {
    id: record._id,
    while: { state: 'sent', fromUserId: record.fromUserId },
    set: { fromUserId: userId },
    note: noteOf({
      type: 'interest.sender_changed',
      about: { ...record, fromUserId: userId },
      by: null,
      at: now,
      data: { beforeUserId: record.fromUserId },
    }),
  });
};

/** A coordinator asks for a late answer. Throws `not_in_this_state` when it is not late, or was asked for within a day. */
export const remindOfInterest = async (command: Command): Promise<InterestRecord> => {
  const { actor, now } = command;
  const record = await allowed(command, mayRemind);
  if (!isToBeReminded(record, now)) throw new Problem('not_in_this_state');
  const changed = await changeRecord(interests, {
    id: record._id,
    while: { state: 'sent', remindedAt: record.remindedAt },
    set: { remindedAt: now },
    note: noteOf({
      type: 'interest.reminded',
      about: record,
      by: actor.userId,
      at: now,
      data: { dueAt: record.dueAt.toISOString() },
    }),
  });
  if (!changed) throw new Problem('not_in_this_state');
  return changed;
};
