// What the engine contributes to a list: hits for words, and counts for facets. It answers ids and counts only; the cards
// come from the database, under the policy once more.
import type { MultiSearchQuery } from 'meilisearch';
import type { Actor } from '#server/platform/auth/actor.ts';
import type { Search } from '#server/platform/search/search.ts';
import { asSearchFilter, type Condition, indexedName } from './condition.ts';
import { countedBy, FACETS, type Facet, type Filters, type ListQuery, listedUnder } from './list-conditions.ts';
import type { Postings } from './noun.ts';
import { searchedBy } from './search.ts';

export type FacetCounts = Record<string, Record<string, number>>;

interface Scope {
  search: Search;
  postings: Postings;
  actor: Actor;
  filters: Filters;
}

// Facets whose condition is the same share one query; without filters that is all of them, or all but those of the details.
const facetGroups = ({ actor, filters }: Scope): Map<string, Facet[]> => {
  const groups = new Map<string, Facet[]>();
  for (const facet of FACETS) {
    const filter = asSearchFilter(countedBy(facet, filters, actor));
    groups.set(filter, [...(groups.get(filter) ?? []), facet]);
  }
  return groups;
};

const countsFrom = (facets: readonly Facet[], distribution: FacetCounts = {}): FacetCounts =>
  Object.fromEntries(facets.map((facet) => [facet, distribution[indexedName(facet)] ?? {}]));

const facetQueries = (scope: Scope, q: string): { facets: Facet[]; query: MultiSearchQuery }[] =>
  [...facetGroups(scope)].map(([filter, facets]) => ({
    facets,
    query: {
      indexUid: scope.search.nameOf(scope.postings.collection),
      q,
      filter,
      limit: 0,
      facets: facets.map(indexedName),
      attributesToRetrieve: [],
      ...(q === '' ? {} : { attributesToSearchOn: searchedBy(scope.actor) }),
    },
  }));

/** Counts of every facet among what some words find; no words find everything. Throws `search_unavailable`. */
export const countFacets = async (scope: Scope, q = ''): Promise<FacetCounts> => {
  const parts = facetQueries(scope, q);
  const { results } = await scope.search.ask((client) =>
    client.multiSearch({ queries: parts.map(({ query }) => query) }),
  );
  return Object.assign({}, ...parts.map(({ facets }, index) => countsFrom(facets, results[index]?.facetDistribution)));
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

/** One page of hits for the query's words. Throws `search_unavailable`. */
export const searchListed = async (scope: Scope, q: string, query: ListQuery): Promise<FoundPage> => {
  const { page, limit, sort } = query;
  const words = wordQuery(scope, { q, within: listedUnder(scope.filters), page, limit, sort });
  const { results } = await scope.search.ask((client) => client.multiSearch({ queries: [words] }));
  return foundPage(results[0]);
};
