import type mongoose from 'mongoose';
import type { Actor } from '#server/platform/auth/actor.ts';
import type { InterestState } from '#shared/interests/lifecycle.ts';
import { type InterestRecord, interests } from './model.ts';
import { presentInterests } from './present.ts';

interface Page {
  page: number;
  limit: number;
}

interface Boxes extends Page {
  box: 'received' | 'sent';
  state?: InterestState[] | undefined;
}

const countByState = async (filter: mongoose.QueryFilter<InterestRecord>): Promise<Record<string, number>> => {
  const groups = await interests.aggregate<{ _id: string; count: number }>([
    { $match: filter },
    { $group: { _id: '$state', count: { $sum: 1 } } },
  ]);
  return Object.fromEntries(groups.map(({ _id, count }) => [_id, count]));
};

// What waits comes first, the soonest due before the others; then what was answered, the newest first.
const RECEIVED_ORDER = [
  { $addFields: { order: { $cond: [{ $eq: ['$state', 'sent'] }, 0, 1] } } },
  { $addFields: { waits: { $cond: [{ $eq: ['$order', 0] }, '$dueAt', null] } } },
  { $sort: { order: 1, waits: 1, answeredAt: -1, _id: -1 } },
] as const satisfies mongoose.PipelineStage[];

const NEWEST_FIRST = [{ $sort: { sentAt: -1, _id: -1 } }] as const satisfies mongoose.PipelineStage[];

/** One page of what my organizations received or sent. */
export const listInterests = async (actor: Actor, query: Boxes, now: Date) => {
  const own = actor.memberships.map(({ organizationId }) => organizationId);
  const side = query.box === 'received' ? 'toOrganizationId' : 'fromOrganizationId';
  const box = { [side]: { $in: own } };
  const filter = query.state?.length ? { ...box, state: { $in: query.state } } : box;
  const [records, total, states] = await Promise.all([
    interests.aggregate<InterestRecord>([
      { $match: filter },
      ...(query.box === 'received' ? RECEIVED_ORDER : NEWEST_FIRST),
      { $skip: (query.page - 1) * query.limit },
      { $limit: query.limit },
    ]),
    interests.countDocuments(filter),
    countByState(box),
  ]);
  return { items: await presentInterests(actor, records, now), total, states };
};

/** The supervision list: late answers, the longest wait first. */
export const listLate = async (actor: Actor, { page, limit }: Page, now: Date) => {
  const late = { state: 'sent' as const, dueAt: { $lte: now } };
  const [records, total] = await Promise.all([
    interests
      .find(late)
      .sort({ dueAt: 1, _id: 1 })
      .skip((page - 1) * limit)
      .limit(limit)
      .lean<InterestRecord[]>(),
    interests.countDocuments(late),
  ]);
  return { items: await presentInterests(actor, records, now), total };
};
