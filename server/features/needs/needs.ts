import { definePostings } from '#server/features/postings/noun.ts';
import { NEED_REQUIRED, needContentSchema } from '#shared/needs/schema.ts';

export const needs = definePostings({
  noun: 'need',
  collection: 'needs',
  contentSchema: needContentSchema,
  requiredOf: NEED_REQUIRED,
});
