// Which column feeds which target: as given, completed by guesses from the columns' names.
import { capabilityKindSchema } from '#shared/capabilities/schema.ts';
import { needKindSchema } from '#shared/needs/schema.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';
import { capabilityTargets } from './capability.ts';
import { needTargets } from './need.ts';
import { commonTargets } from './shared-targets.ts';
import { MANY_COLUMNS, type Target } from './target.ts';

/** Column name → path of the target; an empty path leaves the column out. */
export type ColumnMapping = Record<string, string>;

/** What the columns of a file can feed; null when the noun has no such kind. */
export const targetsOf = (noun: PostingNoun, kind: string): readonly Target[] | null => {
  if (noun === 'need') {
    const parsed = needKindSchema.safeParse(kind);
    return parsed.success ? [...commonTargets, ...needTargets[parsed.data]] : null;
  }
  const parsed = capabilityKindSchema.safeParse(kind);
  return parsed.success ? [...commonTargets, ...capabilityTargets[parsed.data]] : null;
};

/** Without case, spaces, marks and whatever is in brackets: "需求名称（必填）" is 需求名称. */
const plain = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[([【{].*?[)\]】}]/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** The whole name first, then the last step of a path: `meta.keywords` is keywords. */
const namesOf = (column: string): string[] => [plain(column), plain(column.split('.').at(-1) ?? '')];

const guess = (column: string, targets: readonly Target[]): Target | undefined => {
  const candidates = namesOf(column).filter((name) => name !== '');
  return candidates
    .map((name) => targets.find((target) => plain(target.path) === name || target.names.includes(name)))
    .find((target) => target !== undefined);
};

/** Completes a mapping. No guess competes with what was given; of two columns that mean the same, the first counts. */
export const completeMapping = (
  columns: readonly string[],
  given: ColumnMapping,
  targets: readonly Target[],
): ColumnMapping => {
  const mapping: ColumnMapping = { ...given };
  const taken = new Set(Object.values(given));
  for (const column of columns) {
    if (Object.hasOwn(mapping, column)) continue;
    const target = guess(column, targets);
    if (!target || (taken.has(target.path) && !MANY_COLUMNS.includes(target.path))) continue;
    taken.add(target.path);
    mapping[column] = target.path;
  }
  return mapping;
};
