// Who may see and run an event.
import type mongoose from 'mongoose';
import { type Actor, isCenter, isSignedIn } from '#server/platform/auth/actor.ts';
import type { RegistrationState } from '#shared/events/schema.ts';
import type { EventRecord } from './model.ts';

type Ruled = Pick<EventRecord, 'state' | 'phase' | 'audience' | 'hostIds' | 'agenda' | 'endsAt'>;

const OVER: readonly EventRecord['phase'][] = ['ended', 'replay', 'archived'];

export const isHost = (actor: Actor, event: Pick<Ruled, 'hostIds'>): boolean =>
  actor.userId !== null && event.hostIds.includes(actor.userId);

export const isPresenter = (actor: Actor, event: Pick<Ruled, 'agenda'>): boolean =>
  actor.userId !== null && event.agenda.some(({ presenterId }) => presenterId === actor.userId);

/** What is on the calendar is public; a draft is the center's and its presenters'. */
export const mayReadEvent = (actor: Actor, event: Ruled): boolean =>
  event.state !== 'draft' || isCenter(actor) || isPresenter(actor, event);

/** `mayReadEvent` as a MongoDB filter. */
export const readableEvents = (actor: Actor): mongoose.QueryFilter<EventRecord> => {
  if (isCenter(actor)) return {};
  const published = { state: { $ne: 'draft' as const } };
  return actor.userId === null ? published : { $or: [published, { 'agenda.presenterId': actor.userId }] };
};

export const mayRunEvent = (actor: Actor): boolean => isCenter(actor);

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
  watch: event.state === 'published' && mayWatch(actor, event, mine),
  host: event.state === 'published' && isHost(actor, event),
});
