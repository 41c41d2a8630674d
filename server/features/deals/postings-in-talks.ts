// A posting that a deal is about is in talks. Once the last deal about it has ended without success it is as free as before;
// after a success its owner says whether it is done.
import { postingsOf } from '#server/features/postings/noun.ts';
import { postingsById } from '#server/features/postings/reads.ts';
import { markTalks } from '#server/features/postings/talks.ts';
import type { Reaction } from '#server/platform/facts/reaction.ts';
import type { Platform } from '#server/platform/feature.ts';
import { type DealRecord, deals } from './model.ts';
import { isOver, joined } from './policy.ts';

type Ref = Pick<DealRecord['postings'][number], 'noun' | 'id'>;

/** Looks at the deals as they are now, so that running it twice or late changes nothing. */
export const followDeals = async ({ noun, id }: Ref, now: Date): Promise<void> => {
  const postings = postingsOf(noun);
  const [record] = await postingsById(postings, [id]);
  if (!record) return;
  const about = await deals
    .find({ 'postings.id': id }, { parties: 1, state: 1 })
    .lean<Pick<DealRecord, '_id' | 'parties' | 'state'>[]>();
  // Whose organization was only asked to join is not talking yet.
  const own = about.filter((deal) => joined(deal).some((party) => party.organizationId === record.organizationId));
  if (own.some(({ state }) => state === 'open' || state === 'stalled'))
    await markTalks(postings, { record, act: 'startTalks', now });
  else if (own.every(isOver)) await markTalks(postings, { record, act: 'endTalks', now });
};

export const postingsInTalks = ({ clock }: Platform): Reaction => ({
  name: 'deals.postings',
  hears: ['deal.opened', 'deal.closed', 'deal.reopened', 'deal.party_joined'],
  async handle(facts) {
    for (const fact of facts) {
      const deal = await deals.findById(fact.recordId, { postings: 1 }).lean<Pick<DealRecord, 'postings'>>();
      for (const posting of deal?.postings ?? []) await followDeals(posting, clock.now());
    }
  },
});
