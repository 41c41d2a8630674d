// In which role somebody takes part, and what that role may read beside its lanes.
import { isClosed, isHost, isPresenter, isVisit, mayWatch } from '#server/features/events/policy.ts';
import type { EventRecord } from '#server/features/events/reads.ts';
import { type Actor, isAdministrator, isCenter } from '#server/platform/auth/actor.ts';
import { Problem } from '#server/platform/http/problem.ts';
import type { RegistrationState } from '#shared/events/schema.ts';
import { isStaff, type Role } from '#shared/live/lanes.ts';
import type { SessionState } from '#shared/live/lifecycles.ts';

const isInvestor = ({ memberships }: Actor): boolean =>
  memberships.some(({ type, isVerified }) => type === 'financial_institution' && isVerified);

export const roleIn = (actor: Actor, event: EventRecord): Role => {
  if (actor.userId === null) return 'visitor';
  if (isHost(actor, event)) return 'host';
  if (isCenter(actor)) return 'moderator';
  if (isPresenter(actor, event)) return 'presenter';
  return isInvestor(actor) ? 'investor' : 'viewer';
};

/** Throws `not_found` for a visit, before it is published or once it is called off, `registration_required` where one has to register. */
export const requireWatching = (actor: Actor, event: EventRecord, mine: RegistrationState | null): void => {
  if (event.state !== 'published' || isVisit(event)) throw new Problem('not_found');
  if (!mayWatch(actor, event, mine)) throw new Problem('registration_required');
};

/** The video, to who may watch: while the session is open and as a replay; between the two to those who run it. */
export const mayReadMedia = (role: Role, state: SessionState): boolean =>
  ['lobby', 'live', 'paused', 'replay'].includes(state) || (state === 'ended' && isStaff(role));

export const mayReport = (actor: Actor, event: EventRecord): boolean =>
  !isVisit(event) && (isHost(actor, event) || actor.duty === 'administrator');

/** What investors marked is between them and the hosts; an administrator is neither. */
export const mayReadIntents = (actor: Actor, event: EventRecord): boolean => isHost(actor, event);

/** What was recorded is the hosts' to delete; administrators look after the disk. */
export const mayRemoveRecording = (actor: Actor, event: EventRecord): boolean =>
  isHost(actor, event) || isAdministrator(actor);

/** Hosts let others review; of a closed session nothing leaves to people who did not sign. */
export const mayGiveReview = (actor: Actor, event: EventRecord): boolean =>
  isHost(actor, event) && !isClosed(event) && !isVisit(event);

/** Hosts bring decks for anybody, presenters for their own segments. */
export const mayBringDeck = (actor: Actor, event: EventRecord, segmentId: string | null): boolean => {
  if (isVisit(event)) return false;
  if (isHost(actor, event)) return true;
  if (segmentId === null) return isPresenter(actor, event);
  return event.agenda.some(({ id, presenterId }) => id === segmentId && presenterId === actor.userId);
};
