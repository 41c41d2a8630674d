// The systems that are compared, each as a function from a query's text to document ids. Ours is the production path: the
// same analysis, term index, retrieval and ranking as the platform's; only the texts come from the set.
import { type MatchItem, NO_DETAILS } from '#server/features/matching/item/item.ts';
import { findMatches } from '#server/features/matching/matcher.ts';
import { matchText } from '#server/features/matching/ranking/asked.ts';
import type { Reader } from '#server/features/matching/ranking/reader.ts';
import { termDocument, termIndex } from '#server/features/matching/retrieval/term-index.ts';
import { Shelf, type Shelved } from '#server/features/matching/shelf.ts';
import { shelvedOf } from '#server/features/matching/shelve.ts';
import type { Search } from '#server/platform/search/search.ts';
import { type Bm25Setting, indexForBm25, searchBm25 } from './bm25.ts';
import type { JudgedSet } from './judged-set.ts';

export interface System {
  name: string;
  find(text: string): Promise<readonly string[]> | readonly string[];
}

export type Progress = (step: string, done: number, all: number) => void;

const FOUND = 100;
const BATCH = 1000;
const everyone: Reader = { audience: 'everyone', mayReadDetails: () => true };

const itemOf = (part: Pick<MatchItem, 'id' | 'noun' | 'kind' | 'organizationId' | 'teaser'>): MatchItem => ({
  ...part,
  status: 'published',
  disclosure: 'L0',
  details: [],
  facts: { fields: [], industry: null, chain: null, region: null, publishedAt: null },
  detailFacts: NO_DETAILS,
});

const capabilityOf = ({ id, title, text }: JudgedSet['documents'][number]): MatchItem =>
  itemOf({
    id,
    noun: 'capability',
    kind: 'result',
    organizationId: 'offering',
    teaser: [
      { field: 'title', zone: 'focus', text: title },
      { field: 'summary', zone: 'core', text },
    ],
  });

/** A query of several lines is a title and what is said below it; one line is a title. */
const needOf = (text: string): MatchItem => {
  const [title = '', ...below] = text.trim().split('\n');
  return itemOf({
    id: 'query',
    noun: 'need',
    kind: 'technology',
    organizationId: 'asking',
    teaser: [
      { field: 'title', zone: 'focus', text: title },
      { field: 'summary', zone: 'core', text: below.join('\n') },
    ],
  });
};

const batches = function* <Value>(values: readonly Value[]): Generator<Value[]> {
  for (let from = 0; from < values.length; from += BATCH) yield values.slice(from, from + BATCH);
};

/** Our ranking, which also says what a pair scores. */
export interface OurSystem extends System {
  /** The text's points of these documents, whether they would be found or not. */
  pointsOf(text: string, ids: readonly string[]): Promise<ReadonlyMap<string, number>>;
}

/** Puts the set's documents through the production analysis into a shelf and a term index of their own. */
export const ourSystem = async (set: JudgedSet, search: Search, progress: Progress): Promise<OurSystem> => {
  const shelf = new Shelf('capability');
  const index = `evaluate-${set.name}-terms`;
  await search.prepare(termIndex('capability', index));
  let done = 0;
  for (const batch of batches(set.documents)) {
    const items = batch.map((document) => shelvedOf(capabilityOf(document), 1));
    for (const item of items) shelf.put(item);
    await search.put(
      index,
      items.map((item) => termDocument(item)),
    );
    done += batch.length;
    progress('documents analysed and indexed', done, set.documents.length);
  }
  const shelves = { need: new Shelf('need'), capability: shelf };
  const matchesOf = (item: Shelved) =>
    findMatches({ search, shelves, item, reader: everyone, least: 0, now: 0, index });
  return {
    name: 'xietong',
    async find(text) {
      const { ranked } = await matchesOf(shelvedOf(needOf(text), 1));
      return ranked.slice(0, FOUND).map((match) => match.item.id);
    },
    async pointsOf(text, ids) {
      const item = shelvedOf(needOf(text), 1);
      const { collection, asked } = await matchesOf(item);
      return new Map(
        ids.flatMap((id) => {
          const document = shelf.get(id);
          return document && asked ? [[id, matchText(asked, id, document.whole, collection).points] as const] : [];
        }),
      );
    },
  };
};

export const BM25_SETTINGS: readonly Bm25Setting[] = [
  { k1: 1.2, b: 0.75 },
  { k1: 0.9, b: 0.4 },
];

export const bm25Systems = (set: JudgedSet): System[] => {
  const index = indexForBm25(set);
  return BM25_SETTINGS.map((setting) => ({
    name: `bm25 ${setting.k1}/${setting.b}`,
    find: (text) => searchBm25(index, text, setting, FOUND),
  }));
};

/** What everyone tries first: the query's text handed to the engine as it is. */
export const plainSystem = async (set: JudgedSet, search: Search, progress: Progress): Promise<System> => {
  const index = `evaluate-${set.name}-plain`;
  const locales = set.isChinese ? (['cmn', 'eng'] as const) : (['eng'] as const);
  await search.prepare({
    name: index,
    settings: {
      searchableAttributes: ['title', 'text'],
      displayedAttributes: ['id'],
      localizedAttributes: [{ attributePatterns: ['*'], locales: [...locales] }],
    },
  });
  let done = 0;
  for (const batch of batches(set.documents)) {
    await search.put(index, batch);
    done += batch.length;
    progress('documents indexed for plain search', done, set.documents.length);
  }
  return {
    name: 'meilisearch',
    async find(text) {
      const { hits } = await search.ask((client) =>
        client.index(search.nameOf(index)).search(text, { limit: FOUND, attributesToRetrieve: ['id'] }),
      );
      return hits.map((hit) => String(hit['id']));
    },
  };
};

export const dropIndexes = async (set: JudgedSet, search: Search): Promise<void> => {
  await search.drop(`evaluate-${set.name}-terms`);
  await search.drop(`evaluate-${set.name}-plain`);
};
