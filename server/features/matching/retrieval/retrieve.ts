// Asks the search engine for candidates: one federated call of queries of one or two terms, each weighted by what its terms
// would contribute. The engine orders an item by its weightiest query, not by the sum; those with the greatest sums come from
// the shelf (term-lists.ts).
import type { MultiSearchQueryWithFederation } from 'meilisearch';
import type { MatchItem } from '#server/features/matching/item/item.ts';
import type { Query } from '#server/features/matching/ranking/relevance.ts';
import type { Statistics } from '#server/features/matching/ranking/statistics.ts';
import type { Audience } from '#server/features/matching/shelf.ts';
import { searchWordOf } from '#server/features/matching/text/terms.ts';
import { Problem } from '#server/platform/http/problem.ts';
import { SearchRefusal } from '#server/platform/search/http-client.ts';
import type { Search } from '#server/platform/search/search.ts';
import { counterpartFilter } from './counterparts.ts';
import { MOST_FOUND, soughtBy } from './sought.ts';
import { termIndexName } from './term-index.ts';

interface Retrieval {
  search: Search;
  /** The item whose counterparts are sought. */
  item: Pick<MatchItem, 'noun' | 'kind' | 'organizationId'>;
  query: Query;
  /** What is searched in. */
  searched: Statistics;
  audience: Audience;
  /** Name of the term index; the live one of the other noun unless told otherwise. */
  index?: string;
}

/** What an audience searches in; all there is, which the engine looks up at once, when nothing is said. */
const SEARCHED: Readonly<Record<Audience, { attributesToSearchOn?: string[] }>> = {
  everyone: { attributesToSearchOn: ['everyone'] },
  verified: {},
};

/** What the engine says of an index that is not there yet, or that has not got its settings yet. */
const NOT_PREPARED = ['index_not_found', 'invalid_search_filter', 'invalid_search_attributes_to_search_on'];

export const awayWhenUnprepared = (error: unknown): unknown =>
  error instanceof SearchRefusal && NOT_PREPARED.some((code) => error.code.endsWith(code))
    ? new Problem('search_unavailable', { cause: error })
    : error;

export interface Found {
  id: string;
  /** Of the posting, as the engine has it. */
  revision: number;
}

/** The candidates that the engine knows, those first that its weightiest query finds. Throws `search_unavailable`. */
export const retrieve = async ({ search, item, query, searched, audience, index }: Retrieval): Promise<Found[]> => {
  const sought = soughtBy(query, searched);
  if (sought.length === 0) return [];
  const name = index ?? termIndexName(item.noun === 'need' ? 'capability' : 'need');
  const filter = counterpartFilter(item);
  const greatest = sought[0]?.weight ?? 1;
  const queries = sought.map(
    ({ terms, weight }): MultiSearchQueryWithFederation => ({
      indexUid: search.nameOf(name),
      q: terms.map(searchWordOf).join(' '),
      matchingStrategy: 'all',
      filter,
      attributesToRetrieve: ['id', 'revision'],
      ...SEARCHED[audience],
      federationOptions: { weight: weight / greatest },
    }),
  );
  const { hits } = await search
    .ask((client) => client.multiSearch({ federation: { limit: MOST_FOUND }, queries }))
    .catch((error: unknown) => {
      throw awayWhenUnprepared(error);
    });
  return hits.map((hit) => ({ id: String(hit['id']), revision: Number(hit['revision']) }));
};
