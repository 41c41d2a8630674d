// What the engine contributes to a list: hits for words, and counts for facets. It answers ids and counts only; the cards
// come from the database, under the policy once more.
import type { MultiSearchQuery } from 'meilisearch';
import type { Actor } from '#server/platform/auth/actor.ts';
import type { Search } from '#server/platform/search/search.ts';
import { asSearchFilter, type Condition } from './condition.ts';
import { countedBy, FACETS, type Facet, type Filters, type ListQuery, listedUnder } from './list-conditions.ts';
import type { Postings } from './noun.ts';
import { countedIn, searchedBy } from './search.ts';

export type FacetCounts = Record<string, Record<string, number>>;

interface Scope {
  search: Search;
  postings: Postings;
  actor: Actor;
  filters: Filters;
}

// Facets whose condition is the same share one query; without filters that is all of them.
const facetGroups = ({ filters }: Scope): Map<string, Facet[]> => {
  const groups = new Map<string, Facet[]>();
  for (const facet of FACETS) {
    const filter = asSearchFilter(countedBy(facet, filters));
    groups.set(filter, [...(groups.get(filter) ?? []), facet]);
  }
  return groups;
};

interface FacetQuery {
  facets: readonly Facet[];
  query: MultiSearchQuery;
}

const attributesOf = ({ facets }: Pick<FacetQuery, 'facets'>, { actor }: Scope): string[] =>
  facets.map((facet) => countedIn(facet, actor));

const facetQueries = (scope: Scope, q: string): FacetQuery[] =>
  [...facetGroups(scope)].map(([filter, facets]) => ({
    facets,
    query: {
      indexUid: scope.search.nameOf(scope.postings.collection),
      q,
      filter,
      limit: 0,
      facets: attributesOf({ facets }, scope),
      attributesToRetrieve: [],
      ...(q === '' ? {} : { attributesToSearchOn: searchedBy(scope.actor) }),
    },
  }));

type Answer = { facetDistribution?: FacetCounts } | undefined;

const countsFrom = (parts: readonly FacetQuery[], answers: readonly Answer[], actor: Actor): FacetCounts =>
  Object.fromEntries(
    parts.flatMap(({ facets }, index) =>
      facets.map((facet) => [facet, answers[index]?.facetDistribution?.[countedIn(facet, actor)] ?? {}] as const),
    ),
  );

/** Counts of every facet among all that the filters leave. Throws `search_unavailable`. */
export const countFacets = async (scope: Scope): Promise<FacetCounts> => {
  const parts = facetQueries(scope, '');
  const { results } = await scope.search.ask((client) =>
    client.multiSearch({ queries: parts.map(({ query }) => query) }),
  );
  return countsFrom(parts, results, scope.actor);
};

const SORTS = { relevance: null, newest: 'publishedAt:desc', expiring: 'validUntil:asc' } as const;

/** The query for the words themselves, to be sent with others or alone. */
export const wordQuery = (
  { search, postings, actor }: Omit<Scope, 'filters'>,
  {
    q,
    within,
    page,
    limit,
    sort,
  }: { q: string; within: Condition; page: number; limit: number; sort?: ListQuery['sort'] },
): MultiSearchQuery => {
  const order = SORTS[sort ?? 'relevance'];
  return {
    indexUid: search.nameOf(postings.collection),
    q,
    filter: asSearchFilter(within),
    page,
    hitsPerPage: limit,
    attributesToSearchOn: searchedBy(actor),
    attributesToRetrieve: ['id'],
    ...(order ? { sort: [order] } : {}),
  };
};

/** One query's part of the engine's answer. */
export interface FoundPage {
  ids: readonly string[];
  total: number;
}

export const foundPage = (
  result: { hits: readonly Record<string, unknown>[]; totalHits?: number } | undefined,
): FoundPage => ({
  ids: (result?.hits ?? []).map((hit) => String(hit['id'])),
  total: result?.totalHits ?? 0,
});

/**
 * One page of hits for the query's words, and the counts of every facet among all that they find. Throws
 * `search_unavailable`.
 */
export const searchListed = async (
  scope: Scope,
  q: string,
  query: ListQuery,
): Promise<FoundPage & { facets: FacetCounts }> => {
  const { page, limit, sort } = query;
  const words = wordQuery(scope, { q, within: listedUnder(scope.filters), page, limit, sort });
  const parts = facetQueries(scope, q);
  // The facets that no filter narrows are counted by the search for the hits itself.
  const shared = parts.findIndex((part) => part.query.filter === words.filter);
  const queries = parts.map((part, at) =>
    at === shared ? { facets: attributesOf(part, scope), ...words } : part.query,
  );
  if (shared < 0) queries.push(words);
  const { results } = await scope.search.ask((client) => client.multiSearch({ queries }));
  return { facets: countsFrom(parts, results, scope.actor), ...foundPage(results.at(shared)) };
};
