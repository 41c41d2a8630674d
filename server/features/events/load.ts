import { organizationRefs } from '#server/features/organizations/reads.ts';
import { userRefs } from '#server/features/users/reads.ts';
import type { Actor } from '#server/platform/auth/actor.ts';
import type { Command } from '#server/platform/db/command.ts';
import { foundOr404 } from '#server/platform/db/record.ts';
import { Problem } from '#server/platform/http/problem.ts';
import type { RegistrationState, XietongEvent } from '#shared/events/schema.ts';
import { listedAmong } from './agenda-postings.ts';
import { type EventRecord, events, type RegistrationRecord, registrations } from './model.ts';
import { abilities, mayRunEvent, readableEvents } from './policy.ts';

/** The event, or `not_found` when there is none or this reader may not know of it. */
export const loadEvent = async (actor: Actor, id: string): Promise<EventRecord> =>
  foundOr404(await events.findOne({ $and: [{ _id: id }, readableEvents(actor)] }).lean<EventRecord>());

/** The event for who may run it; `forbidden` otherwise. */
export const loadOwnEvent = async (actor: Actor, id: string): Promise<EventRecord> => {
  const event = await loadEvent(actor, id);
  if (!mayRunEvent(actor)) throw new Problem('forbidden');
  return event;
};

/** The actor's registration for each of these events that has one. */
export const registrationStates = async (
  actor: Actor,
  eventIds: readonly string[],
): Promise<Map<string, RegistrationState>> => {
  if (actor.userId === null || eventIds.length === 0) return new Map();
  const found = await registrations
    .find({ eventId: { $in: [...eventIds] }, userId: actor.userId })
    .lean<RegistrationRecord[]>();
  return new Map(found.map(({ eventId, state }) => [eventId, state]));
};

const registeredCounts = async (eventIds: readonly string[]): Promise<Map<string, number>> => {
  const rows = await registrations.aggregate<{ _id: string; count: number }>([
    { $match: { eventId: { $in: [...eventIds] }, state: 'registered' } },
    { $group: { _id: '$eventId', count: { $sum: 1 } } },
  ]);
  return new Map(rows.map(({ _id, count }) => [_id, count]));
};

/** Events as this reader may see them, in the order of the records. */
export const presentEvents = async (
  { actor, now }: Command,
  records: readonly EventRecord[],
): Promise<XietongEvent[]> => {
  const ids = records.map(({ _id }) => _id);
  const seesPeople = mayRunEvent(actor);
  const presenterIds = seesPeople
    ? records.flatMap(({ agenda }) => agenda.flatMap((item) => item.presenterId ?? []))
    : [];
  const receiving = records.flatMap(({ hostOrganizationId }) => hostOrganizationId ?? []);
  const [mine, counts, people, postings, organizations] = await Promise.all([
    registrationStates(actor, ids),
    registeredCounts(ids),
    userRefs(presenterIds),
    listedAmong(records.flatMap(({ agenda }) => agenda.flatMap(({ posting }) => posting ?? []))),
    organizationRefs(receiving),
  ]);
  return records.map((event) => {
    const registration = mine.get(event._id) ?? null;
    const host = organizations.get(event.hostOrganizationId ?? '');
    return {
      id: event._id,
      version: event.version,
      kind: event.kind,
      title: event.title,
      summary: event.summary,
      state: event.state,
      phase: event.phase,
      startsAt: event.startsAt.toISOString(),
      endsAt: event.endsAt.toISOString(),
      audience: event.audience,
      admission: event.admission,
      seats: event.seats,
      registered: counts.get(event._id) ?? 0,
      agenda: event.agenda.map(({ presenterId, posting, ...item }) => ({
        ...item,
        place: item.place ?? '',
        posting: (posting && postings.get(posting.id)) ?? null,
        presenterEmail: presenterId === null ? null : (people.get(presenterId)?.email ?? null),
      })),
      // Events of before there were certificates have no such field.
      certificatePercent: event.certificatePercent ?? null,
      hostOrganization: host ? { id: host.id, name: host.name } : null,
      isDemo: event.isDemo,
      registration,
      can: abilities(actor, event, registration, now),
    };
  });
};

export const presentEvent = async (command: Command, record: EventRecord): Promise<XietongEvent> => {
  const [event] = await presentEvents(command, [record]);
  return foundOr404(event);
};
