// What other features may ask about events.
import { membershipsOfOrganization } from '#server/features/organizations/reads.ts';
import type { RegistrationState } from '#shared/events/schema.ts';
import { type EventRecord, events, type RegistrationRecord, registrations } from './model.ts';

export type { EventRecord } from './model.ts';

export const findEvent = (id: string): Promise<EventRecord | null> => events.findById(id).lean<EventRecord>();

export const eventsById = (ids: readonly string[]): Promise<EventRecord[]> =>
  events.find({ _id: { $in: [...ids] } }).lean<EventRecord[]>();

/** Who has registered for an event and stands in one of these states, and since when. */
export const registeredFor = async (
  eventId: string,
  states: readonly RegistrationState[],
): Promise<Pick<RegistrationRecord, 'userId' | 'queuedAt'>[]> =>
  registrations
    .find({ eventId, state: { $in: [...states] } }, { userId: 1, queuedAt: 1 })
    .lean<Pick<RegistrationRecord, 'userId' | 'queuedAt'>[]>();

/** Who is told of an invitation: the people themselves, and the owners of the organizations. */
export const invitedPeople = async ({
  invitedUserIds,
  invitedOrganizationIds,
}: Pick<EventRecord, 'invitedUserIds' | 'invitedOrganizationIds'>): Promise<string[]> => {
  const members = await Promise.all(invitedOrganizationIds.map(membershipsOfOrganization));
  const owners = members.flat().flatMap(({ userId, role }) => (role === 'owner' ? userId : []));
  return [...new Set([...invitedUserIds, ...owners])];
};

/** What is on the calendar and begins within so many ms. */
export const beginningWithin = (withinMs: number, now: Date): Promise<EventRecord[]> =>
  events
    .find({
      state: 'published',
      phase: { $in: ['none', 'lobby'] },
      startsAt: { $gt: now, $lte: new Date(now.getTime() + withinMs) },
    })
    .lean<EventRecord[]>();
