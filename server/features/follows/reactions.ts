// From what happened to what was found. Idempotent: a finding is stored once for each follow and posting.
import { organizationsById } from '#server/features/organizations/people.ts';
import type { PostingRecord } from '#server/features/postings/model.ts';
import { postingsOf } from '#server/features/postings/noun.ts';
import { postingsById } from '#server/features/postings/reads.ts';
import type { Fact } from '#server/platform/db/record.ts';
import type { Reaction } from '#server/platform/facts/reaction.ts';
import type { Platform } from '#server/platform/feature.ts';
import { isListed } from '#shared/postings/lifecycle.ts';
import { NOUNS, type PostingNoun } from '#shared/postings/schema.ts';
import { findByManyMatches, findByMatch, findBySearch, requireIndexed } from './find.ts';
import { followForAuthor } from './service.ts';

/** From here on it is cheaper to ask once for each followed posting than once for each that came. */
const MANY = 20;

const CHANGES = ['published', 'edited', 'renewed', 'imported'] as const;

const isPosting = (fact: Fact, noun: PostingNoun): boolean => fact.noun === noun;

const listedNow = async (noun: PostingNoun, facts: readonly Fact[]): Promise<Map<string, PostingRecord>> => {
  const ids = [...new Set(facts.filter((fact) => isPosting(fact, noun)).map(({ recordId }) => recordId))];
  const records = ids.length > 0 ? await postingsById(postingsOf(noun), ids) : [];
  return new Map(
    records.filter(({ status }) => status !== 'removed' && isListed(status)).map((record) => [record._id, record]),
  );
};

const findPostings = async (platform: Platform, noun: PostingNoun, facts: readonly Fact[]): Promise<void> => {
  const came = await listedNow(noun, facts);
  if (came.size === 0) return;
  const now = platform.clock.now();
  const sought = new Map(
    [...came].map(([id, { organizationId, publishedAt }]) => [id, { organizationId, since: publishedAt ?? now }]),
  );
  await findBySearch({ search: platform.search, now }, noun, sought);
  if (came.size > MANY) return findByManyMatches(noun, came, now);
  for (const posting of came.values()) await findByMatch(noun, posting, now);
};

export const followReactions = (platform: Platform): Reaction[] => [
  {
    name: 'follows.author',
    hears: NOUNS.map((noun) => `${noun}.published`),
    batch: 100,
    async handle(facts) {
      for (const noun of NOUNS) {
        for (const [id, { authorId, origin }] of await listedNow(noun, facts)) {
          // Who imported a thousand rows did not write them.
          if (origin === null) await followForAuthor({ authorId, noun, id, at: platform.clock.now() });
        }
      }
    },
  },
  {
    name: 'follows.postings',
    hears: NOUNS.flatMap((noun) => CHANGES.map((change) => `${noun}.${change}`)),
    batch: 200,
    async handle(facts) {
      await requireIndexed(facts.map(({ id }) => id));
      for (const noun of NOUNS) await findPostings(platform, noun, facts);
    },
  },
  {
    name: 'follows.organizations',
    hears: ['organization.verified'],
    batch: 100,
    async handle(facts) {
      const now = platform.clock.now();
      const verified = await organizationsById(facts.map(({ recordId }) => recordId));
      const came = new Map(facts.map(({ recordId, at }) => [recordId, { organizationId: recordId, since: at }]));
      for (const id of came.keys()) if (verified.get(id)?.verification !== 'verified') came.delete(id);
      if (came.size > 0) await findBySearch({ search: platform.search, now }, 'organization', came);
    },
  },
];
