// What the log says of investors' interest, for who may read it: the same lanes as in the session.
import { isHost } from '#server/features/events/policy.ts';
import type { EventRecord } from '#server/features/events/reads.ts';
import { type LogRecord, logEntries } from '#server/features/live/model.ts';
import { type Actor, userIdOf } from '#server/platform/auth/actor.ts';
import type { Contact } from '#shared/live/contacts/schema.ts';
import type { EntryData } from '#shared/live/entries.ts';
import { userLane } from '#shared/live/lanes.ts';

export type Interest = EntryData<'intent.marked'>;

/** The last word of each investor on each segment, as far as it was shared with the company. */
export const sharedInterests = async (actor: Actor, event: EventRecord): Promise<Interest[]> => {
  const lane = isHost(actor, event) ? 'host' : userLane(userIdOf(actor));
  const records = await logEntries
    .find({ session: event._id, 'lanes.lane': lane, kind: { $in: ['intent.marked', 'intent.withdrawn'] } })
    .sort({ order: 1 })
    .lean<LogRecord[]>();
  const last = new Map<string, Interest>();
  for (const { kind, data } of records) {
    // Only these two kinds are read; what is taken back names the interest, and nothing else of it.
    const interest = data as Interest;
    const key = `${interest.segmentId} ${interest.userId}`;
    if (kind === 'intent.marked') last.set(key, interest);
    else last.delete(key);
  }
  return [...last.values()].filter(({ isShared }) => isShared);
};

/** The presenter of a segment; null: nobody answers for it. */
export const companyOf = (event: EventRecord, segmentId: string): string | null =>
  event.agenda.find(({ id }) => id === segmentId)?.presenterId ?? null;

/** On which side of an interest somebody is; null: on none. */
export const sideOf = (actor: Actor, event: EventRecord, interest: Interest): Contact['side'] | null => {
  if (interest.userId === actor.userId) return 'investor';
  if (companyOf(event, interest.segmentId) === actor.userId) return 'company';
  return isHost(actor, event) ? 'host' : null;
};
