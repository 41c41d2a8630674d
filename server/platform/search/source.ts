// A source says how records of one noun become documents of one index. From it come the reaction that keeps the index,
// and the rebuild beside the live index.
import { setTimeout as wait } from 'node:timers/promises';
import type { Fact } from '#server/platform/db/record.ts';
import { hears, type Reaction } from '#server/platform/facts/reaction.ts';
import { asFact, storedFacts } from '#server/platform/facts/store.ts';
import type { Log } from '#server/platform/logging.ts';
import type { IndexDefinition, Search, SearchDocument } from './search.ts';

export interface SearchSource {
  index: IndexDefinition;
  /** Facts that may change a document; their recordId is the document's id, unless `idsOf` says otherwise. */
  hears: readonly string[];
  idsOf?(facts: readonly Fact[]): Promise<string[]>;
  /** The documents of these records; a record without one (a draft, a removed one) is left out. */
  load(ids: readonly string[]): Promise<SearchDocument[]>;
  /** Ids of all records that have a document, in batches. */
  all(): AsyncIterable<string[]>;
}

const BATCH = 500;
const PREPARE_AGAIN_MS = 1000;

const bring = async (search: Search, index: string, source: SearchSource, ids: readonly string[]) => {
  const documents = await source.load(ids);
  const present = new Set(documents.map((document) => document.id));
  await search.put(index, documents);
  await search.remove(
    index,
    ids.filter((id) => !present.has(id)),
  );
};

const idsOf = async (source: SearchSource, facts: readonly Fact[]): Promise<string[]> => [
  ...new Set(source.idsOf ? await source.idsOf(facts) : facts.map((fact) => fact.recordId)),
];

const reactionName = (index: string): string => `search.${index}`;

/** Whether an index has not heard all facts of a record yet: until then its document may be missing, or an older one. */
export const hasToHear = async (index: string, recordId: string): Promise<boolean> =>
  (await storedFacts.exists({ recordId, todo: reactionName(index) })) !== null;

/** Keeps a source's index up to date from facts. Reads the record as it is now, so doubles and old facts do no harm. */
export const indexReaction = (search: Search, source: SearchSource): Reaction => ({
  name: reactionName(source.index.name),
  hears: source.hears,
  batch: BATCH,
  handle: async (facts) => bring(search, source.index.name, source, await idsOf(source, facts)),
});

interface Rebuild {
  search: Search;
  source: SearchSource;
  /** Called with the number of records read so far. */
  onProgress?: (done: number) => void;
}

/**
 * Builds a source's index anew beside the live one, swaps the two and drops the old one. What happened meanwhile is
 * brought in after the swap from the facts since the start. Returns the number of documents read.
 */
export const rebuildIndex = async ({ search, source, onProgress }: Rebuild): Promise<number> => {
  const live = source.index.name;
  const beside = `${live}-rebuild`;
  const began = new Date();
  await search.drop(beside);
  await search.prepare(source.index, beside);
  let done = 0;
  for await (const ids of source.all()) {
    await search.put(beside, await source.load(ids));
    done += ids.length;
    onProgress?.(done);
  }
  // Swapping needs both to exist.
  if ((await search.count(live)) < 0) await search.prepare(source.index, live);
  await search.swap(live, beside);
  await search.drop(beside);
  const since = storedFacts
    .find({ at: { $gte: began } })
    .sort({ _id: 1 })
    .lean()
    .cursor();
  const reaction = indexReaction(search, source);
  for await (const stored of since) {
    if (!hears(reaction, stored.type)) continue;
    await reaction.handle([asFact(stored)]);
  }
  return done;
};

const hasRecords = async (source: SearchSource): Promise<boolean> => {
  for await (const ids of source.all()) if (ids.length > 0) return true;
  return false;
};

const prepareIndex = async (search: Search, source: SearchSource, log: Log) => {
  const present = await search.count(source.index.name);
  await search.prepare(source.index);
  if (present > 0 || !(await hasRecords(source))) return;
  const documents = await rebuildIndex({ search, source });
  if (documents > 0) log.info({ index: source.index.name, documents }, 'search index rebuilt');
};

/**
 * At start: creates what is missing, and rebuilds an index that was thrown away while records have documents. Goes on
 * trying while the engine is away, until it has succeeded or `signal` ends it.
 */
export const prepareIndexes = async (
  search: Search,
  sources: readonly SearchSource[],
  log: Log,
  signal: AbortSignal,
): Promise<void> => {
  const prepareUntilDone = async (source: SearchSource) => {
    while (!signal.aborted) {
      try {
        return await prepareIndex(search, source, log);
      } catch (error) {
        const { name } = source.index;
        log.warn({ index: name, failure: String(error) }, 'search index is not prepared yet, will try again');
        await wait(PREPARE_AGAIN_MS, undefined, { signal }).catch(() => {});
      }
    }
  };
  await Promise.all(sources.map(prepareUntilDone));
};
