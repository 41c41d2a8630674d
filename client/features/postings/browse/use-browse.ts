// The list for the filters in the address. While the search engine is away the list goes on without the words.
import { nounRoutes } from '#client/features/postings/noun.ts';
import { useAddressState } from '#client/lib/address-state.ts';
import { isProblem } from '#client/lib/problem-error.ts';
import { useRead } from '#client/lib/queries.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';
import { FACET_NAMES, type FacetName } from './facets.ts';

const FILTER_NAMES = [...FACET_NAMES, 'region', 'trlFrom'] as const;
export type FilterName = (typeof FILTER_NAMES)[number];

export const useBrowse = (noun: PostingNoun) => {
  const route = nounRoutes[noun].list;
  const [state, change] = useAddressState(route.query);
  const { q, demo: _demo, scope: _scope, ...filters } = state;
  const asked = useRead(route, { query: { ...filters, ...(q ? { q } : {}) } }, { keepPrevious: true });
  const isSearchAway = isProblem(asked.error, 'search_unavailable');
  const withoutWords = useRead(route, { query: filters }, { when: isSearchAway, keepPrevious: true });

  const chosen = (name: FacetName): readonly string[] => state[name] ?? [];
  // Every change of a filter begins at the first page again.
  const set = (part: Partial<Record<FilterName | 'q' | 'sort', unknown>>, how: { replace?: boolean } = {}) =>
    change({ ...part, page: undefined }, how);
  return {
    state,
    query: isSearchAway ? withoutWords : asked,
    isSearchAway,
    chosen,
    set,
    toggle: (name: FacetName, option: string) => {
      const now = chosen(name);
      set({ [name]: now.includes(option) ? now.filter((one) => one !== option) : [...now, option] });
    },
    /** How many filters are set, the words not counted. */
    filterCount:
      FACET_NAMES.reduce((sum, name) => sum + chosen(name).length, 0) +
      (state.region ? 1 : 0) +
      (state.trlFrom ? 1 : 0),
    clear: () => set(Object.fromEntries(FILTER_NAMES.map((name) => [name, undefined]))),
  };
};

export type Browse = ReturnType<typeof useBrowse>;
