import { organizationsById } from '#server/features/organizations/people.ts';
import { postingsOf } from '#server/features/postings/noun.ts';
import { readablePosting } from '#server/features/postings/reads.ts';
import { type Actor, userIdOf } from '#server/platform/auth/actor.ts';
import { changeRecord, foundOr404, insertRecord, newId } from '#server/platform/db/record.ts';
import { fieldProblem, Problem } from '#server/platform/http/problem.ts';
import { transition } from '#shared/contract/lifecycle.ts';
import type { ReasonCode } from '#shared/interests/schema.ts';
import { isListed } from '#shared/postings/lifecycle.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';
import type { PushState } from '#shared/pushes/schema.ts';
import { pushLifecycle } from './lifecycle.ts';
import { type PushRecord, type PushTargetEntry, pushes } from './model.ts';
import { mayAnswer, mayReceive } from './policy.ts';

interface Command {
  actor: Actor;
  now: Date;
}

interface PushInput {
  noun: PostingNoun;
  postingId: string;
  organizationIds: string[];
  message: string;
}

const untouched = (organizationId: string): PushTargetEntry => ({
  organizationId,
  state: 'sent',
  openedAt: null,
  openedBy: null,
  answeredAt: null,
  answeredBy: null,
  reason: null,
  line: '',
});

/** Verified, not the posting's own, not the center. Throws a field problem that names the first that is not. */
const requireTargets = async (ids: readonly string[], owner: string): Promise<void> => {
  const found = await organizationsById(ids);
  for (const [index, id] of ids.entries()) {
    const organization = found.get(id);
    const isRight = organization?.verification === 'verified' && organization.type !== 'center' && id !== owner;
    if (!isRight) throw fieldProblem(`organizationIds.${index}`, 'push_target_wrong');
  }
};

/**
 * Throws `not_found`, `not_in_this_state` for a posting that is not listed, `already_exists` when one of the organizations
 * was sent it before.
 */
export const sendPush = async ({ actor, now }: Command, input: PushInput): Promise<PushRecord> => {
  const { noun, postingId, message } = input;
  const posting = await readablePosting(postingsOf(noun), actor, postingId);
  if (!isListed(posting.status)) throw new Problem('not_in_this_state');
  const organizationIds = [...new Set(input.organizationIds)];
  await requireTargets(organizationIds, posting.organizationId);
  if (await pushes.exists({ postingId, 'targets.organizationId': { $in: organizationIds } })) {
    throw new Problem('already_exists');
  }
  const by = userIdOf(actor);
  const { title } = posting.content;
  const fields = { _id: newId(), noun, postingId, title, message, by, targets: organizationIds.map(untouched) };
  const note = { type: 'push.sent', noun: 'push', by, at: now, data: { noun, postingId, organizationIds } };
  return insertRecord<PushRecord>(pushes, fields, note);
};

interface Which {
  id: string;
  organizationId: string;
}

/** The push and the part of it that concerns one of my organizations. Throws `not_found`. */
export const receivedPush = async (actor: Actor, { id, organizationId }: Which) => {
  const push = foundOr404(await pushes.findById(id).lean<PushRecord>());
  const target = foundOr404(push.targets.find((one) => one.organizationId === organizationId));
  if (!mayReceive(actor, target)) throw new Problem('not_found');
  return { push, target };
};

interface Step extends Which {
  from: PushState;
  set: Partial<PushTargetEntry>;
  type: string;
  data?: Record<string, unknown>;
}

const take = ({ actor, now }: Command, { id, organizationId, from, set, type, data }: Step) =>
  changeRecord<PushRecord>(pushes, {
    id,
    while: { targets: { $elemMatch: { organizationId, state: from } } },
    // The place of the target that the filter found.
    update: { $set: Object.fromEntries(Object.entries(set).map(([name, value]) => [`targets.$.${name}`, value])) },
    note: { type, noun: 'push', by: userIdOf(actor), at: now, data: { organizationId, ...data } },
  });

/** A member has it before their eyes: noticed the first time only. Throws `not_found`. */
export const openPush = async (command: Command, which: Which): Promise<PushRecord> => {
  const { push, target } = await receivedPush(command.actor, which);
  const state = transition(pushLifecycle, target.state, 'open');
  if (state === null) return push;
  const set = { state, openedAt: command.now, openedBy: userIdOf(command.actor) };
  const changed = await take(command, { ...which, from: target.state, set, type: 'push.opened' });
  // A colleague opened it at the same moment.
  return changed ?? (await receivedPush(command.actor, which)).push;
};

export type PushAnswer =
  | { answer: 'interested'; line: string }
  | { answer: 'declined'; code: ReasonCode; line: string };

/** Throws `not_found`, `forbidden` for members who do not write, `not_in_this_state` for the same answer again. */
export const answerPush = async (command: Command, which: Which, given: PushAnswer): Promise<PushRecord> => {
  const { actor, now } = command;
  const { target } = await receivedPush(actor, which);
  if (!mayAnswer(actor, target)) throw new Problem('forbidden');
  const state = transition(pushLifecycle, target.state, given.answer);
  if (state === null) throw new Problem('not_in_this_state');
  const reason = given.answer === 'declined' ? given.code : null;
  const by = userIdOf(actor);
  const opened = target.openedAt ? {} : { openedAt: now, openedBy: by };
  const changed = await take(command, {
    ...which,
    from: target.state,
    set: { state, reason, line: given.line, answeredAt: now, answeredBy: by, ...opened },
    type: `push.${given.answer}`,
    data: { reason },
  });
  if (!changed) throw new Problem('not_in_this_state');
  return changed;
};
