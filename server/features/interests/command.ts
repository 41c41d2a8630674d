// The steps that every command on an interest shares.
import type { Actor } from '#server/platform/auth/actor.ts';
import { changeRecord, type FactNote, foundOr404 } from '#server/platform/db/record.ts';
import { Problem } from '#server/platform/http/problem.ts';
import type { InterestFacts } from '#shared/interests/facts.ts';
import type { InterestState } from '#shared/interests/lifecycle.ts';
import { type InterestRecord, interests } from './model.ts';
import { mayRead } from './policy.ts';

export interface Command {
  actor: Actor;
  id: string;
  now: Date;
}

type About = Pick<
  InterestRecord,
  'fromOrganizationId' | 'fromUserId' | 'toOrganizationId' | 'toUserId' | 'target' | 'offer'
>;

const refOf = ({ noun, id }: InterestRecord['target']) => ({ noun, id });

/** What every interest's fact says. */
const aboutOf = ({ fromOrganizationId, fromUserId, toOrganizationId, toUserId, target, offer }: About) => ({
  fromOrganizationId,
  fromUserId,
  toOrganizationId,
  toUserId,
  target: refOf(target),
  offer: offer && refOf(offer),
});

type Types = Exclude<keyof InterestFacts, 'interest.passed' | 'interest.pass_undone'>;
type More<Type extends Types> = Omit<InterestFacts[Type], keyof ReturnType<typeof aboutOf>>;

interface Happening<Type extends Types> {
  type: Type;
  about: About;
  by: string | null;
  at: Date;
  data: More<Type>;
}

export const noteOf = <Type extends Types>({ type, about, by, at, data }: Happening<Type>): FactNote => ({
  type,
  noun: 'interest',
  by,
  at,
  data: { ...aboutOf(about), ...data },
});

/** The interest, or "not found" for who may not know of it. */
export const readable = async (actor: Actor, id: string): Promise<InterestRecord> => {
  const record = foundOr404(await interests.findById(id).lean<InterestRecord>());
  if (!mayRead(actor, record)) throw new Problem('not_found');
  return record;
};

interface Move<Type extends Types> {
  command: Command;
  record: InterestRecord;
  to: InterestState;
  type: Type;
  set?: Partial<InterestRecord>;
  /** Whether another interest between the two may be sent from now on. */
  frees?: boolean;
  data: More<Type>;
}

/** Answers while it still waits, in one write; throws `not_in_this_state` when somebody or the clock was faster. */
export const answer = async <Type extends Types>(move: Move<Type>): Promise<InterestRecord> => {
  const { command, record, to, type, set, frees, data } = move;
  const { actor, now } = command;
  const changed = await changeRecord(interests, {
    id: record._id,
    while: { state: 'sent', expiresAt: { $gt: now } },
    set: { ...set, state: to, answeredAt: now, answeredBy: actor.userId },
    ...(frees ? { update: { $unset: { pairKeys: 1 } } } : {}),
    note: noteOf({ type, about: record, by: actor.userId, at: now, data }),
  });
  if (!changed) throw new Problem('not_in_this_state');
  return changed;
};
