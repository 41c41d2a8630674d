import { definePostings } from '#server/features/postings/noun.ts';
import { CAPABILITY_REQUIRED, capabilityContentSchema } from '#shared/capabilities/schema.ts';

export const capabilities = definePostings({
  noun: 'capability',
  collection: 'capabilities',
  contentSchema: capabilityContentSchema,
  requiredOf: CAPABILITY_REQUIRED,
});
