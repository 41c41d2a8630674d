// Asks the search engine for candidates: one federated call of one-term queries, each weighted by what its term would
// contribute. The engine orders an item by its weightiest term, not by the sum, so more are fetched than will be shown.
import type { MultiSearchQueryWithFederation } from 'meilisearch';
import { counterpartKinds, type MatchItem } from '#server/features/matching/item/item.ts';
import { kindWeights, type Query } from '#server/features/matching/ranking/relevance.ts';
import type { Statistics } from '#server/features/matching/ranking/statistics.ts';
import type { Audience } from '#server/features/matching/shelf.ts';
import { kindIndexOf, searchWordOf } from '#server/features/matching/text/terms.ts';
import { Problem } from '#server/platform/http/problem.ts';
import { SearchRefusal } from '#server/platform/search/http-client.ts';
import type { Search } from '#server/platform/search/search.ts';
import { findsBy, termIndexName } from './term-index.ts';

/** More terms find little more and cost the engine time: see docs/matching.md, "Retrieval". */
const TERMS = 40;
const CANDIDATES = 800;

interface Sought {
  term: number;
  weight: number;
}

const byWeight = (one: Sought, other: Sought): number => other.weight - one.weight || one.term - other.term;

/**
 * The terms by which a query's answers are best found, weightiest first. Only terms that someone uses; and a word of two
 * characters, which is a pair too, is sought once: both have the same weight and the same number of uses.
 */
export const soughtTerms = (query: Query, searched: Statistics): Sought[] => {
  const sought = new Map<string, Sought>();
  for (const [term, weighted] of query.entries()) {
    const uses = searched.usesOf(term);
    if (uses === 0 || weighted <= 0 || !findsBy(term)) continue;
    // Whatever its kind says in the ranking, a term finds as well as another.
    const weight = weighted / (kindWeights[kindIndexOf(term)] ?? 1);
    sought.set(`${uses} ${weight.toPrecision(9)}`, { term, weight });
  }
  return [...sought.values()].sort(byWeight).slice(0, TERMS);
};

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

const awayWhenUnprepared = (error: unknown): unknown =>
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
  const sought = soughtTerms(query, searched);
  const greatest = sought[0]?.weight;
  if (greatest === undefined) return [];
  const name = index ?? termIndexName(item.noun === 'need' ? 'capability' : 'need');
  const filter = filterFor(item);
  const queries = sought.map(
    ({ term, weight }): MultiSearchQueryWithFederation => ({
      indexUid: search.nameOf(name),
      q: searchWordOf(term),
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
