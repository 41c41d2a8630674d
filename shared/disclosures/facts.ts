// What happens to the disclosure of postings, as facts say it. recordId is the grant's id.
import { z } from 'zod';
import { idSchema } from '#shared/contract/id.ts';
import { NOUNS } from '#shared/postings/schema.ts';

const about = {
  organizationId: idSchema,
  posting: z.object({ noun: z.enum(NOUNS), id: idSchema }),
  /** One of the two: an organization that signed, or a person who was named. */
  toOrganizationId: idSchema.nullable(),
  toUserId: idSchema.nullable(),
};

export const disclosureFacts = {
  'disclosure.granted': z.object(about),
  'disclosure.revoked': z.object(about),
} as const;

export type DisclosureFact = z.input<(typeof disclosureFacts)['disclosure.granted']>;
