// Asks the search engine for candidates: one federated call of queries of one or two terms, each weighted by what its terms
// would contribute. The engine orders an item by its weightiest query, not by the sum, so more are fetched than will be shown.
import type { MultiSearchQueryWithFederation } from 'meilisearch';
import { counterpartKinds, type MatchItem } from '#server/features/matching/item/item.ts';
import type { Query } from '#server/features/matching/ranking/relevance.ts';
import type { Statistics } from '#server/features/matching/ranking/statistics.ts';
import type { Audience } from '#server/features/matching/shelf.ts';
import { searchWordOf } from '#server/features/matching/text/terms.ts';
import { Problem } from '#server/platform/http/problem.ts';
import { SearchRefusal } from '#server/platform/search/http-client.ts';
import type { Search } from '#server/platform/search/search.ts';
import { soughtBy } from './sought.ts';
import { termIndexName } from './term-index.ts';

const CANDIDATES = 800;

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

const ATTRIBUTES: Readonly<Record<Audience, string[]>> = {
  everyone: ['everyone'],
  verified: ['everyone', 'verified'],
};

const filterFor = (item: Retrieval['item']): string => {
  const kinds = counterpartKinds(item).map((kind) => JSON.stringify(kind));
  // Nobody is introduced to their own organization.
  return `kind IN [${kinds.join(', ')}] AND organizationId != ${JSON.stringify(item.organizationId)}`;
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

/** The candidates, likeliest first. Throws `search_unavailable`. */
export const retrieve = async ({ search, item, query, searched, audience, index }: Retrieval): Promise<Found[]> => {
  const sought = soughtBy(query, searched);
  const greatest = sought[0]?.weight;
  if (greatest === undefined) return [];
  const name = index ?? termIndexName(item.noun === 'need' ? 'capability' : 'need');
  const filter = filterFor(item);
  const queries = sought.map(
    ({ terms, weight }): MultiSearchQueryWithFederation => ({
      indexUid: search.nameOf(name),
      q: terms.map(searchWordOf).join(' '),
      matchingStrategy: 'all',
      filter,
      attributesToRetrieve: ['id', 'revision'],
      attributesToSearchOn: ATTRIBUTES[audience],
      federationOptions: { weight: weight / greatest },
    }),
  );
  const { hits } = await search
    .ask((client) => client.multiSearch({ federation: { limit: CANDIDATES }, queries }))
    .catch((error: unknown) => {
      throw awayWhenUnprepared(error);
    });
  return hits.map((hit) => ({ id: String(hit['id']), revision: Number(hit['revision']) }));
};
