// The steps that every command in a deal shares: load → authorize → change → save record and fact in one write.
import type mongoose from 'mongoose';
import { type Actor, userIdOf } from '#server/platform/auth/actor.ts';
import { changeRecord, type FactNote, foundOr404 } from '#server/platform/db/record.ts';
import { together } from '#server/platform/db/together.ts';
import { Problem } from '#server/platform/http/problem.ts';
import type { DealFacts } from '#shared/deals/facts.ts';
import { type DealRecord, deals, type PartyRecord } from './model.ts';
import { isOver, joined, mayRead, writingPartyOf } from './policy.ts';

export interface Command {
  actor: Actor;
  id: string;
  now: Date;
}

type About = Pick<DealRecord, '_id' | 'parties' | 'people'>;

const aboutOf = (deal: About) => ({
  dealId: deal._id,
  organizationIds: joined(deal).map(({ organizationId }) => organizationId),
  userIds: deal.people.map(({ userId }) => userId),
});

type More<Type extends keyof DealFacts> = Omit<DealFacts[Type], keyof ReturnType<typeof aboutOf>>;

interface Happening<Type extends keyof DealFacts> {
  type: Type;
  deal: About;
  by: string | null;
  at: Date;
  data: More<Type>;
}

export const noteOf = <Type extends keyof DealFacts>({ type, deal, by, at, data }: Happening<Type>): FactNote => ({
  type,
  noun: 'deal',
  by,
  at,
  data: { ...aboutOf(deal), ...data },
});

/** Read together with those that others ask for at the same moment. */
const dealById = together<string, DealRecord | null>(async (ids) => {
  const found = await deals.find({ _id: { $in: [...new Set(ids)] } }).lean<DealRecord[]>();
  const byId = new Map(found.map((deal) => [deal._id, deal]));
  return ids.map((id) => byId.get(id) ?? null);
});

/** The deal, or "not found" for who may not know of it. */
export const readable = async (actor: Actor, id: string): Promise<DealRecord> => {
  const deal = foundOr404(await dealById(id));
  if (!mayRead(actor, deal)) throw new Problem('not_found');
  return deal;
};

/** The deal and the party that the actor writes for; "forbidden" for readers, `not_in_this_state` once it has ended. */
export const writable = async (
  { actor, id }: Pick<Command, 'actor' | 'id'>,
  { whenOver = false } = {},
): Promise<{ deal: DealRecord; party: PartyRecord }> => {
  const deal = await readable(actor, id);
  const party = writingPartyOf(actor, deal);
  if (!party) throw new Problem('forbidden');
  if (isOver(deal) && !whenOver) throw new Problem('not_in_this_state');
  return { deal, party };
};

interface Change<Type extends keyof DealFacts> {
  command: Command;
  deal: DealRecord;
  type: Type;
  data: More<Type>;
  /** What must still hold when it is written. */
  while?: Record<string, unknown>;
  set?: Record<string, unknown>;
  push?: Record<string, unknown>;
  pull?: Record<string, unknown>;
}

/** Whoever acts in a deal is one of its people from then on. */
const joiningPeople = ({ actor }: Command, deal: DealRecord): PartyRecord | undefined =>
  deal.people.some(({ userId }) => userId === actor.userId) ? undefined : writingPartyOf(actor, deal);

/** Writes the change and its fact, if the deal has not ended and `while` holds; throws `not_in_this_state` otherwise. */
export const change = async <Type extends keyof DealFacts>(move: Change<Type>): Promise<DealRecord> => {
  const { command, deal, type, data, set, push, pull } = move;
  const by = userIdOf(command.actor);
  const party = joiningPeople(command, deal);
  const people = party ? { people: { userId: by, organizationId: party.organizationId } } : {};
  const changed = await changeRecord(deals, {
    id: deal._id,
    // Paths into parts of the record, which mongoose's filter type does not know.
    while: { ...move.while } as mongoose.QueryFilter<DealRecord>,
    set: { lastActivityAt: command.now, ...set } as Partial<DealRecord>,
    update: { $push: { ...push, ...people }, ...(pull ? { $pull: pull } : {}) } as mongoose.UpdateQuery<DealRecord>,
    note: noteOf({ type, deal, by, at: command.now, data }),
  });
  if (!changed) throw new Problem('not_in_this_state');
  return changed;
};
