// A followed search: the query string of a list, read by that list's own contract.
import type { z } from 'zod';
import { listOrganizationsAmong } from '#server/features/organizations/list.ts';
import { listedAmong } from '#server/features/postings/list.ts';
import { postingsOf } from '#server/features/postings/noun.ts';
import type { Actor } from '#server/platform/auth/actor.ts';
import { fieldProblem } from '#server/platform/http/problem.ts';
import type { Search } from '#server/platform/search/search.ts';
import { capabilityRoutes } from '#shared/capabilities/routes.ts';
import type { SearchedNoun } from '#shared/follows/schema.ts';
import { needRoutes } from '#shared/needs/routes.ts';
import { organizationRoutes } from '#shared/organizations/routes.ts';

const queries = {
  need: needRoutes.list.query,
  capability: capabilityRoutes.list.query,
  organization: organizationRoutes.list.query,
} as const satisfies Record<SearchedNoun, z.ZodObject>;

/** How a list is shown, not what it finds. */
const LOOKS = ['page', 'limit', 'sort'];
/** Lists that are not public, or not open to what comes new. */
const ELSEWHERE = ['scope', 'verification', 'status'];

const partsOf = (search: string): Record<string, string | string[]> => {
  const all = new URLSearchParams(search);
  return Object.fromEntries(
    [...new Set(all.keys())].map((name) => {
      const values = all.getAll(name);
      return [name, values.length > 1 ? values : (values[0] ?? '')];
    }),
  );
};

/** The query string with its parameters in order and without those of looks: the same search is the same text. */
export const plainSearch = (noun: SearchedNoun, typed: string): string => {
  const given = new URLSearchParams(typed.replace(/^\?/, ''));
  for (const name of LOOKS) given.delete(name);
  if (ELSEWHERE.some((name) => given.has(name))) throw fieldProblem('search', 'invalid_value');
  const pairs = [...given].filter(([, value]) => value.trim() !== '');
  const search = new URLSearchParams(pairs.sort(([a, b], [c, d]) => (a + b < c + d ? -1 : 1))).toString();
  if (!queries[noun].safeParse(partsOf(search)).success) throw fieldProblem('search', 'invalid_value');
  return search;
};

interface Sought {
  search: Search;
  actor: Actor;
  noun: SearchedNoun;
  /** As `plainSearch` made it. */
  wanted: string;
}

/** Which of these the search finds for the actor; nothing for a search that its list no longer understands. */
export const foundBy = async ({ search, actor, noun, wanted }: Sought, ids: readonly string[]): Promise<string[]> => {
  const parts = partsOf(wanted);
  if (noun === 'organization') {
    const query = queries.organization.safeParse(parts);
    return query.success ? listOrganizationsAmong(actor, query.data, ids) : [];
  }
  const query = queries[noun].safeParse(parts);
  return query.success ? listedAmong({ postings: postingsOf(noun), search, actor, query: query.data }, ids) : [];
};
