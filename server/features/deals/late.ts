// The center's supervision list: deals in which a step is late, or in which nothing happens and nothing is agreed. Neither a step's
// words nor anything else of the deal is told.
import { organizationRefs } from '#server/features/organizations/reads.ts';
import type { LateDeal } from '#shared/deals/schema.ts';
import { type DealRecord, deals } from './model.ts';
import { QUIET_DAYS, quietDay, quietFilter } from './next-step.ts';
import { joined } from './policy.ts';
import { dayOf, isLateTask } from './present.ts';

type Looked = Pick<DealRecord, '_id' | 'title' | 'parties' | 'tasks' | 'lastActivityAt' | 'isDemo'>;

const DAY_MS = 24 * 3600_000;
const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

/** One page, the longest wait first. A deal that rests has said why and is left alone. */
export const listLateDeals = async ({ page, limit }: { page: number; limit: number }, now: Date) => {
  const today = dayOf(now);
  const late = {
    $or: [
      { state: 'open' as const, tasks: { $elemMatch: { doneAt: null, dueDay: { $lt: today } } } },
      quietFilter(now),
    ],
  };
  const open = { $filter: { input: '$tasks', as: 'task', cond: { $eq: ['$$task.doneAt', null] } } };
  const quietFrom = { $add: ['$lastActivityAt', QUIET_DAYS * DAY_MS] };
  const quietSince = { $dateToString: { date: quietFrom, format: '%Y-%m-%d', timezone: '+08:00' } };
  const [records, total] = await Promise.all([
    deals.aggregate<Looked>([
      { $match: late },
      { $project: { title: 1, parties: 1, isDemo: 1, lastActivityAt: 1, tasks: open } },
      // Days that are not set are null, and the smallest of several leaves null out.
      { $addFields: { lateSince: { $ifNull: [{ $min: '$tasks.dueDay' }, quietSince] } } },
      { $sort: { lateSince: 1, _id: 1 } },
      { $skip: (page - 1) * limit },
      { $limit: limit },
    ]),
    deals.countDocuments(late),
  ]);
  const organizations = await organizationRefs(
    records.flatMap((deal) => joined(deal).map(({ organizationId }) => organizationId)),
  );
  const items = records.map((deal): LateDeal => {
    const days = deal.tasks.filter((task) => isLateTask(task, now)).flatMap(({ dueDay }) => dueDay ?? []);
    const dueDay = [...days].sort()[0] ?? quietDay(deal);
    return {
      id: deal._id,
      title: deal.title,
      parties: joined(deal).flatMap(({ organizationId }) => organizations.get(organizationId) ?? []),
      dueDay,
      lateDays: daysBetween(dueDay, today),
      lateTasks: days.length,
      isDemo: deal.isDemo,
    };
  });
  return { items, total };
};

const QUIET_AT_ONCE = 1000;

/** Deals in which nothing happens and no step is agreed, the latest to fall quiet first. */
export const quietDeals = (now: Date): Promise<Pick<DealRecord, '_id' | 'lastActivityAt'>[]> =>
  deals
    .find(quietFilter(now), { lastActivityAt: 1 })
    .sort({ lastActivityAt: -1 })
    .limit(QUIET_AT_ONCE)
    .lean<Pick<DealRecord, '_id' | 'lastActivityAt'>[]>();
