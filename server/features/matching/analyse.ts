// Keeps the saved analyses of one noun's listed postings up to date, and the term index made from them.
import { centerOrganizationId } from '#server/features/organizations/reads.ts';
import type { PostingRecord } from '#server/features/postings/model.ts';
import type { Postings } from '#server/features/postings/noun.ts';
import { listedPostings, postingsById } from '#server/features/postings/reads.ts';
import type { SearchSource } from '#server/platform/search/source.ts';
import { isListed, type PostingStatus } from '#shared/postings/lifecycle.ts';
import { analysedRevisions, analysesById, dropAnalyses, saveAnalyses } from './analyses.ts';
import { itemOfPosting } from './item/read-posting.ts';
import { termDocument, termIndex } from './retrieval/term-index.ts';
import type { Shelved } from './shelf.ts';
import { shelvedOf } from './shelve.ts';

const isListedRecord = ({ status }: PostingRecord): boolean =>
  status !== 'removed' && isListed(status satisfies PostingStatus);

/** Analyses those that have changed since, forgets those that are listed no more, and answers all that are listed. */
export const keepAnalyses = async (postings: Postings, ids: readonly string[]): Promise<Shelved[]> => {
  const listed = (await postingsById(postings, ids)).filter(isListedRecord);
  const present = new Set(listed.map(({ _id }) => _id));
  await dropAnalyses(ids.filter((id) => !present.has(id)));
  const revisions = await analysedRevisions([...present]);
  const fresh = listed
    .filter(({ _id, version }) => revisions.get(_id) !== version)
    .map((record) => shelvedOf(itemOfPosting(postings.noun, record), record.version));
  await saveAnalyses(fresh);
  const freshIds = new Set(fresh.map(({ id }) => id));
  const kept = await analysesById([...present].filter((id) => !freshIds.has(id)));
  return [...fresh, ...kept.flatMap(({ item }) => item ?? [])];
};

/** The noun's term index as a search source: the platform brings it up to date from facts and rebuilds it. */
export const termSource = (postings: Postings): SearchSource => ({
  index: termIndex(postings.noun),
  hears: [`${postings.noun}.*`],
  async load(ids) {
    const collectorId = await centerOrganizationId();
    return (await keepAnalyses(postings, ids)).map((item) => termDocument(item, collectorId));
  },
  async *all() {
    for await (const batch of listedPostings(postings)) yield batch.map(({ _id }) => _id);
  },
});
