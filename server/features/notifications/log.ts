// The delivery log, for administrators.
import { robotsById } from '#server/features/robots/reads.ts';
import { userIdsLike, userRefs } from '#server/features/users/reads.ts';
import { foundOr404 } from '#server/platform/db/record.ts';
import { Problem } from '#server/platform/http/problem.ts';
import type { Channel, Kind } from '#shared/notifications/kinds.ts';
import type { Delivery, DeliveryOutcome } from '#shared/notifications/schema.ts';
import { type DeliveryRecord, deliveries } from './model.ts';

interface LogQuery {
  page: number;
  limit: number;
  channel?: Channel | undefined;
  outcome?: DeliveryOutcome | undefined;
  kind?: Kind | undefined;
  to?: string | undefined;
}

const present = async (records: readonly DeliveryRecord[]): Promise<Delivery[]> => {
  const idsOf = (isRobot: boolean) =>
    records.filter(({ channel }) => (channel === 'robot') === isRobot).map(({ recipient }) => recipient);
  const [people, robots] = await Promise.all([userRefs(idsOf(false)), robotsById(idsOf(true))]);
  return records.map((record) => {
    const { _id, kind, channel, recipient, at, outcome, dueAt, deliveredAt, tries, failure, missing, params } = record;
    const to = channel === 'robot' ? robots.get(recipient)?.name : people.get(recipient)?.email;
    return {
      id: _id,
      kind,
      channel,
      to: to ?? '',
      at: at.toISOString(),
      outcome,
      dueAt: outcome === 'waiting' ? (dueAt?.toISOString() ?? null) : null,
      deliveredAt: deliveredAt?.toISOString() ?? null,
      tries,
      failure,
      missing,
      params,
    };
  });
};

export const listDeliveries = async ({ page, limit, channel, outcome, kind, to }: LogQuery) => {
  const filter = {
    ...(channel ? { channel } : {}),
    ...(outcome ? { outcome } : {}),
    ...(kind ? { kind } : {}),
    ...(to ? { recipient: { $in: await userIdsLike(to) } } : {}),
  };
  const [records, total] = await Promise.all([
    deliveries
      .find(filter)
      .sort({ at: -1, _id: -1 })
      .skip((page - 1) * limit)
      .limit(limit)
      .lean<DeliveryRecord[]>(),
    deliveries.countDocuments(filter),
  ]);
  return { items: await present(records), total };
};

/** Throws `not_found`, `not_in_this_state` unless it was given up. */
export const retryDelivery = async (id: string, now: Date): Promise<Delivery> => {
  const again = { outcome: 'waiting' as const, isDigest: false, batch: null, dueAt: now, failure: null };
  const changed = await deliveries
    // A mail that was given up stays so under its key; the next try is a mail of its own.
    .findOneAndUpdate({ _id: id, outcome: 'failed' }, { $set: again, $inc: { tries: 1 } }, { returnDocument: 'after' })
    .lean<DeliveryRecord>();
  if (!changed) {
    foundOr404(await deliveries.exists({ _id: id }));
    throw new Problem('not_in_this_state');
  }
  const [presented] = await present([changed]);
  return foundOr404(presented);
};
