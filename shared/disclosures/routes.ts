import { z } from 'zod';
import { idSchema, momentSchema } from '#shared/contract/id.ts';
import { routeTable } from '#shared/contract/route.ts';
import { NOUNS } from '#shared/postings/schema.ts';

const postingParams = z.strictObject({ noun: z.enum(NOUNS), id: idSchema });

export const grantSchema = z.object({
  id: idSchema,
  /** An organization by its signature (L2), or a person by name (L3). */
  name: z.string(),
  signedBy: z.string().nullable(),
  at: momentSchema,
  until: momentSchema.nullable(),
});

const openingSchema = z.object({
  at: momentSchema,
  name: z.string(),
  organization: z.string(),
  /** The details, or a file by its name. */
  what: z.string().nullable(),
  outcome: z.enum(['opened', 'refused']),
});

export const disclosureRoutes = routeTable({
  read: {
    method: 'GET',
    path: '/disclosures/{noun}/postings/{id}',
    summary: 'To whom an L2 or L3 posting of mine is open, and who opened what',
    access: 'user',
    params: postingParams,
    reply: z.object({ grants: z.array(grantSchema), openings: z.array(openingSchema), canChange: z.boolean() }),
    problems: ['not_found'],
  },
  text: {
    method: 'GET',
    path: '/disclosures/{noun}/postings/{id}/nda',
    summary: 'The agreement that opens an L2 posting',
    access: 'user',
    params: postingParams,
    reply: z.object({ version: z.string(), title: z.string(), paragraphs: z.array(z.string()) }),
    problems: ['not_found'],
  },
  sign: {
    method: 'POST',
    path: '/disclosures/{noun}/postings/{id}/nda',
    summary: 'Sign the agreement for my organization: the details of this posting open to its members',
    access: 'user',
    rate: 'write',
    params: postingParams,
    body: z.strictObject({ version: z.string().max(20), organization: idSchema.optional() }),
    reply: z.object({ opened: z.literal(true) }),
    problems: ['not_found', 'forbidden', 'organization_not_verified', 'not_in_this_state', 'stale_version'],
  },
  document: {
    method: 'GET',
    path: '/disclosures/{noun}/postings/{id}/nda/document',
    summary: 'What my organization signed, or (for the owner) all that was signed, as a PDF',
    access: 'user',
    carries: 'download',
    params: postingParams,
    problems: ['not_found', 'not_in_this_state'],
  },
  grant: {
    method: 'POST',
    path: '/disclosures/{noun}/postings/{id}/grants',
    summary: 'Open an L3 posting to a person, by the address of their account, until a moment or for good',
    access: 'user',
    rate: 'write',
    params: postingParams,
    body: z.strictObject({ email: z.email().max(200), until: momentSchema.nullable().default(null) }),
    reply: grantSchema,
    status: 201,
    problems: ['not_found', 'forbidden', 'not_in_this_state', 'already_exists'],
  },
  revoke: {
    method: 'DELETE',
    path: '/disclosures/{noun}/postings/{id}/grants/{grantId}',
    summary: 'Close it again to who it was opened to',
    access: 'user',
    rate: 'write',
    params: z.strictObject({ noun: z.enum(NOUNS), id: idSchema, grantId: idSchema }),
    problems: ['not_found', 'forbidden'],
  },
});
