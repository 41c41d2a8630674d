import type mongoose from 'mongoose';
import type { Command } from '#server/platform/db/command.ts';
import type { QueryOf } from '#shared/contract/route.ts';
import type { eventRoutes } from '#shared/events/routes.ts';
import { presentEvents } from './load.ts';
import { type EventRecord, events } from './model.ts';
import { mayRunEvent, readableEvents } from './policy.ts';

type Query = QueryOf<typeof eventRoutes.list>;

// An event that ran over its time is still on while its session is.
const NOT_OVER = ['none', 'lobby', 'live', 'paused'] as const;
const RUNNING = ['lobby', 'live', 'paused'] as const;

const timeFilter = (when: Query['when'], now: Date): mongoose.QueryFilter<EventRecord> =>
  when === 'coming'
    ? {
        state: { $ne: 'cancelled' },
        $or: [{ phase: 'none', endsAt: { $gt: now } }, { phase: { $in: [...RUNNING] } }],
      }
    : {
        $or: [{ phase: { $nin: [...NOT_OVER] } }, { phase: 'none', endsAt: { $lte: now } }, { state: 'cancelled' }],
      };

export const listEvents = async (command: Command, { when, kind, page, limit }: Query) => {
  // The past of a visitor holds what took place, not what was called off or never put on.
  const shown = when === 'past' && !mayRunEvent(command.actor) ? [{ state: 'published' as const }] : [];
  const filter: mongoose.QueryFilter<EventRecord> = {
    $and: [readableEvents(command.actor), timeFilter(when, command.now), ...shown, ...(kind ? [{ kind }] : [])],
  };
  const [records, total] = await Promise.all([
    events
      .find(filter)
      .sort(when === 'coming' ? { startsAt: 1, _id: 1 } : { startsAt: -1, _id: -1 })
      .skip((page - 1) * limit)
      .limit(limit)
      .lean<EventRecord[]>(),
    events.countDocuments(filter),
  ]);
  return { items: await presentEvents(command, records), total };
};
