// Who may be matched with whom at all: the same rule for an item in memory and as the search engine's filter. Nobody is
// introduced to their own organization; what the collector (the center) holds belongs to many others, and fits its own needs too.
import { counterpartKinds, type MatchItem } from '#server/features/matching/item/item.ts';

type Asking = Pick<MatchItem, 'noun' | 'kind' | 'organizationId'>;

/** Whether an item of the other side can be a counterpart of this one. */
export const counterpartRule = (
  item: Asking,
  collectorId: string | null = null,
): ((other: Pick<MatchItem, 'kind' | 'organizationId'>) => boolean) => {
  const kinds = new Set(counterpartKinds(item));
  return ({ kind, organizationId }) =>
    kinds.has(kind) && (organizationId !== item.organizationId || organizationId === collectorId);
};

/** The organization under which the term index has an item: the collector's items stand there as nobody's. */
export const indexedOrganization = (
  { organizationId }: Pick<MatchItem, 'organizationId'>,
  collectorId: string | null,
) => (organizationId === collectorId ? '' : organizationId);

/** The same in the term index. */
export const counterpartFilter = (item: Asking): string => {
  const kinds = counterpartKinds(item).map((kind) => JSON.stringify(kind));
  return `kind IN [${kinds.join(', ')}] AND organizationId != ${JSON.stringify(item.organizationId)}`;
};
