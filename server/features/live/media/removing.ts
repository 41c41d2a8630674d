// Deleting recordings, and who sees what they take.
import { loadEvent } from '#server/features/events/load.ts';
import { isOver } from '#server/features/events/policy.ts';
import { eventsById } from '#server/features/events/reads.ts';
import { mayRemoveRecording } from '#server/features/live/policy.ts';
import type { Rooms } from '#server/features/live/rooms.ts';
import type { Actor } from '#server/platform/auth/actor.ts';
import { insertRecord, newId } from '#server/platform/db/record.ts';
import { Problem } from '#server/platform/http/problem.ts';
import { eventIdOf, isRehearsal } from '#shared/live/rehearsal.ts';
import { type RemovalRecord, removals } from './model.ts';
import type { Recordings } from './recordings.ts';
import type { RecordingStorage } from './storage.ts';

interface Parts {
  rooms: Rooms;
  recordings: Recordings;
  storage: RecordingStorage;
}

interface Removal {
  actor: Actor;
  session: string;
  now: Date;
}

/** When a session's recording was deleted; null when it was not. */
export const removedAt = async (session: string): Promise<string | null> => {
  const last = await removals.findOne({ session }).sort({ createdAt: -1 }).lean<RemovalRecord>();
  return last?.createdAt.toISOString() ?? null;
};

const requireNotGoing = async (session: string, isEventOver: boolean, rooms: Rooms): Promise<void> => {
  const isGoing = isRehearsal(session) ? (await rooms.enter(session)).shown.ctl.media?.kind === 'chunks' : !isEventOver;
  if (isGoing) throw new Problem('not_in_this_state');
};

/**
 * Deletes what was recorded in a session that is over, or in a rehearsal that records nothing now; for good. Throws
 * `not_found` where there is nothing, `forbidden` for all but hosts and administrators, `not_in_this_state`.
 */
export const removeRecording = async ({ actor, session, now }: Removal, parts: Parts): Promise<void> => {
  const { rooms, recordings, storage } = parts;
  const event = await loadEvent(actor, eventIdOf(session));
  if (!mayRemoveRecording(actor, event)) throw new Problem('forbidden');
  await requireNotGoing(session, isOver(event), rooms);
  const bytes = await storage.bytesOf(session);
  if (bytes === 0) throw new Problem('not_found');
  // Noted first: a crash in between leaves files that can be deleted again, and never a deletion that nobody knows of.
  await insertRecord<RemovalRecord>(
    removals,
    { _id: newId(), session, bytes },
    { type: 'recording.removed', noun: 'recording', by: actor.userId, at: now, data: { session, bytes } },
  );
  await recordings.forget(session);
  await storage.remove(session);
};

/** What recordings take altogether and each, the largest first; for administrators. */
export const listStored = async (storage: RecordingStorage) => {
  const sizes = await storage.bySession();
  const events = await eventsById([...sizes.keys()].map(eventIdOf));
  const known = new Map(events.map((event) => [event._id, event]));
  return {
    usedBytes: [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0),
    limitBytes: storage.limitBytes,
    items: [...sizes]
      .sort(([, one], [, other]) => other - one)
      .map(([session, bytes]) => {
        const event = known.get(eventIdOf(session));
        const isOfRehearsal = isRehearsal(session);
        return {
          session,
          title: event?.title ?? '',
          startsAt: event?.startsAt.toISOString() ?? null,
          isRehearsal: isOfRehearsal,
          bytes,
          can: { remove: event !== undefined && (isOfRehearsal || isOver(event)) },
        };
      }),
  };
};
