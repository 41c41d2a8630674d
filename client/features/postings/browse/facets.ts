// What the browse pages filter by. The names are those of the list's query, so the address and the call agree.
import type { VocabularyName } from '#client/features/postings/words.ts';
import { CAPABILITY_KINDS } from '#shared/capabilities/schema.ts';
import { NEED_KINDS } from '#shared/needs/schema.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';
import { CHAIN_LINKS, CHAINS, COOPERATION_MODES, FINANCING_STAGES, TECH_FIELDS } from '#shared/vocabularies/schema.ts';

export const FACET_NAMES = ['kind', 'field', 'chain', 'link', 'mode', 'stage'] as const;
export type FacetName = (typeof FACET_NAMES)[number];

export interface Facet {
  name: FacetName;
  vocabulary: VocabularyName;
  options: readonly string[];
}

export const facetsOf = (noun: PostingNoun): readonly Facet[] => [
  {
    name: 'kind',
    vocabulary: noun === 'need' ? 'needKind' : 'capabilityKind',
    options: noun === 'need' ? NEED_KINDS : CAPABILITY_KINDS,
  },
  { name: 'field', vocabulary: 'techField', options: TECH_FIELDS },
  { name: 'chain', vocabulary: 'chain', options: CHAINS },
  { name: 'link', vocabulary: 'chainLink', options: CHAIN_LINKS },
  { name: 'mode', vocabulary: 'cooperationMode', options: COOPERATION_MODES },
  { name: 'stage', vocabulary: 'financingStage', options: FINANCING_STAGES },
];
