// Records as wire objects: each reader gets the layers that the policy opens, and no other value leaves this file.
import { type OrganizationRef, organizationRefs } from '#server/features/organizations/reads.ts';
import { userRefs } from '#server/features/users/reads.ts';
import type { Actor } from '#server/platform/auth/actor.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';
import { holds } from './condition.ts';
import type { Marks } from './marks.ts';
import type { AttachmentRecord, PostingContent, PostingRecord, ReviewRecord } from './model.ts';
import type { CardOf, PageOf, Postings } from './noun.ts';
import { can, lockOf, mayReadDetails, mayReadInside, readName } from './policy.ts';

/** The part of a record that a card needs; lists read no more than this. */
export type CardRecord = Pick<
  PostingRecord,
  '_id' | 'status' | 'organizationId' | 'isDemo' | 'publishedAt' | 'updatedAt' | 'version'
> & { content: Omit<PostingContent, 'contact' | 'details'> };

/** The same as a projection. */
export const CARD_FIELDS = {
  status: 1,
  organizationId: 1,
  isDemo: 1,
  publishedAt: 1,
  updatedAt: 1,
  version: 1,
  'content.kind': 1,
  'content.title': 1,
  'content.summary': 1,
  'content.keywords': 1,
  'content.fields': 1,
  'content.industry': 1,
  'content.chain': 1,
  'content.region': 1,
  'content.validUntil': 1,
  'content.disclosure': 1,
} as const;

const cardOf = (record: CardRecord, organization: OrganizationRef | null) => {
  const { content } = record;
  return {
    id: record._id,
    status: record.status,
    kind: content.kind,
    title: content.title,
    summary: content.summary,
    keywords: content.keywords,
    fields: content.fields,
    industry: content.industry,
    chain: content.chain,
    region: content.region,
    validUntil: content.validUntil,
    disclosure: content.disclosure,
    organization,
    isDemo: record.isDemo,
    publishedAt: record.publishedAt?.toISOString() ?? null,
    updatedAt: record.updatedAt.toISOString(),
    version: record.version,
  };
};

/** A posting and whose it is, not yet as anybody may see it; `marks` is what the search found in title and summary. */
export interface CardSource {
  record: CardRecord;
  organization: OrganizationRef | null;
  marks?: Marks;
}

/** The records with their organizations, in the order of the records. Those that are `known` are not read. */
export const withOrganizations = async <Some extends CardRecord>(
  records: readonly Some[],
  known: ReadonlyMap<string, OrganizationRef> = new Map(),
): Promise<(CardSource & { record: Some })[]> => {
  const ids = new Set(records.map((record) => record.organizationId));
  const refs = await organizationRefs([...ids].filter((id) => !known.has(id)));
  const refOf = (id: string) => known.get(id) ?? refs.get(id) ?? null;
  return records.map((record) => ({ record, organization: refOf(record.organizationId) }));
};

/** Cards in the same order, each with the organization's name where the reader may know it. */
export const presentCards = <Noun extends PostingNoun>(
  actor: Actor,
  sources: readonly CardSource[],
): CardOf<Noun>[] => {
  const rule = readName(actor);
  const cards = sources.map(({ record, organization, marks }) => {
    const card = cardOf(record, holds(rule, record) ? organization : null);
    return marks ? { marked: marks, ...card } : card;
  });
  // Status and content were read from the noun's own collection, under a policy that shows no removed one.
  return cards as CardOf<Noun>[];
};

export const presentAttachment = ({ uploadedAt, uploadedBy: _uploadedBy, ...attachment }: AttachmentRecord) => ({
  uploadedAt: uploadedAt.toISOString(),
  ...attachment,
});

const presentReviews = async (reviews: readonly ReviewRecord[]) => {
  const people = await userRefs(reviews.map((review) => review.by));
  return reviews.map(({ at, by, ...review }) => ({ at: at.toISOString(), by: people.get(by)?.name ?? '', ...review }));
};

/** The whole posting, as far as it is open to the reader. */
export const presentPage = async <Noun extends PostingNoun>(
  _postings: Postings<Noun>,
  actor: Actor,
  record: PostingRecord,
): Promise<PageOf<Noun>> => {
  const isInside = mayReadInside(actor, record);
  const isOpen = mayReadDetails(actor, record);
  const [[source], reviews] = await Promise.all([
    withOrganizations([record]),
    isInside ? presentReviews(record.reviews) : null,
  ]);
  const organization = source && holds(readName(actor), record) ? source.organization : null;
  const page = {
    details: isOpen ? record.content.details : null,
    contact: isInside ? record.content.contact : null,
    attachments: isOpen ? record.attachments.map(presentAttachment) : null,
    locked: lockOf(actor, record),
    reviews,
    can: can(actor, record),
    ...cardOf(record, organization),
  };
  // The record's content was parsed by this noun's schema when it was stored.
  return page as unknown as PageOf<Noun>;
};
