// A row as a posting's content, or what keeps it from being one.
import { createHash } from 'node:crypto';
import type { Target } from '#server/features/imports/columns/target.ts';
import type { Row } from '#server/features/imports/readers/row.ts';
import { wrongCodes } from '#server/features/postings/completeness.ts';
import type { PostingContent } from '#server/features/postings/model.ts';
import type { Postings } from '#server/features/postings/noun.ts';
import { fieldNotes } from '#server/platform/http/problem.ts';
import { compose } from './compose.ts';
import { type BadField, type Feed, type Gathered, gather } from './gather.ts';

export interface BuildPlan {
  postings: Postings;
  kind: string;
  feeds: readonly Feed[];
  /** Values by path for what the file leaves open. */
  defaults: ReadonlyMap<string, unknown>;
  /** A posting that is listed at once must not be over already; null for drafts. YYYY-MM-DD. */
  validFrom: string | null;
}

export type Built =
  | { externalId: string; content: PostingContent; bad?: never }
  | { externalId: string | null; bad: BadField[] };

const EXTERNAL_ID_MAX = 200;

/** A row without a number of its own is known by its title, so that the next import finds it again. */
export const externalIdOf = ({ values }: Gathered): string | null => {
  const given = values.get('externalId');
  if (typeof given === 'string') return given;
  const title = values.get('title');
  return typeof title === 'string' ? `title:${createHash('sha256').update(title).digest('hex').slice(0, 24)}` : null;
};

/** Sets a value at a dotted path, making objects on the way. Paths come from the tables of targets only. */
const setAt = (into: Record<string, unknown>, path: string, value: unknown): void => {
  const [head = '', ...rest] = path.split('.');
  if (rest.length === 0) {
    into[head] = value;
    return;
  }
  const below = (into[head] ?? {}) as Record<string, unknown>; // Only this function writes here, and writes objects.
  into[head] = below;
  setAt(below, rest.join('.'), value);
};

const isNothing = (value: unknown): boolean =>
  value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

const withDefaults = (values: Map<string, unknown>, defaults: ReadonlyMap<string, unknown>): void => {
  // A person's name beside another's telephone would be worse than no telephone.
  const hasContact = [...values.keys()].some((path) => path.startsWith('contact.'));
  for (const [path, value] of defaults) {
    if (hasContact && path.startsWith('contact.')) continue;
    if (isNothing(values.get(path))) values.set(path, value);
  }
};

const isOver = ({ validUntil }: PostingContent, { validFrom }: BuildPlan): boolean =>
  validUntil !== null && validFrom !== null && validUntil < validFrom;

/** Reads, composes and checks one row. Every fault is named, not only the first. */
export const buildContent = (row: Row, plan: BuildPlan): Built => {
  const gathered = gather(row, plan.feeds);
  const externalId = externalIdOf(gathered);
  const bad = [...gathered.bad];
  const columnOf = (path: string): string => plan.feeds.find(({ target }) => target.path === path)?.column ?? path;
  if (!gathered.values.has('title')) bad.push({ field: columnOf('title'), code: 'required' });
  if (externalId !== null && externalId.length > EXTERNAL_ID_MAX) {
    bad.push({ field: columnOf('externalId'), code: 'too_long', params: { maximum: EXTERNAL_ID_MAX } });
  }
  const values = compose(gathered, { noun: plan.postings.noun, kind: plan.kind });
  withDefaults(values, plan.defaults);
  const input: Record<string, unknown> = { kind: plan.kind };
  for (const [path, value] of values) if (!isNothing(value)) setAt(input, path, value);
  const parsed = plan.postings.contentSchema.safeParse(input, { reportInput: true });
  const notes = parsed.success ? wrongCodes(parsed.data) : fieldNotes(parsed.error);
  if (parsed.success && isOver(parsed.data, plan)) notes.push({ field: 'validUntil', code: 'in_the_past' });
  bad.push(...notes.map((note) => ({ ...note, field: columnOf(note.field) })));
  if (!parsed.success || bad.length > 0 || externalId === null) return { externalId, bad };
  return { externalId, content: parsed.data };
};

/** The columns of a mapping that feed something, in the mapping's order. */
export const feedsOf = (mapping: Record<string, string>, targets: readonly Target[]): Feed[] =>
  Object.entries(mapping).flatMap(([column, path]) => {
    const target = targets.find((candidate) => candidate.path === path);
    return target ? [{ column, target }] : [];
  });
