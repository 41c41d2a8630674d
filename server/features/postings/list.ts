// The list of a noun. Without words it comes from the database and goes on when the search engine is away; with words it
// comes from the engine, and cards from the database in the engine's order.
import type mongoose from 'mongoose';
import { type Actor, isSignedIn } from '#server/platform/auth/actor.ts';
import { Problem } from '#server/platform/http/problem.ts';
import type { Search } from '#server/platform/search/search.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';
import { all, among, asQuery, type Condition } from './condition.ts';
import { type Filters, filtersOf, type ListQuery, listedUnder } from './list-conditions.ts';
import { listMine } from './list-mine.ts';
import { countFacets, type FacetCounts, foundPage, searchListed, wordQuery } from './list-search.ts';
import { markerOf } from './marks.ts';
import type { PostingRecord } from './model.ts';
import { momentCache as cache } from './moment-cache.ts';
import type { CardOf, Postings } from './noun.ts';
import { listed, openLevels } from './policy.ts';
import { CARD_FIELDS, type CardRecord, presentCards } from './present.ts';

interface PostingPage<Noun extends PostingNoun> {
  items: CardOf<Noun>[];
  total: number;
  facets: FacetCounts | null;
}

const ORDERS = {
  newest: { publishedAt: -1, _id: -1 },
  expiring: { 'content.validUntil': 1, _id: 1 },
} as const satisfies Record<string, Record<string, mongoose.SortOrder>>;

interface List<Noun extends PostingNoun> {
  postings: Postings<Noun>;
  search: Search;
  actor: Actor;
  query: ListQuery;
}

const FACETS_WITHIN_MS = 800;

// A list does not wait long for figures beside it.
const orNull = async (counts: Promise<FacetCounts>): Promise<FacetCounts | null> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, FACETS_WITHIN_MS, null);
  });
  try {
    return await Promise.race([counts, late]);
  } catch (error) {
    if (error instanceof Problem && error.code === 'search_unavailable') return null;
    throw error;
  } finally {
    clearTimeout(timer);
  }
};

/** What is found depends on the words, the filters and the layers that the actor's words are looked up in. */
const keyOf = <Noun extends PostingNoun>({ postings, actor }: List<Noun>, filters: Filters, q: string): string =>
  `${postings.noun} ${openLevels(actor).length} ${JSON.stringify([...filters])} ${q}`;

const facetsOf = <Noun extends PostingNoun>(list: List<Noun>, filters: Filters, q = '') => {
  const { postings, search, actor } = list;
  return cache.of(`facets ${keyOf(list, filters, q)}`, () => countFacets({ search, postings, actor, filters }, q));
};

const hitsOf = <Noun extends PostingNoun>(list: List<Noun>, filters: Filters, q: string) => {
  const { postings, search, actor, query } = list;
  const { page, limit, sort } = query;
  return cache.of(`hits ${page} ${limit} ${sort} ${keyOf(list, filters, q)}`, () =>
    searchListed({ search, postings, actor, filters }, q, query),
  );
};

const browse = async <Noun extends PostingNoun>(list: List<Noun>): Promise<PostingPage<Noun>> => {
  const { postings, actor, query } = list;
  const filters = filtersOf(actor, query);
  const filter = asQuery(listedUnder(filters));
  const [records, total, facets] = await Promise.all([
    postings.model
      .find(filter, CARD_FIELDS)
      .sort(query.sort === 'expiring' ? ORDERS.expiring : ORDERS.newest)
      .skip((query.page - 1) * query.limit)
      .limit(query.limit)
      .lean<CardRecord[]>(),
    cache.of(`total ${postings.noun} ${JSON.stringify(filter)}`, () => postings.model.countDocuments(filter).exec()),
    orNull(facetsOf(list, filters)),
  ]);
  return { items: await presentCards<Noun>(actor, records), total, facets };
};

/** The records of hits that the condition still allows, in the hits' order. */
export const recordsOfHits = async (
  model: mongoose.Model<PostingRecord>,
  ids: readonly string[],
  within: Condition,
): Promise<CardRecord[]> => {
  const records = await model.find({ _id: { $in: [...ids] }, ...asQuery(within) }, CARD_FIELDS).lean<CardRecord[]>();
  const byId = new Map(records.map((record) => [record._id, record]));
  return ids.flatMap((id) => byId.get(id) ?? []);
};

/** A query's words marked in the cards they found, by id. */
export const marksFor = (records: readonly CardRecord[], q: string) => {
  const marked = markerOf(q);
  return new Map(
    records.map(({ _id, content: { title, summary } }) => [_id, { title: marked(title), summary: marked(summary) }]),
  );
};

const find = async <Noun extends PostingNoun>(list: List<Noun>, q: string): Promise<PostingPage<Noun>> => {
  const { postings, actor, query } = list;
  const filters = filtersOf(actor, query);
  const [{ ids, total }, facets] = await Promise.all([hitsOf(list, filters, q), facetsOf(list, filters, q)]);
  // The index may lag behind: what is no longer listed is not shown. The filters are the engine's to judge.
  const records = await recordsOfHits(postings.model, ids, listed);
  return { items: await presentCards<Noun>(actor, records, marksFor(records, q)), total, facets };
};

/**
 * One page of the public listing, or of the postings of my organizations.
 * Throws `search_unavailable` for words while the engine is away, `sign_in_required` for a visitor's "mine".
 */
export const listPostings = async <Noun extends PostingNoun>(list: List<Noun>): Promise<PostingPage<Noun>> => {
  const { actor, query } = list;
  if (query.scope === 'mine') {
    if (!isSignedIn(actor)) throw new Problem('sign_in_required');
    return listMine(list);
  }
  return query.q ? find(list, query.q) : browse(list);
};

interface Among {
  postings: Postings;
  search: Search;
  actor: Actor;
  query: ListQuery;
}

/**
 * Which of these postings the actor's list for the query would show. Throws `search_unavailable` for words while the engine
 * is away; what the engine has not been given yet is not found.
 */
export const listedAmong = async (
  { postings, search, actor, query }: Among,
  ids: readonly string[],
): Promise<string[]> => {
  if (ids.length === 0) return [];
  const within = all(listedUnder(filtersOf(actor, query)), among('id', ids));
  const { q } = query;
  if (!q) {
    const found = await postings.model.find(asQuery(within), { _id: 1 }).lean<{ _id: string }[]>();
    return found.map(({ _id }) => _id);
  }
  const words = wordQuery({ search, postings, actor }, { q, within, page: 1, limit: ids.length });
  const { results } = await search.ask((client) => client.multiSearch({ queries: [words] }));
  const found = foundPage(results[0]).ids;
  // The index may lag behind; what is no longer listed is not told.
  const records = await postings.model
    .find({ _id: { $in: [...found] }, ...asQuery(listed) }, { _id: 1 })
    .lean<{ _id: string }[]>();
  return records.map(({ _id }) => _id);
};
