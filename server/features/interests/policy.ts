// Who may read an interest and act on it: the two organizations; the center sees that there is one and how long it waits.
import { type Actor, isCenter, membershipIn, writesFor } from '#server/platform/auth/actor.ts';
import { type InterestAct, interestLifecycle } from '#shared/interests/lifecycle.ts';
import type { InterestRecord } from './model.ts';

export type Ruled = Pick<
  InterestRecord,
  'fromOrganizationId' | 'toOrganizationId' | 'state' | 'dueAt' | 'expiresAt' | 'remindedAt'
>;

export const isSender = (actor: Actor, interest: Ruled): boolean =>
  membershipIn(actor, interest.fromOrganizationId) !== undefined;
export const isReceiver = (actor: Actor, interest: Ruled): boolean =>
  membershipIn(actor, interest.toOrganizationId) !== undefined;

export const mayRead = (actor: Actor, interest: Ruled): boolean =>
  isCenter(actor) || isSender(actor, interest) || isReceiver(actor, interest);

/** What was written is between the two sides. */
export const mayReadTexts = (actor: Actor, interest: Ruled): boolean =>
  isSender(actor, interest) || isReceiver(actor, interest);

export const mayAnswer = (actor: Actor, interest: Ruled): boolean => writesFor(actor, interest.toOrganizationId);
export const mayWithdraw = (actor: Actor, interest: Ruled): boolean => writesFor(actor, interest.fromOrganizationId);
export const mayRemind = (actor: Actor): boolean => isCenter(actor);

const REMIND_AGAIN_MS = 24 * 3600_000;

/** Late, and not reminded within a day. */
export const isToBeReminded = ({ state, dueAt, remindedAt }: Ruled, now: Date): boolean =>
  state === 'sent' && dueAt < now && (remindedAt === null || now.getTime() - remindedAt.getTime() >= REMIND_AGAIN_MS);

/** Past its last moment it waits for the clock's job, and nobody may answer it any more. */
export const isPossible = (act: InterestAct, { state, expiresAt }: Ruled, now: Date): boolean =>
  interestLifecycle[act].from.includes(state) && expiresAt > now;

/** What the actor may do now: right and state together. */
export const can = (actor: Actor, interest: Ruled, now: Date) => ({
  accept: mayAnswer(actor, interest) && isPossible('accept', interest, now),
  decline: mayAnswer(actor, interest) && isPossible('decline', interest, now),
  withdraw: mayWithdraw(actor, interest) && isPossible('withdraw', interest, now),
  remind: mayRemind(actor) && isToBeReminded(interest, now),
  handOver: mayAnswer(actor, interest) && isPossible('accept', interest, now),
});
