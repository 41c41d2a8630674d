import type mongoose from 'mongoose';
import { type Actor, writesFor } from '#server/platform/auth/actor.ts';
import type { DealState } from '#shared/deals/pipeline.ts';
import type { DealCard } from '#shared/deals/schema.ts';
import { type DealRecord, deals } from './model.ts';
import { lacksNextStep } from './next-step.ts';
import { readableFilter } from './policy.ts';
import { isLateTask, knownFor } from './present.ts';
import { unreadCounts } from './reading.ts';

const invitedFilter = (actor: Actor): mongoose.QueryFilter<DealRecord> => {
  const organizations = actor.memberships
    .map(({ organizationId }) => organizationId)
    .filter((id) => writesFor(actor, id));
  return { state: 'open', parties: { $elemMatch: { organizationId: { $in: organizations }, joinedAt: null } } };
};

const isInvitedOnly = (actor: Actor, deal: DealRecord): boolean => {
  const own = deal.parties.filter(({ organizationId }) =>
    actor.memberships.some((one) => one.organizationId === organizationId),
  );
  return own.length > 0 && own.every(({ joinedAt }) => joinedAt === null);
};

const nextTaskOf = (deal: DealRecord) =>
  deal.tasks
    .filter(({ doneAt, dueDay }) => doneAt === null && dueDay !== null)
    .sort((one, other) => ((one.dueDay ?? '') < (other.dueDay ?? '') ? -1 : 1))[0];

const nextMeetingOf = (deal: DealRecord, now: Date): Date | undefined =>
  deal.meetings
    .filter(({ state }) => state === 'fixed')
    .flatMap(({ slots, chosenSlotId }) => slots.filter(({ id }) => id === chosenSlotId).map(({ startsAt }) => startsAt))
    .filter((startsAt) => startsAt > now)
    .sort((one, other) => one.getTime() - other.getTime())[0];

const presentCards = async (actor: Actor, records: readonly DealRecord[], now: Date): Promise<DealCard[]> => {
  const [known, unread] = await Promise.all([knownFor(records, now), unreadCounts(records, actor)]);
  return records.map((deal) => {
    const isInvited = isInvitedOnly(actor, deal);
    const task = isInvited ? undefined : nextTaskOf(deal);
    return {
      id: deal._id,
      title: deal.title,
      pipeline: deal.pipeline,
      stage: deal.stage,
      state: deal.state,
      parties: deal.parties.flatMap(({ organizationId }) => known.organizations.get(organizationId) ?? []),
      unread: isInvited ? 0 : (unread.get(deal._id) ?? 0),
      nextTask: task?.dueDay
        ? {
            title: task.title,
            dueDay: task.dueDay,
            ownerName: task.ownerId && (known.people.get(task.ownerId)?.name ?? ''),
            isLate: isLateTask(task, now),
          }
        : null,
      nextMeetingAt: isInvited ? null : (nextMeetingOf(deal, now)?.toISOString() ?? null),
      lacksNextStep: !isInvited && lacksNextStep(deal, now),
      lastActivityAt: deal.lastActivityAt.toISOString(),
      isInvited,
      isDemo: deal.isDemo,
    };
  });
};

interface Query {
  page: number;
  limit: number;
  state?: DealState[] | undefined;
}

const UNREAD_AMONG = 200;

/** One page of one's deals and of those one was asked into, latest activity first. */
export const listDeals = async (actor: Actor, { page, limit, state }: Query, now: Date) => {
  const mine = { $or: [readableFilter(actor), invitedFilter(actor)] } as mongoose.QueryFilter<DealRecord>;
  const filter = state?.length
    ? ({ $and: [mine, { state: { $in: state } }] } as mongoose.QueryFilter<DealRecord>)
    : mine;
  const order = { lastActivityAt: -1, _id: -1 } as const;
  const [records, total, groups, recent] = await Promise.all([
    deals
      .find(filter)
      .sort(order)
      .skip((page - 1) * limit)
      .limit(limit)
      .lean<DealRecord[]>(),
    deals.countDocuments(filter),
    deals.aggregate<{ _id: string; count: number }>([
      { $match: mine },
      { $group: { _id: '$state', count: { $sum: 1 } } },
    ]),
    deals
      .find(readableFilter(actor), { parties: 1, createdAt: 1 })
      .sort(order)
      .limit(UNREAD_AMONG)
      .lean<Pick<DealRecord, '_id' | 'parties' | 'createdAt'>[]>(),
  ]);
  const unread = await unreadCounts(recent, actor);
  return {
    items: await presentCards(actor, records, now),
    total,
    states: Object.fromEntries(groups.map(({ _id, count }) => [_id, count])),
    unread: [...unread.values()].reduce((sum, count) => sum + count, 0),
  };
};
