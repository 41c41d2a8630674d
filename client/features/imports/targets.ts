// What a column of the file can feed: the form's fields, and what a posting is made from beside them.
import { STEP_NAMES } from '#client/features/postings/fields/field.ts';
import { stepsOf } from '#client/features/postings/fields/steps.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';

/** Not fields of the form: the row's own number, the long text, the discipline, where it was published. */
export const SOURCES = ['externalId', 'text', 'discipline', 'provenance'] as const;
const CHAIN_PARTS = ['chain.chain', 'chain.link'] as const;

export const importTargets = (noun: PostingNoun, kind: string): readonly string[] => {
  const steps = stepsOf(noun, kind);
  const fields = STEP_NAMES.flatMap((name) => steps[name].map((field): string => field.path));
  return [...SOURCES, ...fields.flatMap((path) => (path === 'chain' ? CHAIN_PARTS : [path]))];
};
