// What happened in a deal, from its facts: the audit trail that people can read.
import type { z } from 'zod';
import { organizationRefs } from '#server/features/organizations/reads.ts';
import { userRefs } from '#server/features/users/reads.ts';
import type { Actor } from '#server/platform/auth/actor.ts';
import { type StoredFact, storedFacts } from '#server/platform/facts/store.ts';
import type { timelineEntrySchema } from '#shared/deals/schema.ts';
import { readable } from './command.ts';
import type { DealRecord } from './model.ts';
import { readsSince } from './policy.ts';

const MOST = 300;

type Entry = z.input<typeof timelineEntrySchema>;

const textIn = (fact: StoredFact, name: string): string | null => {
  const value = fact.data[name];
  return typeof value === 'string' ? value : null;
};

const aboutOf = (deal: DealRecord, organizations: Awaited<ReturnType<typeof organizationRefs>>) => (fact: StoredFact) =>
  ([organizations.get(textIn(fact, 'organizationId') ?? '')?.name, textIn(fact, 'reason')]
    .filter(Boolean)
    .join(' · ') ||
    null) ??
  deal.files.find(({ id }) => id === fact.data['fileId'])?.name ??
  deal.meetings.find(({ id }) => id === fact.data['meetingId'])?.title ??
  deal.tasks.find(({ id }) => id === fact.data['taskId'])?.title ??
  null;

/** Newest first. Who joined later reads from then on. */
export const dealTimeline = async (actor: Actor, id: string): Promise<Entry[]> => {
  const deal = await readable(actor, id);
  const from = readsSince(actor, deal);
  const facts = await storedFacts
    .find({ recordId: deal._id, noun: 'deal', ...(from ? { at: { $gte: from } } : {}) })
    .sort({ _id: -1 })
    .limit(MOST)
    .lean<StoredFact[]>();
  const [people, organizations] = await Promise.all([
    userRefs(facts.flatMap(({ by }) => by ?? [])),
    organizationRefs(
      [...deal.parties, ...facts.map(({ data }) => data)].flatMap(({ organizationId: id }) =>
        typeof id === 'string' ? [id] : [],
      ),
    ),
  ]);
  const about = aboutOf(deal, organizations);
  return facts.map((fact) => ({
    id: fact._id,
    type: fact.type,
    at: fact.at.toISOString(),
    by: fact.by && (people.get(fact.by)?.name ?? ''),
    // Codes of this feature's own facts.
    from: textIn(fact, 'from') as Entry['from'],
    to: textIn(fact, 'to') as Entry['to'],
    state: textIn(fact, 'state') as Entry['state'],
    about: about(fact),
    code: textIn(fact, 'code') as Entry['code'],
  }));
};
