// A posting's content as the editor handles it: a plain record read and changed by dotted path, so that one form serves
// every kind of need and capability. The content schema decides at the borders what is acceptable.
import type { Capability, CapabilityContent } from '#shared/capabilities/schema.ts';
import type { Need, NeedContent } from '#shared/needs/schema.ts';
import { valueAt } from '#shared/postings/content.ts';
import { commonContent } from '#shared/postings/schema.ts';

export type PostingContent = NeedContent | CapabilityContent;
export type Posting = Need | Capability;
export type Fields = Readonly<Record<string, unknown>>;

const CONTENT_KEYS = ['kind', ...Object.keys(commonContent), 'details'] as const;

/** What an author wrote, out of the page's wire object; parts that are not open to the reader are left out. */
export const contentOf = (posting: Posting): Fields => {
  const fields: Fields = { ...posting };
  return Object.fromEntries(
    CONTENT_KEYS.filter((key) => fields[key] !== null || key in commonContent).map((key) => [key, fields[key]]),
  );
};

const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The content with one field replaced; nothing else is copied deeper than needed. */
export const withValue = (content: Fields, path: string, value: unknown): Fields => {
  const [head = '', ...rest] = path.split('.');
  if (rest.length === 0) return { ...content, [head]: value };
  const inner = content[head];
  return { ...content, [head]: withValue(isRecord(inner) ? inner : {}, rest.join('.'), value) };
};

/** Equal as JSON says it; an absent key equals an undefined one. */
export const isSame = (one: unknown, other: unknown): boolean => {
  if (Object.is(one, other)) return true;
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((entry, index) => isSame(entry, other[index]));
  }
  if (!isRecord(one) || !isRecord(other)) return false;
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((key) => isSame(one[key], other[key]));
};

/** Parts of a content that are groups of fields rather than fields. */
const GROUPS: readonly string[] = ['details', 'contact'];

/** Dotted paths of all fields: `title`, `contact.phone`, `details.mainProblem`. */
export const fieldPaths = (content: Fields): string[] =>
  Object.entries(content).flatMap(([key, value]) =>
    GROUPS.includes(key) && isRecord(value) ? Object.keys(value).map((inner) => `${key}.${inner}`) : [key],
  );

/** Fields in which two contents differ. */
export const differingPaths = (one: Fields, other: Fields): string[] =>
  [...new Set([...fieldPaths(one), ...fieldPaths(other)])].filter(
    (path) => !isSame(valueAt(one, path), valueAt(other, path)),
  );

/** The field that a deeper path belongs to: `details.indicators.2.value` → `details.indicators`. */
export const fieldOf = (path: string): string => {
  const parts = path.split('.');
  return parts.slice(0, GROUPS.includes(parts[0] ?? '') ? 2 : 1).join('.');
};
