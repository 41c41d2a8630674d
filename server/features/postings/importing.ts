// Postings that come from a file, many at a time. A row of a source is the same posting at every import: `origin` says so,
// and a unique index holds it to that.
import { createHash } from 'node:crypto';
import { changeRecord, factOf, insertRecords, newId } from '#server/platform/db/record.ts';
import { EDITABLE_STATUSES } from '#shared/postings/lifecycle.ts';
import { noteOf } from './command.ts';
import { yearAfter } from './completeness.ts';
import { differences } from './differences.ts';
import type { Origin, PostingContent, PostingRecord } from './model.ts';
import type { Postings } from './noun.ts';
import { traitsOf } from './traits.ts';
import { archiveContent } from './versions.ts';

export interface ImportRow {
  externalId: string;
  /** As the noun's content schema parses it, with codes that the vocabularies have. */
  content: PostingContent;
}

export interface ImportBatch {
  postings: Postings;
  rows: readonly ImportRow[];
  source: string;
  importId: string;
  organizationId: string;
  authorId: string;
  /** Listed at once, as reviewed by the center that imports them; or left as drafts. */
  publish: boolean;
  now: Date;
}

export type ImportOutcome = 'created' | 'updated' | 'unchanged';

type Known = Pick<PostingRecord, '_id' | 'status' | 'written'> & { origin: Origin };

interface Decision {
  outcome: ImportOutcome;
  /** What there is still to do; null when nothing is. */
  row: (ImportRow & { origin: Origin; known: Known | null }) | null;
}

// Schemas parse into one order of keys, so that equal contents have equal texts.
const hashOf = (content: PostingContent): string =>
  createHash('sha256').update(JSON.stringify(content)).digest('base64');

const knownRows = async ({ postings, rows, source }: ImportBatch): Promise<Map<string, Known>> => {
  const found = await postings.model
    .find(
      { 'origin.source': source, 'origin.externalId': { $in: rows.map((row) => row.externalId) } },
      { status: 1, written: 1, origin: 1 },
    )
    // The filter finds only records that have an origin.
    .lean<Known[]>();
  return new Map(found.map((record) => [record.origin.externalId, record]));
};

const decide = (batch: ImportBatch, row: ImportRow, known: Known | null): Decision => {
  const origin: Origin = {
    source: batch.source,
    externalId: row.externalId,
    hash: hashOf(row.content),
    importId: batch.importId,
  };
  const work = { ...row, origin, known };
  if (!known) return { outcome: 'created', row: work };
  const isSame = known.origin.hash === origin.hash;
  // Done by this very import before it was cut short.
  if (isSame && known.origin.importId === batch.importId) {
    return { outcome: known.written.version === 1 ? 'created' : 'updated', row: null };
  }
  const isLeftToUs = known.status !== 'removed' && EDITABLE_STATUSES.includes(known.status);
  const isDue = !isSame || (batch.publish && known.status === 'draft');
  return isLeftToUs && isDue ? { outcome: 'updated', row: work } : { outcome: 'unchanged', row: null };
};

const decideAll = async (batch: ImportBatch): Promise<Map<string, Decision>> => {
  const known = await knownRows(batch);
  return new Map(batch.rows.map((row) => [row.externalId, decide(batch, row, known.get(row.externalId) ?? null)]));
};

const contentToStore = (content: PostingContent, { publish, now }: ImportBatch): PostingContent =>
  publish && content.validUntil === null ? { ...content, validUntil: yearAfter(now) } : content;

const newRecord = (batch: ImportBatch, { content, origin }: ImportRow & { origin: Origin }): PostingRecord => {
  const { postings, importId, organizationId, authorId, publish, now } = batch;
  const id = newId();
  const status = publish ? 'published' : 'draft';
  const note = noteOf({
    noun: postings.noun,
    event: 'imported',
    by: authorId,
    at: now,
    organizationId,
    from: null,
    to: status,
    data: { importId },
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
    content: contentToStore(content, batch),
    written: { version: 1, at: now, by: authorId, changed: [], wasSubmitted: publish },
    traits: traitsOf(content),
    advised: null,
    submittedAt: publish ? now : null,
    publishedAt: publish ? now : null,
    reviews: [],
    attachments: [],
    origin,
    isDemo: false,
  };
};

const updateRecord = async (
  batch: ImportBatch,
  row: ImportRow & { origin: Origin },
  id: string,
): Promise<ImportOutcome> => {
  const { postings, authorId, importId, publish, now } = batch;
  const record = await postings.model.findById(id).lean<PostingRecord | null>();
  if (!record || record.status === 'removed') return 'unchanged';
  await archiveContent(postings.noun, record);
  // The end that the platform chose is not the file's to take away.
  const validUntil = row.content.validUntil ?? record.content.validUntil;
  const content = contentToStore({ ...row.content, validUntil }, batch);
  const changed = differences(record.content, content);
  const isPublished = publish && record.status === 'draft';
  const to = isPublished ? 'published' : record.status;
  const updated = await changeRecord(postings.model, {
    id,
    version: record.version,
    set: {
      content,
      traits: traitsOf(content),
      origin: row.origin,
      status: to,
      written: { version: record.version + 1, at: now, by: authorId, changed, wasSubmitted: to !== 'draft' },
      ...(isPublished ? { submittedAt: now, publishedAt: now } : {}),
    },
    note: noteOf({
      noun: postings.noun,
      event: isPublished ? 'imported' : 'edited',
      by: authorId,
      at: now,
      organizationId: record.organizationId,
      from: record.status,
      to,
      data: { importId, changed },
    }),
  });
  // Somebody edits it just now: their text stands, the next import finds it.
  return updated ? 'updated' : 'unchanged';
};

/** What `importPostings` would do, per external id. Writes nothing. */
export const previewImport = async (batch: ImportBatch): Promise<Map<string, ImportOutcome>> => {
  const decisions = await decideAll(batch);
  return new Map([...decisions].map(([externalId, { outcome }]) => [externalId, outcome]));
};

/**
 * Takes a batch of rows (some hundred at most, no external id twice): new ones are inserted with their facts in one write
 * each; known ones are updated where the file's text for them has changed, unless a person has taken them out of reach
 * (submitted, withdrawn, done …). Safe to run again with the same rows after a crash. Returns the outcome per external id.
 */
export const importPostings = async (batch: ImportBatch): Promise<Map<string, ImportOutcome>> => {
  const outcomes = new Map<string, ImportOutcome>();
  const fresh: PostingRecord[] = [];
  for (const [externalId, { outcome, row }] of await decideAll(batch)) {
    outcomes.set(externalId, row?.known ? await updateRecord(batch, row, row.known._id) : outcome);
    if (row && !row.known) fresh.push(newRecord(batch, row));
  }
  await insertRecords(batch.postings.model, fresh);
  return outcomes;
};
