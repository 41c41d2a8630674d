// The matcher: given an item and who looks, the counterparts that fit, best first. It knows the two shelves and the search
// engine; where the shelves' items come from is not its business.

import type { Search } from '#server/platform/search/search.ts';
import { gradeFloors } from '#shared/matching/schema.ts';
import type { WeightTable } from './dimensions/weights.ts';
import type { Meanings } from './meaning/meaning.ts';
import { type Asked, askedAmong, type Collection } from './ranking/asked.ts';
import { type Ranked, rankCapabilities, rankNeeds } from './ranking/rank.ts';
import type { Reader } from './ranking/reader.ts';
import { queryOf } from './ranking/relevance.ts';
import type { Replies } from './replies.ts';
import { counterpartRule } from './retrieval/counterparts.ts';
import { type Found, retrieve } from './retrieval/retrieve.ts';
import { MOST_SUMMED, summedTerms } from './retrieval/sought.ts';
import type { Audience, Shelf, Shelved } from './shelf.ts';

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
  /** What the engine finds, where it was asked already. */
  found?: Promise<Found[]> | undefined;
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

/** What is looked for, and what is said of the collection that it is looked for in. */
const lookedFor = ({ shelves, item, reader: { audience } }: Pick<MatchRequest, 'shelves' | 'item' | 'reader'>) => ({
  query: queryOf(item.whole, shelves.capability.statisticsFor(audience)),
  searched: shelfFor(shelves, item).statisticsFor(audience),
});

/** Asks the engine for the candidates of an item as it is on the shelf. Throws as `findMatches`. */
export const seek = (request: Omit<MatchRequest, 'now'>): Promise<Found[]> => {
  const { search, item, reader, index } = request;
  return retrieve({ search, item, ...lookedFor(request), audience: reader.audience, ...(index ? { index } : {}) });
};

const shelfFor = (shelves: Shelves, { noun }: Shelved): Shelf => shelves[noun === 'need' ? 'capability' : 'need'];

/**
 * What the engine finds and, by the sum of what it says, the shelf; and what was opened to this reader alone, which is little
 * and which neither finds.
 */
const candidatesOf = async (request: MatchRequest): Promise<Shelved[]> => {
  const { shelves, item, reader } = request;
  const searching = request.found ?? seek(request);
  const shelf = shelfFor(shelves, item);
  const accepts = counterpartRule(item, shelves.collectorId?.());
  // By id: an item may be put on the shelf anew while the engine is looking.
  const candidates = new Map(summed(request, accepts).map((one) => [one.id, one]));
  const found = await searching;
  const stale: string[] = [];
  for (const { id, revision } of found) {
    const here = shelf.get(id);
    if (here && here.revision >= revision) candidates.set(id, here);
    else stale.push(id);
  }
  // Two writers may finish in another order than their numbers: what the shelf has read past, or has in an older revision
  // than the engine, is fetched by name.
  if (stale.length > 0) await shelves.reload?.(stale);
  const opened = reader.opened?.flatMap((id) => shelf.get(id) ?? []).filter(accepts) ?? [];
  for (const one of [...stale.flatMap((id) => shelf.get(id) ?? []), ...opened]) candidates.set(one.id, one);
  return [...candidates.values()];
};

const summed = (request: MatchRequest, accepts: (item: Shelved) => boolean): Shelved[] => {
  const { shelves, item, reader } = request;
  const { query, searched } = lookedFor(request);
  const wanted = { audience: reader.audience, count: MOST_SUMMED, accepts };
  return shelfFor(shelves, item).sayingMost(summedTerms(query, searched), wanted);
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
  const candidates = await candidatesOf(request);
  const { asked, likeliest } = askedAmong(reader, item.whole, candidates, collection);
  const meanings = await request.near?.(likeliest);
  const ranking = rankingOf(request, collection, meanings);
  return { ranked: rankCapabilities(ranking, item, asked, likeliest), collection, asked, meanings };
};

const matchesOfCapability = async (request: MatchRequest, collection: Collection): Promise<Matches> => {
  const candidates = await candidatesOf(request);
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
