// What a person is shown in the app: groups, newest first, and how many are unread, the same on every device.
import type mongoose from 'mongoose';
import { type Notify, rooms } from '#server/platform/realtime/realtime.ts';
import { KINDS, kindRow, type Topic } from '#shared/notifications/kinds.ts';
import type { NotificationGroup } from '#shared/notifications/schema.ts';
import { notificationSocket } from '#shared/notifications/socket.ts';
import { type DeliveryRecord, deliveries } from './model.ts';

const shownTo = (userId: string) => ({ recipient: userId, channel: 'app' as const });

/** How many each of these people have not read. */
const unreadOf = async (userIds: readonly string[]): Promise<Map<string, number>> => {
  const counted = await deliveries.aggregate<{ _id: string; count: number }>([
    { $match: { recipient: { $in: [...userIds] }, channel: 'app', readAt: null } },
    { $group: { _id: '$recipient', count: { $sum: 1 } } },
  ]);
  return new Map(counted.map(({ _id, count }) => [_id, count]));
};

export const countUnread = async (userId: string): Promise<number> =>
  deliveries.countDocuments({ ...shownTo(userId), readAt: null });

/** Tells people's open screens that something is new, or was read elsewhere. */
export const tellChanged = async (notify: Notify, userIds: readonly string[]): Promise<void> => {
  if (userIds.length === 0) return;
  const unread = await unreadOf(userIds);
  for (const id of userIds) {
    notify(notificationSocket, 'notifications.changed', rooms.user(id), { unread: unread.get(id) ?? 0 });
  }
};

interface Group {
  _id: string;
  latest: DeliveryRecord;
  count: number;
  unread: number;
}

const present = ({ _id, latest, count, unread }: Group): NotificationGroup => ({
  group: _id,
  kind: latest.kind,
  topic: kindRow(latest.kind).topic,
  params: latest.params,
  detail: latest.detail,
  path: latest.path,
  at: latest.at.toISOString(),
  count,
  unread,
});

interface InboxQuery {
  page: number;
  limit: number;
  topic?: Topic | undefined;
  unread?: boolean | undefined;
  /** Only what happened after it. */
  since?: string | undefined;
}

const stagesOf = (userId: string, { topic, unread, since }: InboxQuery): mongoose.PipelineStage[] => [
  {
    $match: {
      ...shownTo(userId),
      ...(topic ? { kind: { $in: KINDS.filter((kind) => kindRow(kind).topic === topic) } } : {}),
      ...(since ? { at: { $gt: new Date(since) } } : {}),
    },
  },
  { $sort: { at: -1, _id: -1 } },
  {
    $group: {
      _id: '$group',
      latest: { $first: '$$ROOT' },
      count: { $sum: 1 },
      unread: { $sum: { $cond: [{ $eq: ['$readAt', null] }, 1, 0] } },
    },
  },
  ...(unread ? [{ $match: { unread: { $gt: 0 } } }] : []),
];

export const listInbox = async (userId: string, query: InboxQuery) => {
  const stages = stagesOf(userId, query);
  const { page, limit } = query;
  const [groups, totals, unread] = await Promise.all([
    deliveries.aggregate<Group>([
      ...stages,
      { $sort: { 'latest.at': -1, _id: -1 } },
      { $skip: (page - 1) * limit },
      { $limit: limit },
    ]),
    deliveries.aggregate<{ total: number }>([...stages, { $count: 'total' }]),
    countUnread(userId),
  ]);
  return { items: groups.map(present), total: totals[0]?.total ?? 0, unread };
};

export type Reading = { group: string } | { everythingUntil: string };

/** Marks as read what one may have seen; what came later stays unread. */
export const markRead = async (userId: string, reading: Reading, now: Date): Promise<void> => {
  const which = 'group' in reading ? { group: reading.group } : { at: { $lte: new Date(reading.everythingUntil) } };
  await deliveries.updateMany({ ...shownTo(userId), readAt: null, ...which }, { $set: { readAt: now } });
};
