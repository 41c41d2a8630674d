// Who looks, and what of an item they see.
import type { SeenFacts } from '#server/features/matching/dimensions/judgement.ts';
import { type MatchItem, NO_DETAILS } from '#server/features/matching/item/item.ts';
import type { Replies } from '#server/features/matching/replies.ts';
import type { Audience, Shelved } from '#server/features/matching/shelf.ts';
import type { Terms } from '#server/features/matching/text/analysis.ts';

/** Who looks: what everyone of the kind may read, and what this reader may read besides. */
export interface Reader {
  audience: Audience;
  /** Ids of items whose details were opened to this reader one by one. The engine knows nothing of that. */
  opened?: readonly string[] | undefined;
  mayReadDetails(item: Pick<MatchItem, 'id' | 'organizationId' | 'status' | 'disclosure'>): boolean;
}

export const seenTerms = (reader: Reader, item: Shelved): Terms =>
  reader.mayReadDetails(item) ? item.whole : item.teaser;

export const seenFacts = (reader: Reader, item: Shelved, replies?: Replies): SeenFacts => {
  const isOpen = reader.mayReadDetails(item);
  return {
    kind: item.kind,
    ...item.facts,
    ...(isOpen ? item.detailFacts : NO_DETAILS),
    replies: (isOpen && replies?.of(item.organizationId)) || null,
  };
};
