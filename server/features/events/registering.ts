// Seats. With a limit each registration holds a numbered seat, and a unique index gives each number to one person: two
// people at once cannot both take the last one, whatever the number of servers.
import { membershipsByUser } from '#server/features/organizations/reads.ts';
import { userRefs } from '#server/features/users/reads.ts';
import { userIdOf } from '#server/platform/auth/actor.ts';
import { type Command, noteOf } from '#server/platform/db/command.ts';
import { changeRecord, foundOr404, insertRecord, isDuplicateKey, newId } from '#server/platform/db/record.ts';
import { Problem } from '#server/platform/http/problem.ts';
import type { RegistrationState } from '#shared/events/schema.ts';
import { loadEvent, loadOwnEvent, registrationStates } from './load.ts';
import { type EventRecord, events, type RegistrationRecord, registrations } from './model.ts';
import { mayRegister, mayUnregister } from './policy.ts';

const takenSeats = async (eventId: string): Promise<Set<number>> => {
  const rows = await registrations.find({ eventId, seat: { $ne: null } }, { seat: 1 }).lean<RegistrationRecord[]>();
  return new Set(rows.flatMap(({ seat }) => seat ?? []));
};

const freeSeat = async (event: EventRecord): Promise<number | null> => {
  const taken = await takenSeats(event._id);
  for (let seat = 0; seat < (event.seats ?? 0); seat += 1) if (!taken.has(seat)) return seat;
  return null;
};

interface Place {
  state: RegistrationState;
  seat: number | null;
}

/** Runs a write with the place a newcomer gets, again with another seat when somebody was faster. */
const withPlace = async <Written>(event: EventRecord, write: (place: Place) => Promise<Written>): Promise<Written> => {
  if (event.seats === null) return write({ state: 'registered', seat: null });
  for (;;) {
    const seat = await freeSeat(event);
    if (seat === null) return write({ state: 'waiting', seat: null });
    try {
      return await write({ state: 'registered', seat });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
  }
};

/** Registers the caller, puts them on the waiting list, or asks the center, as the event says. */
export const register = async (command: Command, eventId: string): Promise<void> => {
  const { actor, now } = command;
  const event = await loadEvent(actor, eventId);
  const userId = userIdOf(actor);
  const mine = (await registrationStates(actor, [eventId])).get(eventId) ?? null;
  if (!mayRegister(actor, event, mine, now)) throw new Problem('not_in_this_state');
  const write = async (place: Place) => {
    const note = noteOf(command, `registration.${place.state}`, { eventId, userId });
    const known = await registrations.findOne({ eventId, userId }).lean<RegistrationRecord>();
    if (!known) {
      await insertRecord<RegistrationRecord>(
        registrations,
        { _id: newId(), eventId, userId, ...place, queuedAt: now },
        note,
      );
      return;
    }
    // Somebody who pressed twice has what they wanted already.
    await changeRecord<RegistrationRecord>(registrations, {
      id: known._id,
      while: { state: 'cancelled' },
      set: { ...place, queuedAt: now },
      note,
    });
  };
  if (event.admission === 'approval') return write({ state: 'requested', seat: null });
  await withPlace(event, write);
};

export const unregister = async (command: Command, eventId: string): Promise<void> => {
  const { actor, now } = command;
  const event = await loadEvent(actor, eventId);
  const mine = await registrations.findOne({ eventId, userId: userIdOf(actor) }).lean<RegistrationRecord>();
  if (!mine || !mayUnregister(event, mine.state, now)) throw new Problem('not_in_this_state');
  await changeRecord<RegistrationRecord>(registrations, {
    id: mine._id,
    while: { state: mine.state },
    set: { state: 'cancelled', seat: null },
    note: noteOf(command, 'registration.cancelled', { eventId, userId: mine.userId }),
  });
};

/** Gives free seats to the first of the waiting list. Doing it again changes nothing. */
export const fillSeats = async (eventId: string, now: Date): Promise<void> => {
  const event = await events.findById(eventId).lean<EventRecord>();
  if (event?.state !== 'published') return;
  for (;;) {
    const next = await registrations
      .findOne({ eventId, state: 'waiting' })
      .sort({ queuedAt: 1, _id: 1 })
      .lean<RegistrationRecord>();
    if (!next) return;
    const moved = await withPlace(event, async (place) =>
      place.state === 'waiting'
        ? null
        : changeRecord<RegistrationRecord>(registrations, {
            id: next._id,
            while: { state: 'waiting' },
            set: place,
            note: {
              type: 'registration.promoted',
              noun: 'registration',
              by: null,
              at: now,
              data: { eventId, userId: next.userId },
            },
          }),
    );
    if (!moved) return;
  }
};

const presentAll = async (records: readonly RegistrationRecord[]) => {
  const ids = records.map(({ userId }) => userId);
  const [people, memberships] = await Promise.all([userRefs(ids), membershipsByUser(ids)]);
  return records.map(({ _id, userId, state, queuedAt }) => ({
    id: _id,
    name: people.get(userId)?.name ?? '',
    email: people.get(userId)?.email ?? '',
    organization: memberships.get(userId)?.[0]?.organization.name ?? '',
    state,
    at: queuedAt.toISOString(),
  }));
};

interface Page {
  page: number;
  limit: number;
  state?: RegistrationState | undefined;
}

export const listRegistrations = async (command: Command, eventId: string, { page, limit, state }: Page) => {
  await loadOwnEvent(command.actor, eventId);
  const filter = { eventId, ...(state ? { state } : {}) };
  const [records, total] = await Promise.all([
    registrations
      .find(filter)
      .sort({ queuedAt: 1, _id: 1 })
      .skip((page - 1) * limit)
      .limit(limit)
      .lean<RegistrationRecord[]>(),
    registrations.countDocuments(filter),
  ]);
  return { items: await presentAll(records), total };
};

interface Decision {
  id: string;
  registrationId: string;
  decision: 'accept' | 'decline';
}

export const decideRegistration = async (command: Command, { id, registrationId, decision }: Decision) => {
  const event = await loadOwnEvent(command.actor, id);
  const asked = foundOr404(
    await registrations.findOne({ _id: registrationId, eventId: id }).lean<RegistrationRecord>(),
  );
  const write = (place: Place) =>
    changeRecord<RegistrationRecord>(registrations, {
      id: registrationId,
      while: { state: 'requested' },
      set: place,
      note: noteOf(command, `registration.${place.state}`, { eventId: id, userId: asked.userId }),
    });
  const decided =
    decision === 'decline' ? await write({ state: 'declined', seat: null }) : await withPlace(event, write);
  if (!decided) throw new Problem('not_in_this_state');
  const [shown] = await presentAll([decided]);
  return foundOr404(shown);
};
