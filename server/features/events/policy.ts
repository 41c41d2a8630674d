// Who may see and run an event.
import type mongoose from 'mongoose';
import { type Actor, isAdministrator, isCenter, isSignedIn } from '#server/platform/auth/actor.ts';
import type { RegistrationState } from '#shared/events/schema.ts';
import type { EventRecord } from './model.ts';

type Ruled = Pick<
  EventRecord,
  | 'kind'
  | 'state'
  | 'phase'
  | 'audience'
  | 'hostIds'
  | 'agenda'
  | 'endsAt'
  | 'invitedUserIds'
  | 'invitedOrganizationIds'
>;

const OVER: readonly EventRecord['phase'][] = ['ended', 'replay', 'archived'];

export const isHost = (actor: Actor, event: Pick<Ruled, 'hostIds'>): boolean =>
  actor.userId !== null && event.hostIds.includes(actor.userId);

export const isPresenter = (actor: Actor, event: Pick<Ruled, 'agenda'>): boolean =>
  actor.userId !== null && event.agenda.some(({ presenterId }) => presenterId === actor.userId);

/** A visit has no session: nobody watches, hosts or rehearses it. */
export const isVisit = ({ kind }: Pick<Ruled, 'kind'>): boolean => kind === 'visit';

export const isClosed = ({ audience }: Pick<Ruled, 'audience'>): boolean => audience === 'invited';

const verifiedOrganizationsOf = ({ memberships }: Actor): string[] =>
  memberships.filter(({ isVerified }) => isVerified).map(({ organizationId }) => organizationId);

/** On the list of a closed event, by name or through a verified organization. */
export const isInvited = (actor: Actor, event: Ruled): boolean =>
  actor.userId !== null &&
  (event.invitedUserIds.includes(actor.userId) ||
    verifiedOrganizationsOf(actor).some((id) => event.invitedOrganizationIds.includes(id)));

/**
 * What is on the calendar is public, but a closed event is there for its guests only; a draft is the center's and its
 * presenters'.
 */
export const mayReadEvent = (actor: Actor, event: Ruled): boolean =>
  isCenter(actor) ||
  isPresenter(actor, event) ||
  (event.state !== 'draft' && (!isClosed(event) || isInvited(actor, event)));

/** `mayReadEvent` as a MongoDB filter. */
export const readableEvents = (actor: Actor): mongoose.QueryFilter<EventRecord> => {
  if (isCenter(actor)) return {};
  const published = { state: { $ne: 'draft' as const } };
  const open = { ...published, audience: { $ne: 'invited' as const } };
  if (actor.userId === null) return open;
  return {
    $or: [
      open,
      { 'agenda.presenterId': actor.userId },
      { ...published, invitedUserIds: actor.userId },
      { ...published, invitedOrganizationIds: { $in: verifiedOrganizationsOf(actor) } },
    ],
  };
};

export const mayRunEvent = (actor: Actor): boolean => isCenter(actor);

/** Who runs it and who presents in it rehearse it, until its session is over. */
export const mayRehearse = (actor: Actor, event: Ruled): boolean =>
  !isVisit(event) &&
  event.state !== 'cancelled' &&
  !isOver(event) &&
  (isCenter(actor) || isHost(actor, event) || isPresenter(actor, event));

/** The list of guests is the hosts'; an administrator stands in for them. */
export const mayInvite = (actor: Actor, event: Ruled): boolean =>
  isClosed(event) && (isHost(actor, event) || isAdministrator(actor));

export const isOver = ({ phase }: Pick<Ruled, 'phase'>): boolean => OVER.includes(phase);

const takesRegistrations = (event: Ruled, now: Date): boolean =>
  event.state === 'published' && !isOver(event) && event.endsAt > now;

const HOLDS: readonly (RegistrationState | null)[] = ['requested', 'waiting', 'registered'];

export const mayRegister = (actor: Actor, event: Ruled, mine: RegistrationState | null, now: Date): boolean =>
  isSignedIn(actor) && takesRegistrations(event, now) && (mine === null || mine === 'cancelled');

export const mayUnregister = (event: Ruled, mine: RegistrationState | null, now: Date): boolean =>
  takesRegistrations(event, now) && HOLDS.includes(mine);

/** Into the session: its people always; others as the event's audience says. */
export const mayWatch = (actor: Actor, event: Ruled, mine: RegistrationState | null): boolean => {
  if (isCenter(actor) || isHost(actor, event) || isPresenter(actor, event)) return true;
  if (event.state !== 'published') return false;
  if (isClosed(event)) return isInvited(actor, event);
  return event.audience === 'public' || mine === 'registered';
};

/** Until it has begun; an open lobby is closed with it. */
export const mayStillCancel = ({ state, phase }: Pick<Ruled, 'state' | 'phase'>): boolean =>
  state !== 'cancelled' && (phase === 'none' || phase === 'lobby');

export const abilities = (actor: Actor, event: Ruled, mine: RegistrationState | null, now: Date) => ({
  edit: mayRunEvent(actor) && event.state !== 'cancelled' && !isOver(event),
  publish: mayRunEvent(actor) && event.state === 'draft',
  cancel: mayRunEvent(actor) && mayStillCancel(event),
  register: mayRegister(actor, event, mine, now),
  unregister: mayUnregister(event, mine, now),
  seeRegistrations: mayRunEvent(actor),
  invite: mayInvite(actor, event),
  rehearse: mayRehearse(actor, event),
  watch: !isVisit(event) && event.state === 'published' && mayWatch(actor, event, mine),
  host: !isVisit(event) && event.state === 'published' && isHost(actor, event),
});
