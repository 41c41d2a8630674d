// What other features may know of postings. Import a noun (`needs` from needs/needs.ts, `capabilities` from
// capabilities/capabilities.ts) and pass it here:
//
//   for await (const batch of listedPostings(needs)) …          everything listed, full records in batches
//   await postingsById(needs, ids)                               full records by id, in no order
//   await readablePosting(needs, actor, id)                      one, or "not found", as the page decides it
//   await cardsFor(needs, actor, ids)                            wire cards in the order of ids, only those still listed
//
// A record's text has two layers. Teaser: `content.title`, `summary`, `keywords`, `fields`, `industry`, `chain`, `region`;
// everyone may read it while the posting is listed. Details: `content.details` (by `content.kind`, see shared/<noun>) and
// `attachments`; who may read them follows from `content.disclosure` (policy.ts: `mayReadDetails`, or for whole lists
// `openLevels(actor)`). Before quoting details to someone ask `mayReadDetails(actor, record)`. `content.contact` is never
// for others. `traits` holds what filters use: region and industry with all they lie in, cooperation modes, financing
// stages, TRL.
//
// Conditions (condition.ts) such as `listed`, `openByLevel(actor)` or `readDetails(actor)` turn into a MongoDB filter by
// `asQuery` and into a Meilisearch filter by `asSearchFilter`; an index that uses the latter must carry the attributes
// `status`, `disclosure` and `organizationId`, as `documentOf` (search.ts) does.
//
// Facts: `need.*` and `capability.*`, recordId the posting's id, data { organizationId, from, to } (states; `from` null at
// the beginning). created · edited (data.changed) · submitted · published · returned · rejected · withdrawn · renewed ·
// talks_started · talks_ended · finished · expired · reopened · removed · attached · detached · imported. A posting is listed while its state is
// `published` or `in_talks`; whoever follows the listing hears `need.*` and looks at the record as it is now.
import { organizationRefs } from '#server/features/organizations/reads.ts';
import type { Actor } from '#server/platform/auth/actor.ts';
import { plain } from '#server/platform/db/plain.ts';
import { LISTED_STATUSES } from '#shared/postings/lifecycle.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';
import { type LivingPosting, readable, stored } from './command.ts';
import { dayOf } from './completeness.ts';
import { asQuery, holds } from './condition.ts';
import type { PostingContent, PostingRecord } from './model.ts';
import type { CardOf, Postings } from './noun.ts';
import { listed } from './policy.ts';
import { CARD_FIELDS, type CardRecord, type CardSource, presentCards, withOrganizations } from './present.ts';

const BATCH = 500;

/** Every listed posting, in batches by id. A posting listed or taken away meanwhile may be missed: hear its facts. */
export async function* listedPostings(postings: Postings, batch = BATCH): AsyncGenerator<PostingRecord[]> {
  for (let after = ''; ; ) {
    const records = await postings.model
      .find({ _id: { $gt: after }, ...asQuery(listed) })
      .sort({ _id: 1 })
      .limit(batch)
      .lean<PostingRecord[]>();
    if (records.length > 0) yield records;
    if (records.length < batch) return;
    after = records.at(-1)?._id ?? after;
  }
}

/** Full records by id, whatever their state, in no order; who may see them is the caller's to ask. */
export const postingsById = (postings: Postings, ids: readonly string[]): Promise<PostingRecord[]> =>
  plain(postings.model, { _id: { $in: [...ids] } });

/** A full record, whatever its state, ahead of who may see it being known. */
export const storedPosting = stored;

/**
 * The posting as the page would show it to the actor. Throws `not_found` for who may not read its teaser. `record` is the record
 * where it is being read already.
 */
export const readablePosting = (
  postings: Postings,
  actor: Actor,
  id: string,
  record?: Promise<PostingRecord | undefined>,
): Promise<LivingPosting> => readable({ postings, actor, id, record });

/** Cards of the listed ones among the ids, in the order of the ids. */
export const cardsFor = async <Noun extends PostingNoun>(
  postings: Postings<Noun>,
  actor: Actor,
  ids: readonly string[],
): Promise<CardOf<Noun>[]> => {
  const records = await postings.model
    .find({ _id: { $in: [...ids] }, ...asQuery(listed) }, CARD_FIELDS)
    .lean<CardRecord[]>();
  const byId = new Map(records.map((record) => [record._id, record]));
  return presentCards<Noun>(actor, await withOrganizations(ids.flatMap((id) => byId.get(id) ?? [])));
};

/** What a card and a quotation need of a record. */
export type SourceRecord = CardRecord & { content: Omit<PostingContent, 'contact'> };

const SOURCE_FIELDS = { ...CARD_FIELDS, 'content.details': 1 } as const;

/** A record with its texts and its organization. */
export type PostingSource = CardSource & { record: SourceRecord };

/**
 * Records with their texts by id, whatever their state, in no order, with their organizations. `organizationIds` are those that
 * they probably belong to, which are read meanwhile.
 */
export const sourcesById = async (
  postings: Postings,
  ids: readonly string[],
  organizationIds: readonly string[],
): Promise<PostingSource[]> => {
  const [records, known] = await Promise.all([
    plain<SourceRecord>(postings.model, { _id: { $in: [...ids] } }, SOURCE_FIELDS),
    organizationRefs([...new Set(organizationIds)]),
  ]);
  return withOrganizations(records, known);
};

/** Cards of what has been read already, but for what is not listed. */
export const cardsOfSources = <Noun extends PostingNoun>(
  actor: Actor,
  sources: readonly PostingSource[],
): CardOf<Noun>[] =>
  presentCards<Noun>(
    actor,
    sources.filter(({ record }) => holds(listed, record)),
  );

const ENDING_WITHIN_MS = 7 * 24 * 3600 * 1000;

interface Ending {
  id: string;
  organizationId: string;
  /** The last day, YYYY-MM-DD. */
  day: string;
}

/** Listed ones whose last day lies within a week; of imported ones none, whose thousand rows nobody wrote. */
export const endingSoon = async ({ model }: Postings, now: Date): Promise<Ending[]> => {
  const found = await model
    .find(
      {
        status: { $in: [...LISTED_STATUSES] },
        'content.validUntil': { $gte: dayOf(now), $lte: dayOf(new Date(now.getTime() + ENDING_WITHIN_MS)) },
        origin: null,
      },
      { organizationId: 1, 'content.validUntil': 1 },
    )
    .lean<(Pick<PostingRecord, '_id' | 'organizationId'> & { content: { validUntil: string } })[]>();
  return found.map(({ _id, organizationId, content }) => ({ id: _id, organizationId, day: content.validUntil }));
};

/** How many postings each of these organizations has listed. */
export const countListedOf = async (
  postings: Postings,
  organizationIds: readonly string[],
): Promise<Map<string, number>> => {
  const groups = await postings.model.aggregate<{ _id: string; count: number }>([
    { $match: { organizationId: { $in: [...organizationIds] }, status: { $in: [...LISTED_STATUSES] } } },
    { $group: { _id: '$organizationId', count: { $sum: 1 } } },
  ]);
  return new Map(groups.map(({ _id, count }) => [_id, count]));
};
