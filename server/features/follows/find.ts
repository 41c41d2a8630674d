// What is new, seen by who follows: a posting that was just listed, against searches and against followed postings.
import { matchesOf } from '#server/features/matching/reads.ts';
import { type Person, peopleById } from '#server/features/organizations/people.ts';
import type { PostingRecord } from '#server/features/postings/model.ts';
import { postingsOf } from '#server/features/postings/noun.ts';
import { mayReadTeaser, maySeeMatches } from '#server/features/postings/policy.ts';
import { postingsById } from '#server/features/postings/reads.ts';
import type { Actor } from '#server/platform/auth/actor.ts';
import { storedFacts } from '#server/platform/facts/store.ts';
import { Problem } from '#server/platform/http/problem.ts';
import type { Search } from '#server/platform/search/search.ts';
import type { SearchedNoun } from '#shared/follows/schema.ts';
import { gradeFloors } from '#shared/matching/schema.ts';
import { isListed } from '#shared/postings/lifecycle.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';
import { type FollowRecord, follows, type PostingFollow, type SearchFollow } from './model.ts';
import { recordFinding } from './record-finding.ts';
import { foundBy } from './searches.ts';
import { whyInOneSentence } from './why.ts';

const LOOKED_AT = 100;

export interface Finding {
  search: Search;
  now: Date;
}

export const counterpartOf = (noun: PostingNoun): PostingNoun => (noun === 'need' ? 'capability' : 'need');

/** Until the indexes have taken in these facts a search would not find what they tell of. Throws `search_unavailable`. */
export const requireIndexed = async (factIds: readonly string[]): Promise<void> => {
  if (await storedFacts.exists({ _id: { $in: [...factIds] }, todo: /^search\./ })) {
    throw new Problem('search_unavailable');
  }
};

const followersOf = (all: readonly FollowRecord[]): Promise<Map<string, Person>> =>
  peopleById(all.map(({ userId }) => userId));

/** What each followed search finds among these; who follows is not told of their own organization's. */
export const findBySearch = async (
  { search, now }: Finding,
  noun: SearchedNoun,
  came: ReadonlyMap<string, { organizationId: string; since: Date }>,
): Promise<void> => {
  const all = await follows.find({ of: 'search', noun, isOn: true }).lean<SearchFollow[]>();
  const people = await followersOf(all);
  for (const follow of all) {
    const person = people.get(follow.userId);
    if (!person) continue;
    const own = new Set(person.actor.memberships.map(({ organizationId }) => organizationId));
    const ids = [...came]
      .filter(([, { organizationId, since }]) => !own.has(organizationId) && since >= follow.createdAt)
      .map(([id]) => id);
    const found = await foundBy({ search, actor: person.actor, noun, wanted: follow.search }, ids);
    for (const id of found) await recordFinding(follow, { noun, id, grade: null, why: '', at: now });
  }
};

// Everything is read by the center: what it does not find no follower finds. It only narrows down whom to ask for.
const widestReader: Actor = { userId: 'platform', duty: 'coordinator', memberships: [], locale: 'zh-CN' };

const isNews = (follow: PostingFollow, posting: PostingRecord): boolean =>
  posting.publishedAt !== null && posting.publishedAt >= follow.createdAt;

interface Pair {
  follow: PostingFollow;
  person: Person;
  followed: PostingRecord;
}

const pairsOf = async (all: readonly PostingFollow[], noun: PostingNoun): Promise<Pair[]> => {
  const [people, records] = await Promise.all([
    followersOf(all),
    postingsById(
      postingsOf(noun),
      all.map(({ postingId }) => postingId),
    ),
  ]);
  const byId = new Map(records.map((record) => [record._id, record]));
  return all.flatMap((follow) => {
    const [person, followed] = [people.get(follow.userId), byId.get(follow.postingId)];
    if (!person || !followed || followed.status === 'removed' || !isListed(followed.status)) return [];
    return maySeeMatches(person.actor, followed) ? [{ follow, person, followed }] : [];
  });
};

/** Looks from the followed posting's side, as its follower may see it, for these counterparts. */
const tellFollower = async ({ follow, person }: Pair, came: ReadonlyMap<string, PostingRecord>, now: Date) => {
  if (![...came.values()].some((posting) => isNews(follow, posting))) return;
  const own = new Set(person.actor.memberships.map(({ organizationId }) => organizationId));
  const postings = postingsOf(follow.noun);
  const { actor } = person;
  for (const match of await matchesOf(postings, { actor, id: follow.postingId, limit: LOOKED_AT, now })) {
    const counterpart = came.get(match.id);
    if (!counterpart || match.score < gradeFloors[follow.leastGrade] || !isNews(follow, counterpart)) continue;
    if (own.has(counterpart.organizationId) || !mayReadTeaser(actor, counterpart)) continue;
    await recordFinding(follow, {
      noun: counterpartOf(follow.noun),
      id: match.id,
      grade: match.grade,
      why: whyInOneSentence(match, actor.locale),
      at: now,
    });
  }
};

/** One posting that came or changed: whoever follows one of its counterparts is told. */
export const findByMatch = async (noun: PostingNoun, posting: PostingRecord, now: Date): Promise<void> => {
  const other = counterpartOf(noun);
  // To who began to follow after it was published it is no news.
  const earlier = { of: 'posting' as const, noun: other, isOn: true, createdAt: { $lte: posting.publishedAt ?? now } };
  if (!(await follows.exists(earlier))) return;
  const near = await matchesOf(postingsOf(noun), { actor: widestReader, id: posting._id, limit: LOOKED_AT, now });
  const postingId = { $in: near.map(({ id }) => id) };
  const all = await follows.find({ ...earlier, postingId }).lean<PostingFollow[]>();
  for (const pair of await pairsOf(all, other)) await tellFollower(pair, new Map([[posting._id, posting]]), now);
};

/** Many at once, as an import brings them: each followed posting is asked once, instead of each that came. */
export const findByManyMatches = async (
  noun: PostingNoun,
  came: ReadonlyMap<string, PostingRecord>,
  now: Date,
): Promise<void> => {
  const other = counterpartOf(noun);
  const all = await follows.find({ of: 'posting', noun: other, isOn: true }).lean<PostingFollow[]>();
  for (const pair of await pairsOf(all, other)) await tellFollower(pair, came, now);
};
