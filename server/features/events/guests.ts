// The list of a closed event: who is let in, by name or as a member of an organization.
import { membershipsByUser, organizationRefs } from '#server/features/organizations/reads.ts';
import { userRefByEmail, userRefs } from '#server/features/users/reads.ts';
import type { Actor } from '#server/platform/auth/actor.ts';
import { type Command, noteOf } from '#server/platform/db/command.ts';
import { changeRecord } from '#server/platform/db/record.ts';
import { fieldProblem, Problem } from '#server/platform/http/problem.ts';
import { GUESTS_MAX } from '#shared/events/schema.ts';
import { loadEvent } from './load.ts';
import { type EventRecord, events } from './model.ts';
import { mayInvite } from './policy.ts';

const loadForHost = async (actor: Actor, id: string): Promise<EventRecord> => {
  const event = await loadEvent(actor, id);
  if (!mayInvite(actor, event)) throw new Problem('forbidden');
  return event;
};

const present = async ({ invitedUserIds, invitedOrganizationIds }: EventRecord) => {
  const [people, memberships, organizations] = await Promise.all([
    userRefs(invitedUserIds),
    membershipsByUser(invitedUserIds),
    organizationRefs(invitedOrganizationIds),
  ]);
  return {
    people: invitedUserIds.map((id) => ({
      id,
      name: people.get(id)?.name ?? '',
      email: people.get(id)?.email ?? '',
      organization: memberships.get(id)?.[0]?.organization.name ?? '',
    })),
    organizations: invitedOrganizationIds.map((id) => ({ id, name: organizations.get(id)?.name ?? '' })),
  };
};

/** Throws `not_found`, and `forbidden` for who does not host it or when it is not closed. */
export const readGuests = async (actor: Actor, id: string) => present(await loadForHost(actor, id));

type List = 'invitedUserIds' | 'invitedOrganizationIds';

/** Adds to a list; who stands there already stays there, and is not told again. */
const add = async (command: Command, event: EventRecord, list: List, guest: string) => {
  if (event[list].includes(guest)) return present(event);
  const about = list === 'invitedUserIds' ? { userId: guest } : { organizationId: guest };
  const changed = await changeRecord<EventRecord>(events, {
    id: event._id,
    while: { audience: 'invited', [list]: { $ne: guest }, [`${list}.${GUESTS_MAX - 1}`]: { $exists: false } },
    update: { $push: { [list]: guest } },
    note: noteOf(command, 'event.invited', about),
  });
  if (changed) return present(changed);
  const now = await loadForHost(command.actor, event._id);
  if (!now[list].includes(guest)) throw new Problem('not_in_this_state');
  return present(now);
};

/** Throws as `readGuests` does, a field problem when nobody has this address, `not_in_this_state` when the list is full. */
export const invitePerson = async (command: Command, id: string, email: string) => {
  const event = await loadForHost(command.actor, id);
  const person = await userRefByEmail(email);
  if (!person) throw fieldProblem('email', 'unknown_person');
  return add(command, event, 'invitedUserIds', person.id);
};

/** Throws as `readGuests` does, a field problem when it is unknown or not verified, `not_in_this_state` when full. */
export const inviteOrganization = async (command: Command, id: string, organizationId: string) => {
  const event = await loadForHost(command.actor, id);
  const organization = (await organizationRefs([organizationId])).get(organizationId);
  if (organization?.verification !== 'verified') throw fieldProblem('organizationId', 'not_found');
  return add(command, event, 'invitedOrganizationIds', organizationId);
};

/** Takes a person or an organization off the list; doing it again changes nothing. */
export const uninvite = async (command: Command, id: string, guest: string) => {
  const event = await loadForHost(command.actor, id);
  const changed = await changeRecord<EventRecord>(events, {
    id,
    while: { $or: [{ invitedUserIds: guest }, { invitedOrganizationIds: guest }] },
    update: { $pull: { invitedUserIds: guest, invitedOrganizationIds: guest } },
    note: noteOf(command, 'event.uninvited', { guest }),
  });
  return present(changed ?? event);
};
