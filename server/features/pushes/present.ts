import { capabilities } from '#server/features/capabilities/capabilities.ts';
import { needs } from '#server/features/needs/needs.ts';
import { organizationRefs } from '#server/features/organizations/reads.ts';
import { cardsFor } from '#server/features/postings/reads.ts';
import { userRefs } from '#server/features/users/reads.ts';
import type { Actor } from '#server/platform/auth/actor.ts';
import { foundOr404 } from '#server/platform/db/record.ts';
import { PUSH_STATES, type ReceivedPush } from '#shared/pushes/schema.ts';
import type { PushRecord, PushTargetEntry } from './model.ts';
import { mayAnswer } from './policy.ts';

const REACHED = {
  sent: ['sent', 'opened', 'interested', 'declined'],
  opened: ['opened', 'interested', 'declined'],
  interested: ['interested'],
  declined: ['declined'],
} as const satisfies Record<PushTargetEntry['state'], readonly PushTargetEntry['state'][]>;

/** How many came so far: whoever answered has also opened it. */
const countsOf = (targets: readonly PushTargetEntry[]) => {
  const count = (state: PushTargetEntry['state']) => {
    const reached: readonly PushTargetEntry['state'][] = REACHED[state];
    return targets.filter((target) => reached.includes(target.state)).length;
  };
  const [sent, opened, interested, declined] = PUSH_STATES.map(count);
  return { sent: sent ?? 0, opened: opened ?? 0, interested: interested ?? 0, declined: declined ?? 0 };
};

const commonOf = ({ _id, noun, postingId, title, message, createdAt }: PushRecord, by: string) => ({
  id: _id,
  noun,
  postingId,
  title,
  message,
  at: createdAt.toISOString(),
  by,
});

export const presentSent = async (records: readonly PushRecord[]) => {
  const people = await userRefs(records.map(({ by }) => by));
  return records.map((push) => ({
    ...commonOf(push, people.get(push.by)?.name ?? ''),
    counts: countsOf(push.targets),
  }));
};

export const presentTracking = async (push: PushRecord) => {
  const [[sent], organizations] = await Promise.all([
    presentSent([push]),
    organizationRefs(push.targets.map(({ organizationId }) => organizationId)),
  ]);
  const targets = push.targets.flatMap(({ organizationId, state, openedAt, answeredAt, reason, line }) => {
    const organization = organizations.get(organizationId);
    if (!organization) return [];
    const times = { openedAt: openedAt?.toISOString() ?? null, answeredAt: answeredAt?.toISOString() ?? null };
    return [{ organization, state, reason, line, ...times }];
  });
  return { ...foundOr404(sent), targets };
};

export interface Received {
  push: PushRecord;
  target: PushTargetEntry;
}

export const presentReceived = async (actor: Actor, received: readonly Received[]): Promise<ReceivedPush[]> => {
  const idsOf = (noun: PushRecord['noun']) =>
    received.filter(({ push }) => push.noun === noun).map(({ push }) => push.postingId);
  const [people, organizations, needCards, capabilityCards] = await Promise.all([
    userRefs(received.map(({ push }) => push.by)),
    organizationRefs(received.map(({ target }) => target.organizationId)),
    cardsFor(needs, actor, idsOf('need')),
    cardsFor(capabilities, actor, idsOf('capability')),
  ]);
  return received.flatMap(({ push, target }) => {
    const organization = organizations.get(target.organizationId);
    if (!organization) return [];
    const { state, reason, line } = target;
    return [
      {
        ...commonOf(push, people.get(push.by)?.name ?? ''),
        organization,
        state,
        reason,
        line,
        need: needCards.find(({ id }) => id === push.postingId) ?? null,
        capability: capabilityCards.find(({ id }) => id === push.postingId) ?? null,
        can: { answer: mayAnswer(actor, target) },
      },
    ];
  });
};
