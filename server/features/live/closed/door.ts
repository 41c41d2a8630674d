// Who may be inside a closed session now. A ticket is good for hours; the list of guests may change within them, so of a
// closed session, whose audience is small, every joining and pulling asks the list again, and who was taken off it leaves.
import { findEvent } from '#server/features/events/reads.ts';
import type { Audience } from '#server/features/live/audience.ts';
import { leaveSeat, type Seat } from '#server/features/live/seat.ts';
import type { Ticket } from '#server/features/live/ticket.ts';
import { membershipsByUser } from '#server/features/organizations/reads.ts';
import { Problem } from '#server/platform/http/problem.ts';
import { isStaff } from '#shared/live/lanes.ts';
import { type OnlySeatRecord, onlySeats } from './model.ts';

// The people who run it and present in it do not stand on the list.
const isGuest = ({ isClosed, role }: Ticket): boolean => isClosed === true && !isStaff(role) && role !== 'presenter';

/** Which of these people the list of the session's guests still names, by themselves or through their organization. */
const stillInvited = async (session: string, userIds: readonly string[]): Promise<Set<string>> => {
  const [event, memberships] = await Promise.all([findEvent(session), membershipsByUser(userIds)]);
  if (!event) return new Set();
  const { invitedUserIds, invitedOrganizationIds } = event;
  const comesFor = (userId: string): boolean =>
    (memberships.get(userId) ?? []).some(
      ({ organization }) =>
        organization.verification === 'verified' && invitedOrganizationIds.includes(organization.id),
    );
  return new Set(userIds.filter((userId) => invitedUserIds.includes(userId) || comesFor(userId)));
};

/** Throws `not_found` for the ticket of a guest who was taken off the list. */
export const requireGuest = async (ticket: Ticket): Promise<void> => {
  if (!isGuest(ticket)) return;
  const { session, userId } = ticket;
  if (userId === null || !(await stillInvited(session, [userId])).has(userId)) throw new Problem('not_found');
};

/** What the door needs of a session that is open in this process. */
interface Inside {
  session: string;
  audience: Pick<Audience, 'seats' | 'seatsOf'>;
}

const removeUninvited = async (session: string, seats: readonly Seat[]): Promise<Set<string>> => {
  const removed = new Set<string>();
  const guests = seats.filter(({ ticket }) => isGuest(ticket));
  if (guests.length === 0) return removed;
  const invited = await stillInvited(session, [...new Set(guests.flatMap(({ ticket }) => ticket.userId ?? []))]);
  for (const { socket, ticket } of guests) {
    if (ticket.userId === null || invited.has(ticket.userId)) continue;
    leaveSeat(socket, 'uninvited');
    removed.add(ticket.userId);
  }
  return removed;
};

/**
 * In a closed session an account has one seat. Who joins takes it over from their own earlier connection: a person whose
 * computer went away must not be locked out by it, and an account that two people share keeps sending one of them out.
 */
export const claimSeat = async ({ session, isClosed, userId }: Ticket, socketId: string): Promise<void> => {
  if (!isClosed || userId === null) return;
  await onlySeats.updateOne({ _id: `${session}:${userId}` }, { $set: { session, userId, socketId } }, { upsert: true });
};

/** Ends the earlier connections in this process at once; those in others end at their next look. */
export const leaveEarlierSeats = ({ audience }: Inside, { isClosed, userId }: Ticket): void => {
  if (!isClosed || userId === null) return;
  for (const { socket } of audience.seatsOf(userId)) leaveSeat(socket, 'elsewhere');
};

const removeDoubled = async (session: string, seats: readonly Seat[]): Promise<void> => {
  const claims = await onlySeats
    .find({ session, userId: { $in: seats.flatMap(({ ticket }) => ticket.userId ?? []) } })
    .lean<OnlySeatRecord[]>();
  const holders = new Map(claims.map(({ userId, socketId }) => [userId, socketId]));
  for (const { socket, ticket } of seats) {
    const holder = holders.get(ticket.userId ?? '');
    if (holder !== undefined && holder !== socket.id) leaveSeat(socket, 'elsewhere');
  }
};

/**
 * Looks who is inside: sends out who was taken off the list, and whose seat was taken over in another process. Answers who was
 * taken off the list.
 */
export const keepDoor = async ({ session, audience }: Inside): Promise<ReadonlySet<string>> => {
  const seats = [...audience.seats.values()].filter(({ ticket }) => ticket.isClosed);
  if (seats.length === 0) return new Set();
  const removed = await removeUninvited(session, seats);
  await removeDoubled(session, seats);
  return removed;
};
