// The filters of a list as conditions, one per filter, so that a facet can leave its own out.
import type { z } from 'zod';
import type { Actor } from '#server/platform/auth/actor.ts';
import { LISTED_STATUSES } from '#shared/postings/lifecycle.ts';
import type { postingListQuery } from '#shared/postings/routes.ts';
import { all, among, atLeast, type Condition, type ConditionField } from './condition.ts';
import { listed, openByLevel, readName } from './policy.ts';

/** What the query string of a list says, for either noun. */
export type ListQuery = z.output<ReturnType<typeof postingListQuery<z.ZodType<string, string>>>>;

export const FACETS = ['kind', 'field', 'chain', 'link', 'mode', 'stage'] as const;
export type Facet = (typeof FACETS)[number];

/** What the details say: asked and counted only where the actor may read them. */
const OF_DETAILS: readonly ConditionField[] = ['mode', 'stage', 'trl'];

type Filter = Facet | 'region' | 'industry' | 'trl' | 'organization' | 'isDemo' | 'status';
export type Filters = ReadonlyMap<Filter, Condition>;

const chosen = (query: ListQuery): [Filter & ConditionField, readonly string[]][] => [
  ['kind', query.kind ?? []],
  ['field', query.field ?? []],
  ['chain', query.chain ?? []],
  ['link', query.link ?? []],
  ['region', query.region === undefined ? [] : [query.region]],
  ['industry', query.industry === undefined ? [] : [query.industry]],
  ['mode', query.mode ?? []],
  ['stage', query.stage ?? []],
];

interface Guards {
  /** Of which postings the details may be asked. */
  details: Condition;
  /** Of which postings it may be asked whose they are. */
  name: Condition;
}

const filtersUnder = (guards: Guards, query: ListQuery): Filters => {
  const guarded = (field: ConditionField, condition: Condition): Condition =>
    OF_DETAILS.includes(field) ? all(guards.details, condition) : condition;
  const filters = new Map<Filter, Condition>();
  for (const [name, values] of chosen(query)) {
    if (values.length > 0) filters.set(name, guarded(name, among(name, values)));
  }
  if (query.trlFrom !== undefined) filters.set('trl', guarded('trl', atLeast('trl', query.trlFrom)));
  if (query.organization !== undefined) {
    filters.set('organization', all(guards.name, among('organization', [query.organization])));
  }
  if (query.demo !== undefined) filters.set('isDemo', among('isDemo', [query.demo]));
  if (query.status && query.status.length > 0) filters.set('status', among('status', query.status));
  return filters;
};

/**
 * The filters that a query sets, as the actor may use them: what the details say is only asked of postings whose details
 * are open to the actor, and whose posting it is only where the name is. Otherwise a filter would tell what the page hides.
 */
export const filtersOf = (actor: Actor, query: ListQuery): Filters =>
  filtersUnder({ details: openByLevel(actor), name: readName(actor) }, query);

/** The same for a list of one's own postings, where nothing is hidden. */
export const ownFiltersOf = (query: ListQuery): Filters => filtersUnder({ details: all(), name: all() }, query);

/** The public listing under all filters. */
export const listedUnder = (filters: Filters): Condition => {
  const { status: _status, ...others } = Object.fromEntries(filters);
  const wanted = filters.get('status');
  // One sharp condition instead of two that overlap: it decides which index serves the list.
  const statuses =
    wanted && 'among' in wanted ? LISTED_STATUSES.filter((status) => wanted.among.includes(status)) : LISTED_STATUSES;
  return all(statuses.length === LISTED_STATUSES.length ? listed : among('status', statuses), ...Object.values(others));
};

/** What one facet counts: the listing under all filters but its own. Of the details, the index holds what may be counted. */
export const countedBy = (facet: Facet, filters: Filters): Condition =>
  listedUnder(new Map([...filters].filter(([name]) => name !== facet)));
