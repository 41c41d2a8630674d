// The list of a noun. Without words it comes from the database and goes on when the search engine is away; with words it
// comes from the engine, and cards from the database in the engine's order.
import type mongoose from 'mongoose';
import { type Actor, isSignedIn } from '#server/platform/auth/actor.ts';
import { Problem } from '#server/platform/http/problem.ts';
import type { Search } from '#server/platform/search/search.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';
import { all, among, asQuery } from './condition.ts';
import { type Filters, filtersOf, type ListQuery, listedUnder } from './list-conditions.ts';
import { listMine } from './list-mine.ts';
import { countFacets, type FacetCounts, foundPage, searchListed, wordQuery } from './list-search.ts';
import { markerOf } from './marks.ts';
import { momentCache as cache } from './moment-cache.ts';
import type { CardOf, Postings } from './noun.ts';
import { listed, openLevels } from './policy.ts';
import { CARD_FIELDS, type CardRecord, type CardSource, presentCards, withOrganizations } from './present.ts';

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

const facetsOf = <Noun extends PostingNoun>(list: List<Noun>, filters: Filters) => {
  const { postings, search, actor } = list;
  return cache.of(`facets ${keyOf(list, filters, '')}`, () => countFacets({ search, postings, actor, filters }));
};

const browse = async <Noun extends PostingNoun>(list: List<Noun>): Promise<PostingPage<Noun>> => {
  const { postings, actor, query } = list;
  const filters = filtersOf(actor, query);
  const filter = asQuery(listedUnder(filters));
  const { page, limit } = query;
  const order = query.sort === 'expiring' ? 'expiring' : 'newest';
  const asked = `${postings.noun} ${JSON.stringify(filter)}`;
  const read = async () =>
    withOrganizations(
      await postings.model
        .find(filter, CARD_FIELDS)
        .sort(ORDERS[order])
        .skip((page - 1) * limit)
        .limit(limit)
        .lean<CardRecord[]>(),
    );
  const [sources, total, facets] = await Promise.all([
    cache.of(`page ${page} ${limit} ${order} ${asked}`, read),
    cache.of(`total ${asked}`, () => postings.model.countDocuments(filter).exec()),
    orNull(facetsOf(list, filters)),
  ]);
  return { items: presentCards<Noun>(actor, sources), total, facets };
};

/**
 * What the hits of a query are made into cards from, in the hits' order and with the query's words marked. The index may lag
 * behind: what is no longer listed is left out. The filters are the engine's to judge.
 */
export const sourcesOfHits = async ({ model }: Postings, ids: readonly string[], q: string): Promise<CardSource[]> => {
  const records = await model.find({ _id: { $in: [...ids] }, ...asQuery(listed) }, CARD_FIELDS).lean<CardRecord[]>();
  const byId = new Map(records.map((record) => [record._id, record]));
  const sources = await withOrganizations(ids.flatMap((id) => byId.get(id) ?? []));
  const marked = markerOf(q);
  return sources.map((source) => {
    const { title, summary } = source.record.content;
    return { marks: { title: marked(title), summary: marked(summary) }, ...source };
  });
};

const find = async <Noun extends PostingNoun>(list: List<Noun>, q: string): Promise<PostingPage<Noun>> => {
  const { postings, search, actor, query } = list;
  const filters = filtersOf(actor, query);
  const { page, limit, sort } = query;
  const read = async () => {
    const { ids, total, facets } = await searchListed({ search, postings, actor, filters }, q, query);
    return { sources: await sourcesOfHits(postings, ids, q), total, facets };
  };
  const found = await cache.of(`found ${page} ${limit} ${sort} ${keyOf(list, filters, q)}`, read);
  const { sources, total, facets } = found;
  return { items: presentCards<Noun>(actor, sources), total, facets };
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
