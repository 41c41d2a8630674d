// The index of one noun. It holds listed postings only, and of them what the search may use: the public teaser; `open`
// (details of L0) that everyone searches; `closed` (details of L1) and the organization's name that verified readers search;
// nothing of the details of L2 and L3.
import { organizationRefs } from '#server/features/organizations/reads.ts';
import type { Actor } from '#server/platform/auth/actor.ts';
import { isVerified } from '#server/platform/auth/actor.ts';
import type { Fact } from '#server/platform/db/record.ts';
import type { SearchDocument } from '#server/platform/search/search.ts';
import type { SearchSource } from '#server/platform/search/source.ts';
import type { Indicator } from '#shared/postings/schema.ts';
import { all, among, asQuery, FILTERABLE, indexedName } from './condition.ts';
import type { Facet } from './list-conditions.ts';
import type { PostingContent, PostingRecord } from './model.ts';
import type { Postings } from './noun.ts';
import { listed } from './policy.ts';
import { SAME_WORDS, TYPOS } from './search-words.ts';

const TEASER = ['title', 'keywords', 'summary'] as const;

/** What the details say, where they are open to everyone: counted for who may ask no other details. */
const OPEN_COUNTED = ['openModes', 'openStages'] as const;

/** The attribute that holds a facet's values, as far as the actor may have them counted. */
export const countedIn = (facet: Facet, actor: Actor): string => {
  if (isVerified(actor)) return indexedName(facet);
  if (facet === 'mode') return 'openModes';
  return facet === 'stage' ? 'openStages' : indexedName(facet);
};

/** The attributes that an actor's words are looked up in. */
export const searchedBy = (actor: Actor): string[] =>
  isVerified(actor) ? [...TEASER, 'organization', 'open', 'closed'] : [...TEASER, 'open'];

const synonyms = Object.fromEntries(
  SAME_WORDS.flatMap((group) => group.map((word) => [word, group.filter((other) => other !== word)] as const)),
);

const settings: SearchSource['index']['settings'] = {
  searchableAttributes: [...TEASER, 'organization', 'open', 'closed'],
  filterableAttributes: [...FILTERABLE, ...OPEN_COUNTED],
  sortableAttributes: ['publishedAt', 'validUntil'],
  displayedAttributes: ['id'],
  // An explicit order beats relevance; without one the newer of two equals comes first.
  rankingRules: ['sort', 'words', 'typo', 'proximity', 'attribute', 'exactness', 'publishedAt:desc'],
  localizedAttributes: [{ attributePatterns: ['*'], locales: ['cmn', 'eng'] }],
  typoTolerance: {
    enabled: true,
    minWordSizeForTypos: { oneTypo: TYPOS.oneFrom, twoTypos: TYPOS.twoFrom },
    disableOnNumbers: true,
  },
  synonyms,
  // Nearness of words counted per attribute, and no search within facet values: both together index 2.6 times as fast.
  proximityPrecision: 'byAttribute',
  facetSearch: false,
  faceting: { maxValuesPerFacet: 200, sortFacetValuesBy: { '*': 'count' } },
  // Totals are counted, not cut.
  pagination: { maxTotalHits: 1_000_000 },
};

const isIndicator = (value: unknown): value is Indicator =>
  typeof value === 'object' && value !== null && 'name' in value && 'value' in value;

const textsOf = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (isIndicator(value)) return [`${value.name} ${value.value} ${value.unit}`];
  return Array.isArray(value) ? value.flatMap(textsOf) : [];
};

/** Everything that people wrote in the details, as one text. */
export const detailsText = (content: PostingContent): string =>
  Object.values(content.details).flatMap(textsOf).filter(Boolean).join('\n');

const dayNumber = (day: string | null): number | null => (day === null ? null : Number(day.replaceAll('-', '')));

type IndexedRecord = Pick<
  PostingRecord,
  '_id' | 'status' | 'organizationId' | 'isDemo' | 'publishedAt' | 'content' | 'traits'
>;

/** One posting as the engine sees it. */
export const documentOf = (record: IndexedRecord, organizationName: string): SearchDocument => {
  const { content, traits } = record;
  const { disclosure } = content;
  const details = detailsText(content);
  const isSearchable = disclosure === 'L0' || disclosure === 'L1';
  return {
    id: record._id,
    status: record.status,
    disclosure,
    organizationId: record.organizationId,
    kind: content.kind,
    fields: content.fields,
    chain: content.chain?.chain ?? null,
    link: content.chain?.link ?? null,
    regions: traits.regions,
    industries: traits.industries,
    isDemo: record.isDemo,
    publishedAt: record.publishedAt?.getTime() ?? 0,
    validUntil: dayNumber(content.validUntil),
    title: content.title,
    keywords: content.keywords,
    summary: content.summary,
    // Traits come from the details and are open as far as these are.
    ...(isSearchable ? { modes: traits.modes, stages: traits.stages, trl: traits.trl } : {}),
    ...(disclosure === 'L0' ? { openModes: traits.modes, openStages: traits.stages } : {}),
    ...(isSearchable ? { organization: organizationName } : {}),
    ...(disclosure === 'L0' ? { open: details } : {}),
    ...(disclosure === 'L1' ? { closed: details } : {}),
  };
};

const BATCH = 500;
const INDEXED_FIELDS = { organizationId: 1, status: 1, isDemo: 1, publishedAt: 1, content: 1, traits: 1 } as const;

const isOrganizationFact = (fact: Fact): boolean => fact.noun === 'organization';

/** Keeps a noun's index by its own facts and, for the names, by changes of organizations. */
export const postingSource = ({ noun, collection, model }: Postings): SearchSource => ({
  index: { name: collection, settings },
  hears: [`${noun}.*`, 'organization.changed'],
  async idsOf(facts) {
    const own = facts.filter((fact) => !isOrganizationFact(fact)).map((fact) => fact.recordId);
    const renamed = [...new Set(facts.filter(isOrganizationFact).map((fact) => fact.recordId))];
    if (renamed.length === 0) return own;
    const theirs = await model.distinct('_id', asQuery(all(listed, among('organization', renamed))));
    return [...own, ...theirs.map(String)];
  },
  async load(ids) {
    const records = await model
      .find({ _id: { $in: [...ids] }, ...asQuery(listed) }, INDEXED_FIELDS)
      .lean<IndexedRecord[]>();
    const names = await organizationRefs([...new Set(records.map((record) => record.organizationId))]);
    return records.map((record) => documentOf(record, names.get(record.organizationId)?.name ?? ''));
  },
  async *all() {
    let after = '';
    for (;;) {
      const records = await model
        .find({ _id: { $gt: after }, ...asQuery(listed) }, { _id: 1 })
        .sort({ _id: 1 })
        .limit(BATCH)
        .lean<{ _id: string }[]>();
      if (records.length === 0) return;
      const ids = records.map((record) => record._id);
      yield ids;
      after = ids.at(-1) ?? after;
    }
  },
});
