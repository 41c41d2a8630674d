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
import { CANDIDATES, enoughOf, type Sought, soughtBy } from './sought.ts';
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

/** One call of the engine: what any of these finds, the weightiest first. */
const ask = async ({ search, item, audience, index }: Retrieval, sought: readonly Sought[]): Promise<Found[]> => {
  const name = index ?? termIndexName(item.noun === 'need' ? 'capability' : 'need');
  const filter = filterFor(item);
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
    .ask((client) => client.multiSearch({ federation: { limit: CANDIDATES }, queries }))
    .catch((error: unknown) => {
      throw awayWhenUnprepared(error);
    });
  return hits.map((hit) => ({ id: String(hit['id']), revision: Number(hit['revision']) }));
};

/**
 * The candidates, likeliest first. Throws `search_unavailable`. An item's place is that of the weightiest query that finds it: where
 * the first queries fill the list, no lighter one changes it, and it is not asked.
 */
export const retrieve = async (retrieval: Retrieval): Promise<Found[]> => {
  const { query, searched } = retrieval;
  const sought = soughtBy(query, searched);
  if (sought.length === 0) return [];
  const enough = enoughOf(sought, searched, CANDIDATES);
  const first = await ask(retrieval, sought.slice(0, enough));
  if (first.length >= CANDIDATES || enough === sought.length) return first;
  const ids = new Set(first.map(({ id }) => id));
  const others = await ask(retrieval, sought.slice(enough));
  return [...first, ...others.filter(({ id }) => !ids.has(id))].slice(0, CANDIDATES);
};
