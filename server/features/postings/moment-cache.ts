import { momentCacheOf } from '#server/platform/moment-cache.ts';

/**
 * Of all lists of postings, and of search over everything. It is remembered before the policy: each reader gets a card of their
 * own from it. An organization's facts change what a card shows; what was indexed is forgotten too, by whoever hears of it.
 */
export const momentCache = momentCacheOf(['need', 'capability', 'organization']);
