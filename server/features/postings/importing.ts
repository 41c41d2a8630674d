// Postings that come from a file, many at a time. A row of a source is the same posting at every import: `origin` says so,
// and a unique index holds it to that.
import { isDeepStrictEqual } from 'node:util';
import { changeRecord, factOf, newId } from '#server/platform/db/record.ts';
import type { FieldNote } from '#server/platform/http/problem.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';
import { noteOf } from './command.ts';
import { gaps, wrongCodes, yearAfter } from './completeness.ts';
import { differences } from './differences.ts';
import type { PostingContent, PostingRecord } from './model.ts';
import type { ContentOf, Postings } from './noun.ts';
import { traitsOf } from './traits.ts';
import { archiveContent } from './versions.ts';

/** What keeps a row from being taken: unknown codes, and for one to be published every gap. Paths are within the content. */
export const importNotes = <Noun extends PostingNoun>(
  postings: Postings<Noun>,
  content: ContentOf<Noun>,
  { publish, now }: { publish: boolean; now: Date },
): FieldNote[] => [...wrongCodes(content), ...(publish ? gaps(postings, content, now) : [])];

interface ImportRow<Noun extends PostingNoun> {
  externalId: string;
  /** As the noun's content schema parses it, without anything that `importNotes` finds. */
  content: ContentOf<Noun>;
}

interface ImportBatch<Noun extends PostingNoun> {
  postings: Postings<Noun>;
  rows: readonly ImportRow<Noun>[];
  source: string;
  organizationId: string;
  authorId: string;
  /** Listed at once, without a review, or left as drafts. */
  publish: boolean;
  now: Date;
}

export type ImportOutcome = 'created' | 'updated' | 'unchanged';

type Batch = Omit<ImportBatch<PostingNoun>, 'rows'>;

const recordOf = (batch: Batch, externalId: string, content: PostingContent): PostingRecord => {
  const { postings, source, organizationId, authorId, publish, now } = batch;
  const id = newId();
  const status = publish ? 'published' : 'draft';
  const validUntil = content.validUntil ?? (publish ? yearAfter(now) : null);
  const note = noteOf({
    noun: postings.noun,
    event: 'imported',
    by: authorId,
    at: now,
    organizationId,
    from: null,
    to: status,
  });
  return {
    _id: id,
    version: 1,
    createdAt: now,
    updatedAt: now,
    pending: [factOf(id, note)],
    organizationId,
    authorId,
    status,
    content: { ...content, validUntil },
    written: { version: 1, at: now, by: authorId, changed: [], wasSubmitted: publish },
    traits: traitsOf(content),
    advised: null,
    submittedAt: publish ? now : null,
    publishedAt: publish ? now : null,
    reviews: [],
    attachments: [],
    origin: { source, externalId },
    isDemo: false,
  };
};

const updateRow = async (batch: Batch, record: PostingRecord, wanted: PostingContent): Promise<ImportOutcome> => {
  const { postings, authorId, now } = batch;
  // The end that the platform chose is not a difference.
  const content = { ...wanted, validUntil: wanted.validUntil ?? record.content.validUntil };
  const { status } = record;
  if (status === 'removed' || isDeepStrictEqual(content, record.content)) return 'unchanged';
  await archiveContent(postings.noun, record);
  const changed = differences(record.content, content);
  const version = record.version + 1;
  const written = { version, at: now, by: authorId, changed, wasSubmitted: status !== 'draft' };
  const note = noteOf({
    noun: postings.noun,
    event: 'edited',
    by: authorId,
    at: now,
    organizationId: record.organizationId,
    from: status,
    to: status,
    data: { changed },
  });
  const set = { content, traits: traitsOf(content), written };
  const updated = await changeRecord(postings.model, { id: record._id, version: record.version, set, note });
  // Somebody edits it just now: their text stands, the next import finds it.
  return updated ? 'updated' : 'unchanged';
};

/**
 * Takes a batch of rows (some hundred at most): new ones are inserted with their facts in one write each, known ones are
 * updated where their content differs. Safe to run again with the same rows after a crash. Returns the outcome per
 * external id.
 */
export const importPostings = async <Noun extends PostingNoun>(
  given: ImportBatch<Noun>,
): Promise<Map<string, ImportOutcome>> => {
  const { rows, ...batch } = given;
  const { postings, source } = batch;
  const known = await postings.model
    .find({ 'origin.source': source, 'origin.externalId': { $in: rows.map((row) => row.externalId) } })
    .lean<PostingRecord[]>();
  const byExternalId = new Map(known.map((record) => [record.origin?.externalId ?? '', record]));
  const outcomes = new Map<string, ImportOutcome>();
  const fresh: PostingRecord[] = [];
  for (const { externalId, content } of rows) {
    // The same external id twice in one batch: the first row counts.
    if (outcomes.has(externalId)) continue;
    const record = byExternalId.get(externalId);
    if (!record) fresh.push(recordOf(batch, externalId, content));
    outcomes.set(externalId, record ? await updateRow(batch, record, content) : 'created');
  }
  if (fresh.length > 0) await postings.model.collection.insertMany(fresh as never[], { ordered: false });
  return outcomes;
};
