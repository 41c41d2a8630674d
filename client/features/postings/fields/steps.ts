import type { CapabilityKind } from '#shared/capabilities/schema.ts';
import type { NeedKind } from '#shared/needs/schema.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';
import { TECH_FIELDS } from '#shared/vocabularies/schema.ts';
import { CAPABILITY_FIELDS } from './capability-fields.ts';
import { type Field, type FieldPath, STEP_NAMES, type StepName, type Steps } from './field.ts';
import { day, line, paragraph } from './input.ts';
import { NEED_FIELDS } from './need-fields.ts';

const WHAT: readonly Field[] = [
  line('title', 80),
  paragraph('summary', 300),
  { path: 'keywords', input: 'words', maxEntries: 5, maxLength: 20 },
  { path: 'fields', input: 'choices', vocabulary: 'techField', options: TECH_FIELDS, maxEntries: 3 },
  { path: 'industry', input: 'industry' },
  { path: 'chain', input: 'chain' },
  { path: 'region', input: 'region' },
];

const ACCESS: readonly Field[] = [
  { path: 'disclosure', input: 'disclosure' },
  day('validUntil'),
  line('contact.name', 40),
  { path: 'contact.phone', input: 'line', max: 30, kindOfLine: 'tel' },
  { path: 'contact.email', input: 'line', max: 200, kindOfLine: 'email' },
  line('contact.wechat', 40),
];

/** Details in the order in which they are asked and shown. */
export const detailFields = (noun: PostingNoun, kind: string): readonly Field[] =>
  // The kind comes from this noun's own schema; a string that is no key finds nothing.
  (noun === 'need' ? NEED_FIELDS[kind as NeedKind] : CAPABILITY_FIELDS[kind as CapabilityKind]) ?? [];

export const stepsOf = (noun: PostingNoun, kind: string): Steps => ({
  what: WHAT,
  details: detailFields(noun, kind),
  access: ACCESS,
});

/** The step in which a field is asked; deeper paths belong to their field. */
export const stepOfPath = (steps: Steps, path: string): StepName =>
  STEP_NAMES.find((name) => steps[name].some((field) => path === field.path || path.startsWith(`${field.path}.`))) ??
  'access';

export const fieldAt = (steps: Steps, path: FieldPath): Field | undefined =>
  STEP_NAMES.flatMap((name) => steps[name]).find((field) => field.path === path);
