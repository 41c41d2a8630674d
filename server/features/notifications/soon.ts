// A day and an hour before an event begins, those who take part in it are reminded.
import { beginningWithin, type EventRecord, invitedPeople, registeredFor } from '#server/features/events/reads.ts';
import type { Fact } from '#server/platform/db/record.ts';
import { spread } from './spread.ts';

const HOUR_MS = 3600_000;
const AHEAD = { hour: HOUR_MS, day: 24 * HOUR_MS } as const;

/** Who registered later than that has just read when it begins. Presenters have not registered. */
const peopleOf = async (event: EventRecord, aheadMs: number): Promise<string[]> => {
  const since = new Date(event.startsAt.getTime() - aheadMs);
  const registered = await registeredFor(event._id, ['registered']);
  const guests = event.audience === 'invited' ? await invitedPeople(event) : [];
  return [
    ...new Set([
      ...registered.filter(({ queuedAt }) => queuedAt < since).map(({ userId }) => userId),
      ...event.agenda.flatMap(({ presenterId }) => presenterId ?? []),
      ...guests,
    ]),
  ];
};

/** Each person once for each of the two moments, again when the event is moved. Answers who has something new in the app. */
export const remindOfEvents = async (now: Date): Promise<Set<string>> => {
  const facts: Fact[] = [];
  for (const event of await beginningWithin(AHEAD.day, now)) {
    const untilMs = event.startsAt.getTime() - now.getTime();
    const ahead = untilMs <= AHEAD.hour ? 'hour' : 'day';
    facts.push({
      id: `soon ${event._id} ${event.startsAt.toISOString()} ${ahead}`,
      type: 'event.soon',
      noun: 'event',
      recordId: event._id,
      at: now,
      by: null,
      data: { userIds: await peopleOf(event, AHEAD[ahead]) },
    });
  }
  return spread(facts, now, 'eventSoon');
};
