// A condition on postings, written once and read three ways: as a predicate on a record, as a MongoDB filter, as a
// Meilisearch filter. Policies and list filters are made of these, so that what a page shows, what a list counts and what
// the search finds cannot drift apart.
import type mongoose from 'mongoose';
import { valueAt } from '#shared/postings/content.ts';
import type { PostingRecord } from './model.ts';

/** Where a field is in the record, and in the index. */
const FIELDS = {
  id: { stored: '_id', indexed: 'id' },
  status: { stored: 'status', indexed: 'status' },
  disclosure: { stored: 'content.disclosure', indexed: 'disclosure' },
  organization: { stored: 'organizationId', indexed: 'organizationId' },
  kind: { stored: 'content.kind', indexed: 'kind' },
  field: { stored: 'content.fields', indexed: 'fields' },
  chain: { stored: 'content.chain.chain', indexed: 'chain' },
  link: { stored: 'content.chain.link', indexed: 'link' },
  region: { stored: 'traits.regions', indexed: 'regions' },
  industry: { stored: 'traits.industries', indexed: 'industries' },
  mode: { stored: 'traits.modes', indexed: 'modes' },
  stage: { stored: 'traits.stages', indexed: 'stages' },
  trl: { stored: 'traits.trl', indexed: 'trl' },
  isDemo: { stored: 'isDemo', indexed: 'isDemo' },
} as const;

export type ConditionField = keyof typeof FIELDS;

export const indexedName = (field: ConditionField): string => FIELDS[field].indexed;

export const FILTERABLE: readonly string[] = Object.values(FIELDS).map((field) => field.indexed);

type Value = string | boolean;

export type Condition =
  | { all: readonly Condition[] }
  | { any: readonly Condition[] }
  | { field: ConditionField; among: readonly Value[] }
  | { field: ConditionField; atLeast: number };

export const all = (...conditions: Condition[]): Condition => ({ all: conditions });
export const any = (...conditions: Condition[]): Condition => ({ any: conditions });
/** The field is one of the values; a field of several values has one of them. */
export const among = (field: ConditionField, values: readonly Value[]): Condition => ({ field, among: values });
export const atLeast = (field: ConditionField, least: number): Condition => ({ field, atLeast: least });
export const nothing: Condition = any();

/** Reads a condition as a predicate. */
export const holds = (condition: Condition, record: object): boolean => {
  if ('all' in condition) return condition.all.every((part) => holds(part, record));
  if ('any' in condition) return condition.any.some((part) => holds(part, record));
  const value = valueAt({ ...record }, FIELDS[condition.field].stored);
  if ('atLeast' in condition) return typeof value === 'number' && value >= condition.atLeast;
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return condition.among.some((wanted) => values.includes(wanted));
};

const queryOf = (condition: Condition): Record<string, unknown> => {
  if ('all' in condition) {
    const [first, ...others] = condition.all;
    if (!first) return {};
    return others.length === 0 ? queryOf(first) : { $and: condition.all.map(queryOf) };
  }
  if ('any' in condition) {
    const [first, ...others] = condition.any;
    if (!first) return { _id: { $in: [] } };
    return others.length === 0 ? queryOf(first) : { $or: condition.any.map(queryOf) };
  }
  const { stored } = FIELDS[condition.field];
  if ('atLeast' in condition) return { [stored]: { $gte: condition.atLeast } };
  // One value as an equality: indexes then deliver in their order without a merge.
  const [only, ...others] = condition.among;
  return { [stored]: only !== undefined && others.length === 0 ? only : { $in: condition.among } };
};

/** Reads a condition as a MongoDB filter. */
export const asQuery = (condition: Condition): mongoose.QueryFilter<PostingRecord> =>
  // Built from the table of paths above; mongoose's type does not reach into dotted paths of Mixed parts.
  queryOf(condition) as mongoose.QueryFilter<PostingRecord>;

/** Reads a condition as a Meilisearch filter. Values are codes and ids; they are quoted all the same. */
export const asSearchFilter = (condition: Condition): string => {
  if ('all' in condition) {
    const parts = condition.all.map(asSearchFilter).filter((part) => part !== '');
    return parts.length > 1 ? `(${parts.join(' AND ')})` : (parts[0] ?? '');
  }
  if ('any' in condition) {
    if (condition.any.length === 0) return 'status IN []';
    const parts = condition.any.map(asSearchFilter);
    // An empty part demands nothing, so that nothing is demanded at all.
    if (parts.includes('')) return '';
    return parts.length > 1 ? `(${parts.join(' OR ')})` : (parts[0] ?? '');
  }
  const { indexed } = FIELDS[condition.field];
  if ('atLeast' in condition) return `${indexed} >= ${condition.atLeast}`;
  return `${indexed} IN [${condition.among.map((value) => JSON.stringify(value)).join(', ')}]`;
};
