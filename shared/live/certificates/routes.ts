// Certificates of attendance: for who was there long enough, with a code that anybody can check.
import { z } from 'zod';
import { idParams, momentSchema } from '#shared/contract/id.ts';
import { routeTable } from '#shared/contract/route.ts';

/**
 * Twelve characters in groups of four, without those that are taken for one another (Crockford's base 32): sixty random
 * bits. Read in any case, with or without the hyphens.
 */
export const certificateCodeSchema = z
  .string()
  .max(30)
  .transform((text) => text.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1'))
  .pipe(z.string().regex(/^[0-9A-HJKMNP-TV-Z]{12}$/))
  .transform((text) => text.replace(/(.{4})(.{4})(.{4})/, '$1-$2-$3'));

/** What a certificate says, and all that its check shows. */
export const certificateSchema = z.object({
  code: z.string(),
  name: z.string(),
  organization: z.string(),
  title: z.string(),
  /** When the session began. */
  heldAt: momentSchema,
  /** How long the person was there while it was live, and how long that was. */
  minutes: z.number().int(),
  ofMinutes: z.number().int(),
  issuedAt: momentSchema,
});
export type Certificate = z.output<typeof certificateSchema>;

export const certificateRoutes = routeTable({
  mine: {
    method: 'GET',
    path: '/sessions/{id}/certificate',
    summary: 'How long the caller was in a session that is over, and the certificate if they have taken it',
    access: 'user',
    params: idParams,
    reply: z.object({
      minutes: z.number().int(),
      ofMinutes: z.number().int(),
      percent: z.number().int(),
      /** What is asked for; null: no certificates are given. */
      askedPercent: z.number().int().nullable(),
      certificate: certificateSchema.nullable(),
      can: z.object({ issue: z.boolean() }),
    }),
    problems: ['not_found'],
  },
  issue: {
    method: 'POST',
    path: '/sessions/{id}/certificate',
    summary: 'Take the certificate; taking it again gives the same',
    access: 'user',
    rate: 'write',
    params: idParams,
    reply: certificateSchema,
    status: 201,
    problems: ['not_found', 'not_in_this_state'],
  },
  file: {
    method: 'GET',
    path: '/sessions/{id}/certificate/file',
    summary: 'The caller’s certificate as a PDF',
    access: 'user',
    carries: 'download',
    params: idParams,
    problems: ['not_found'],
  },
  check: {
    method: 'GET',
    path: '/certificates/{code}',
    summary: 'Whether there is a certificate with this code, and what it says',
    access: 'public',
    rate: 'secret',
    params: z.strictObject({ code: certificateCodeSchema }),
    reply: certificateSchema,
    problems: ['not_found'],
  },
});
