// What submitting asks for. Drafts may be empty; a submitted posting may not.

/** True for what a person would call "not filled in". */
export const isEmptyField = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === 'object' && Object.values(value).every((part) => part === null || part === ''));

/** What a dotted path leads to; undefined when it leads nowhere. */
export const valueAt = (content: Record<string, unknown>, path: string): unknown =>
  path.split('.').reduce<unknown>(
    // A step into something that is no object finds nothing.
    (value, key) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined),
    content,
  );

export const COMMON_REQUIRED = ['title', 'summary', 'keywords', 'fields', 'region', 'contact.name'] as const;

/** Paths of required fields that are empty, in the order of the form. */
export const missingFields = (content: Record<string, unknown>, requiredOfKind: readonly string[]): string[] =>
  [...COMMON_REQUIRED, ...requiredOfKind].filter((path) => isEmptyField(valueAt(content, path)));
