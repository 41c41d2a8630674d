// Tickets, and what may be read without one.
import { randomUUID } from 'node:crypto';
import { loadEvent, registrationStates } from '#server/features/events/load.ts';
import { isClosed, isOver, mayRehearse } from '#server/features/events/policy.ts';
import type { EventRecord } from '#server/features/events/reads.ts';
import { membershipsByUser } from '#server/features/organizations/reads.ts';
import { userRefs } from '#server/features/users/reads.ts';
import { type Actor, isVerified } from '#server/platform/auth/actor.ts';
import { Problem } from '#server/platform/http/problem.ts';
import { userLane } from '#shared/live/lanes.ts';
import { eventIdOf, isRehearsal } from '#shared/live/rehearsal.ts';
import { requireSignature } from './closed/agreement.ts';
import { type LogRecord, logEntries } from './model.ts';
import { requireWatching, roleIn } from './policy.ts';
import { signTicket, TICKET_MS, type Ticket } from './ticket.ts';

interface Asked {
  actor: Actor;
  now: Date;
}

const loadRehearsed = async (actor: Actor, id: string): Promise<EventRecord> => {
  const event = await loadEvent(actor, eventIdOf(id));
  if (!mayRehearse(actor, event)) throw new Problem('not_found');
  return event;
};

/** Throws `banned` for who was removed from a session: until it is over nothing of it is theirs any more. */
const requireNotBanned = async ({ userId }: Actor, event: EventRecord): Promise<void> => {
  if (userId === null || isOver(event)) return;
  const last = await logEntries
    .findOne({ session: event._id, 'lanes.lane': userLane(userId), kind: { $in: ['person.banned', 'person.freed'] } })
    .sort({ order: -1 })
    .lean<LogRecord>();
  if (last?.kind === 'person.banned') throw new Problem('banned');
};

/** The event for who may be in its session, or in its rehearsal; a problem that says why otherwise. */
export const loadWatched = async (actor: Actor, id: string): Promise<EventRecord> => {
  if (isRehearsal(id)) return loadRehearsed(actor, id);
  const event = await loadEvent(actor, id);
  const mine = (await registrationStates(actor, [id])).get(id) ?? null;
  requireWatching(actor, event, mine);
  await requireSignature(actor, event);
  await requireNotBanned(actor, event);
  return event;
};

/** How a person is called in the session: their name, and a verified organization's. */
export const nameOf = async (actor: Actor): Promise<Pick<Ticket, 'name' | 'organization'>> => {
  if (actor.userId === null) return { name: '', organization: '' };
  const [people, memberships] = await Promise.all([userRefs([actor.userId]), membershipsByUser([actor.userId])]);
  const organization = (memberships.get(actor.userId) ?? []).find(
    (one) => one.organization.verification === 'verified',
  );
  return {
    name: people.get(actor.userId)?.name ?? '',
    organization: isVerified(actor) ? (organization?.organization.name ?? '') : '',
  };
};

interface Issue {
  /** Whether there is a media server. */
  hasRelay: boolean;
  key: Buffer;
  id: string;
}

export const issueTicket = async ({ actor, now }: Asked, { key, id, hasRelay }: Issue) => {
  const event = await loadWatched(actor, id);
  const { userId } = actor;
  const expires = now.getTime() + TICKET_MS;
  const ticket: Ticket = {
    session: id,
    userId,
    who: userId ?? `visitor-${randomUUID().slice(0, 18)}`,
    ...(await nameOf(actor)),
    role: roleIn(actor, event),
    isClosed: isClosed(event) && !isRehearsal(id),
    expires,
  };
  return {
    ticket: signTicket(ticket, key),
    role: ticket.role,
    userId,
    name: ticket.name,
    mark: isClosed(event) ? { name: ticket.name, organization: ticket.organization } : null,
    hasRelay,
    expiresAt: new Date(expires).toISOString(),
    state: event.phase === 'none' || isRehearsal(id) ? ('scheduled' as const) : event.phase,
  };
};
