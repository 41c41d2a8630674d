// The search engine's part: which items share the weightiest pairs of terms, or characters at least. It holds terms as opaque
// words, never texts, and answers ids only.
import { type Shelved, termsFor } from '#server/features/matching/shelf.ts';
import type { Terms } from '#server/features/matching/text/analysis.ts';
import { kindIndexOf, searchWordOf, TOKEN_KINDS } from '#server/features/matching/text/terms.ts';
import type { IndexDefinition, SearchDocument } from '#server/platform/search/search.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';
import { indexedOrganization } from './counterparts.ts';

export const termIndexName = (noun: PostingNoun): string => `matching-${noun}`;

/** Phrases add nothing to their stems. */
const isIndexed = TOKEN_KINDS.map((kind) => kind !== 'phrase');

/** Only whole words count, all alike: the weight comes with the query. */
export const termIndex = (noun: PostingNoun, name = termIndexName(noun)): IndexDefinition => ({
  name,
  settings: {
    searchableAttributes: ['everyone', 'verified'],
    filterableAttributes: ['kind', 'organizationId'],
    displayedAttributes: ['id', 'revision'],
    // Whatever a query finds has all of its words; a rule that counts them would only take time.
    rankingRules: [],
    typoTolerance: { enabled: false },
    prefixSearch: 'disabled',
    proximityPrecision: 'byAttribute',
    stopWords: [],
    // The candidates of one call; the engine's own limit is a thousand.
    pagination: { maxTotalHits: 2000 },
  },
});

const words = (terms: Terms): Set<string> => {
  const found = new Set<string>();
  for (const term of terms.terms) if (isIndexed[kindIndexOf(term)]) found.add(searchWordOf(term));
  return found;
};

/** One item in the term index: the terms everyone may find it by, and those only verified readers may. */
export const termDocument = (item: Shelved, collectorId: string | null = null): SearchDocument => {
  const everyone = words(termsFor('everyone', item));
  const verified = [...words(termsFor('verified', item))].filter((word) => !everyone.has(word));
  const { id, kind, revision } = item;
  const organizationId = indexedOrganization(item, collectorId);
  return { id, kind, organizationId, revision, everyone: [...everyone].join(' '), verified: verified.join(' ') };
};
