// The matcher: given an item and who looks, the counterparts that fit, best first. It knows the two shelves and the search
// engine; where the shelves' items come from is not its business.

import { meanwhile } from '#server/platform/meanwhile.ts';
import type { Search } from '#server/platform/search/search.ts';
import { gradeFloors } from '#shared/matching/schema.ts';
import type { WeightTable } from './dimensions/weights.ts';
import type { Meanings } from './meaning/meaning.ts';
import { type Asked, askedAmong, type Collection } from './ranking/asked.ts';
import { type Ranked, rankCapabilities, rankNeeds } from './ranking/rank.ts';
import type { Reader } from './ranking/reader.ts';
import { type Query, queryOf, relevanceOf } from './ranking/relevance.ts';
import type { Replies } from './replies.ts';
import { counterpartRule } from './retrieval/counterparts.ts';
import { type Found, retrieve } from './retrieval/retrieve.ts';
import { MOST_SUMMED, summedTerms } from './retrieval/sought.ts';
import { type Audience, type Shelf, type Shelved, termsFor } from './shelf.ts';

export interface Shelves {
  need: Shelf;
  capability: Shelf;
  /** Whose postings belong to many others: those of the center. */
  collectorId?(): string | null;
  /** Reads these anew: the engine knows them, the shelf does not yet. */
  reload?(ids: readonly string[]): Promise<void>;
}

interface MatchRequest {
  search: Search;
  shelves: Shelves;
  item: Shelved;
  reader: Reader;
  /** What scores less is left out; what the listing shows at least, unless told otherwise. */
  least?: number;
  /** Milliseconds since 1970. */
  now: number;
  /** The table that ranks; the built-in one unless told otherwise. */
  weights?: WeightTable;
  /** How many are wanted at most; all unless told otherwise. */
  most?: number;
  /** How organizations answer; all are newcomers unless told otherwise. */
  replies?: Replies;
  /** Name of the term index to look in, when it is not the live one. */
  index?: string;
  /** Compares the candidates in meaning, where an embedder is configured. */
  near?: ((candidates: readonly Shelved[]) => Promise<Meanings>) | undefined;
  /** What was begun already, for the item as it is. */
  begun?: Seeking | undefined;
}

type SeekRequest = Omit<MatchRequest, 'now'>;

/** What the shelf says of an item. */
interface Summing {
  /** What is asked of the collection. */
  query: Query;
  /** The items that say most of it. */
  summed: Shelved[];
  /** False once something has changed since the search began. */
  holds(): boolean;
}

/** The search for an item's candidates, under way. */
export interface Seeking {
  /** What the engine finds. */
  found: Promise<Found[]>;
  /** What the shelf finds meanwhile. */
  summing: Promise<Summing>;
}

export interface Matches {
  ranked: Ranked[];
  collection: Collection;
  /** The need's side as it ranked; for the other direction nothing. */
  asked: Asked | undefined;
  /** Nearness in meaning as it ranked; absent without an embedder. */
  meanings: Meanings | undefined;
}

/** Scores are always taken against the collection of capabilities, so that a pair has one score in both directions. */
export const collectionFor = ({ capability }: Shelves, audience: Audience): Collection => ({
  statistics: capability.statisticsFor(audience),
  meanMass: capability.meanMass(audience),
});

const shelfFor = (shelves: Shelves, { noun }: Shelved): Shelf => shelves[noun === 'need' ? 'capability' : 'need'];

const queryFor = ({ shelves, item, reader }: SeekRequest): Query =>
  queryOf(item.whole, shelves.capability.statisticsFor(reader.audience));

/** Tells whether the shelves are as they were. */
const steadinessOf = ({ shelves, item }: SeekRequest): Summing['holds'] => {
  const shelf = shelfFor(shelves, item);
  const changes = () => shelf.changes + shelves.capability.changes;
  const before = changes();
  return () => changes() === before;
};

const sum = ({ shelves, item, reader }: SeekRequest, query: Query): Shelved[] => {
  const { audience } = reader;
  const shelf = shelfFor(shelves, item);
  const accepts = counterpartRule(item, shelves.collectorId?.());
  const wanted = { audience, count: MOST_SUMMED, accepts };
  return shelf.sayingMost(summedTerms(query, shelf.statisticsFor(audience)), wanted);
};

/** So many texts are read at a time, about a millisecond. */
const READ_AT_ONCE = 100;

/** Holds the texts of what was found for a need against it, which remembers what each gave. */
const readAhead = async ({ shelves, item, reader }: SeekRequest, { query, summed, holds }: Summing): Promise<void> => {
  const statistics = shelves.capability.statisticsFor(reader.audience);
  for (let from = 0; item.noun === 'need' && from < summed.length; from += READ_AT_ONCE)
    await meanwhile(() => {
      if (!holds()) return;
      for (const one of summed.slice(from, from + READ_AT_ONCE))
        relevanceOf(query, termsFor(reader.audience, one), statistics);
    });
};

const sumMeanwhile = async (request: SeekRequest, query: Query): Promise<Summing> => {
  const holds = steadinessOf(request);
  const summing = { query, summed: await meanwhile(() => sum(request, query)), holds };
  await readAhead(request, summing);
  return summing;
};

/** Begins to look for the candidates of an item as it is on the shelf. */
export const seek = (request: SeekRequest): Seeking => {
  const { search, shelves, item, reader, index } = request;
  const { audience } = reader;
  const query = queryFor(request);
  const searched = shelfFor(shelves, item).statisticsFor(audience);
  const found = retrieve({ search, item, query, searched, audience, ...(index ? { index } : {}) });
  const summing = sumMeanwhile(request, query);
  // Whoever may not read the item never hears how that ended.
  for (const promise of [found, summing]) promise.catch(() => {});
  return { found, summing };
};

interface Candidates {
  candidates: Shelved[];
  /** What is asked of the collection as it is. */
  query: Query;
}

/**
 * What the engine finds and, by the sum of what it says, the shelf; and what was opened to this reader alone, which is little
 * and which neither finds.
 */
const candidatesOf = async (request: MatchRequest): Promise<Candidates> => {
  const { shelves, item, reader, begun = seek(request) } = request;
  const shelf = shelfFor(shelves, item);
  const [found, ahead] = await Promise.all([begun.found, begun.summing]);
  // Two writers may finish in another order than their numbers: what the shelf has read past, or has in an older revision
  // than the engine, is fetched by name.
  const stale = found.filter(({ id, revision }) => (shelf.get(id)?.revision ?? -1) < revision);
  if (stale.length > 0) await shelves.reload?.(stale.map(({ id }) => id));
  const query = ahead.holds() ? ahead.query : queryFor(request);
  const summed = ahead.holds() ? ahead.summed : sum(request, query);
  const here = (ids: readonly string[]): Shelved[] => ids.flatMap((id) => shelf.get(id) ?? []);
  const opened = here(reader.opened ?? []).filter(counterpartRule(item, shelves.collectorId?.()));
  return { candidates: [...new Set([...summed, ...here(found.map(({ id }) => id)), ...opened])], query };
};

const rankingOf = (
  { reader, least = gradeFloors.weak, now, weights, most, replies }: MatchRequest,
  collection: Collection,
  meanings: Meanings | undefined,
) => ({
  reader,
  least,
  now,
  weights,
  most,
  replies,
  meanings,
  collection,
});

const matchesOfNeed = async (request: MatchRequest, collection: Collection): Promise<Matches> => {
  const { item, reader } = request;
  const { candidates, query } = await candidatesOf(request);
  const { asked, likeliest } = askedAmong(reader, item.whole, candidates, collection, query);
  const meanings = await request.near?.(likeliest);
  const ranking = rankingOf(request, collection, meanings);
  return { ranked: rankCapabilities(ranking, item, asked, likeliest), collection, asked, meanings };
};

const matchesOfCapability = async (request: MatchRequest, collection: Collection): Promise<Matches> => {
  const { candidates } = await candidatesOf(request);
  const meanings = await request.near?.(candidates);
  return {
    ranked: rankNeeds(rankingOf(request, collection, meanings), request.item, candidates),
    collection,
    asked: undefined,
    meanings,
  };
};

/**
 * The counterparts of an item that fit, best first. Throws `search_unavailable` when the engine is away.
 * The reader must be allowed to read the item itself in full.
 */
export const findMatches = (request: MatchRequest): Promise<Matches> => {
  const collection = collectionFor(request.shelves, request.reader.audience);
  return request.item.noun === 'need' ? matchesOfNeed(request, collection) : matchesOfCapability(request, collection);
};
