// Hears what becomes of matches. Interests are told further down the order of features, so only their facts are known here,
// and of those only what is needed.
import { z } from 'zod';
import { judgePair } from '#server/features/matching/dimensions/judge.ts';
import { type Features, featuresOf } from '#server/features/matching/features.ts';
import { collectionFor } from '#server/features/matching/matcher.ts';
import { askedOf, matchText } from '#server/features/matching/ranking/asked.ts';
import { seenFacts, seenTerms } from '#server/features/matching/ranking/reader.ts';
import { readerFor } from '#server/features/matching/readers.ts';
import type { KeptReplies } from '#server/features/matching/replies.ts';
import type { KeptShelves } from '#server/features/matching/shelves.ts';
import type { KeptWeights } from '#server/features/matching/weights/kept.ts';
import type { Fact } from '#server/platform/db/record.ts';
import type { Reaction } from '#server/platform/facts/reaction.ts';
import { NOUNS } from '#shared/postings/schema.ts';
import { type OutcomeRecord, outcomes } from './model.ts';

const refSchema = z.object({ noun: z.enum(NOUNS), id: z.string() });
type Ref = z.infer<typeof refSchema>;

const interestSchema = z.object({ target: refSchema, offer: refSchema.nullable(), code: z.string().optional() });
const passSchema = z.object({ posting: refSchema, counterpart: refSchema, code: z.string().optional() });

interface Pair {
  needId: string;
  capabilityId: string;
}

const pairOf = (one: Ref, other: Ref | null): Pair | null => {
  if (!other || one.noun === other.noun) return null;
  return one.noun === 'need' ? { needId: one.id, capabilityId: other.id } : { needId: other.id, capabilityId: one.id };
};

interface Heard extends Pair {
  code: string | null;
}

/** The pair that a fact is about; null for an interest in a posting without one of the sender's own. */
const heardOf = ({ data }: Fact): Heard | null => {
  const interest = interestSchema.safeParse(data);
  const pass = passSchema.safeParse(data);
  const pair = interest.success
    ? pairOf(interest.data.target, interest.data.offer)
    : pass.success
      ? pairOf(pass.data.posting, pass.data.counterpart)
      : null;
  return pair && { ...pair, code: interest.data?.code ?? pass.data?.code ?? null };
};

const reader = readerFor('verified');

interface Hearing {
  shelves: KeptShelves;
  weights: KeptWeights;
  replies: KeptReplies;
}

const featuresNow = ({ shelves, replies }: Hearing, { needId, capabilityId }: Pair, now: number): Features | null => {
  const [need, capability] = [shelves.need.get(needId), shelves.capability.get(capabilityId)];
  if (!need || !capability) return null;
  const collection = collectionFor(shelves, reader.audience);
  const asked = askedOf(seenTerms(reader, need), collection.statistics, need.implied[reader.audience]);
  const { points } = matchText(asked, capabilityId, seenTerms(reader, capability), collection);
  const pair = { need: seenFacts(reader, need, replies), capability: seenFacts(reader, capability, replies), now };
  return featuresOf(points, judgePair(pair, points).dimensions);
};

const OUTCOME = {
  'interest.sent': 'sent',
  'interest.accepted': 'accepted',
  'interest.declined': 'declined',
  'interest.passed': 'passed',
} as const satisfies Record<string, OutcomeRecord['outcome']>;

const isOutcome = (type: string): type is keyof typeof OUTCOME => type in OUTCOME;

const note = async (hearing: Hearing, { type, at }: Fact, heard: Heard): Promise<void> => {
  const { needId, capabilityId, code } = heard;
  const _id = `${needId}:${capabilityId}`;
  if (type === 'interest.pass_undone') {
    await outcomes.deleteOne({ _id, outcome: 'passed' });
    return;
  }
  if (!isOutcome(type)) return;
  const features = featuresNow(hearing, heard, at.getTime());
  const outcome = OUTCOME[type];
  const table = hearing.weights.current().version;
  // The same fact twice comes to the same record.
  await outcomes.updateOne(
    { _id },
    {
      $set: {
        needId,
        capabilityId,
        outcome,
        code,
        at,
        weights: table,
        ...(features ? { features } : {}),
        ...(outcome === 'sent' ? { sentAt: at } : {}),
      },
    },
    { upsert: true },
  );
};

const ANSWERED = ['interest.accepted', 'interest.declined', 'interest.expired'];
const answeredSchema = z.object({ toOrganizationId: z.string() });

/** Keeps up how organizations answer. */
export const repliesReaction = (replies: KeptReplies): Reaction => ({
  name: 'matching.replies',
  hears: ANSWERED,
  batch: 100,
  async handle(facts: readonly Fact[]) {
    const ids = facts.flatMap(({ data }) => answeredSchema.safeParse(data).data?.toOrganizationId ?? []);
    if (ids.length > 0) await replies.refresh([...new Set(ids)]);
  },
});

/** Keeps the outcomes of pairs up from what happens to interests. */
export const outcomeReaction = (hearing: Hearing): Reaction => ({
  name: 'matching.outcomes',
  hears: [...Object.keys(OUTCOME), 'interest.pass_undone'],
  batch: 100,
  async handle(facts: readonly Fact[]) {
    await hearing.shelves.sync();
    for (const fact of facts) {
      const heard = heardOf(fact);
      if (heard) await note(hearing, fact, heard);
    }
  },
});
