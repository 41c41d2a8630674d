// What a field of a posting is, for the form and for the page: one row of data per field.
import type { Words } from '#shared/locales/index.ts';
import type {
  COOPERATION_MODES,
  DEGREES,
  ENGAGEMENTS,
  FINANCING_STAGES,
  INSTITUTION_TYPES,
  IP_STATUSES,
  RESULT_LEVELS,
  REVENUE_STATUSES,
  TECH_FIELDS,
} from '#shared/vocabularies/schema.ts';

type Labels = Words['postings']['field'];

/** Every path has its label in the locales; one without does not compile. */
export type FieldPath =
  | Exclude<keyof Labels, 'contact' | 'details' | 'kind'>
  | `contact.${keyof Labels['contact']}`
  | `details.${keyof Labels['details']}`;

/** Vocabularies from which a field's value is chosen; named as in the locales. */
export interface Choices {
  techField: typeof TECH_FIELDS;
  cooperationMode: typeof COOPERATION_MODES;
  financingStage: typeof FINANCING_STAGES;
  revenueStatus: typeof REVENUE_STATUSES;
  engagement: typeof ENGAGEMENTS;
  degree: typeof DEGREES;
  ipStatus: typeof IP_STATUSES;
  resultLevel: typeof RESULT_LEVELS;
  institutionType: typeof INSTITUTION_TYPES;
}

type ChoiceInput<Input extends string> = {
  [Vocabulary in keyof Choices]: { input: Input; vocabulary: Vocabulary; options: Choices[Vocabulary] };
}[keyof Choices];

export type NumberUnit = 'wan' | 'percent' | 'people' | 'squareMetres' | 'yuanPerSquareMetre';

export type FieldInput =
  | { input: 'line'; max: number; kindOfLine?: 'tel' | 'email' }
  | { input: 'paragraph'; max: number }
  | { input: 'words'; maxEntries: number; maxLength: number }
  | (ChoiceInput<'choice'> & { isAlwaysSet?: true })
  | (ChoiceInput<'choices'> & { maxEntries: number })
  | { input: 'number'; unit: NumberUnit; min: number; max: number; precision: 0 | 2 }
  | { input: 'range' }
  | { input: 'day' }
  | { input: 'trl' }
  | { input: 'indicators' }
  | { input: 'region' }
  | { input: 'regions'; maxEntries: number }
  | { input: 'industry' }
  | { input: 'chain' }
  | { input: 'disclosure' };

export type Field = { path: FieldPath } & FieldInput;

/** The fields of the three steps: what it is, the details of its kind, who may see it and whom to ask. */
export interface Steps {
  what: readonly Field[];
  details: readonly Field[];
  access: readonly Field[];
}
export type StepName = keyof Steps;
export const STEP_NAMES = ['what', 'details', 'access'] as const satisfies readonly StepName[];
