// What only a closed session has: the agreement that is signed before entering, and pictures of slides.
import { z } from 'zod';
import { idParams, idSchema, momentSchema } from '#shared/contract/id.ts';
import { routeTable } from '#shared/contract/route.ts';
import { DECK_MAX_PAGES } from '#shared/live/limits.ts';

export const closedRoutes = routeTable({
  agreement: {
    method: 'GET',
    path: '/sessions/{id}/agreement',
    summary: 'What guests of a closed session sign before they enter, and whether the caller has',
    access: 'user',
    params: idParams,
    reply: z.object({
      version: z.string(),
      title: z.string(),
      paragraphs: z.array(z.string()),
      signedAt: momentSchema.nullable(),
    }),
    problems: ['not_found'],
  },
  sign: {
    method: 'POST',
    path: '/sessions/{id}/agreement',
    summary: 'Sign it, in the version that was shown; signing again changes nothing',
    access: 'user',
    rate: 'write',
    params: idParams,
    body: z.strictObject({ version: z.string().max(20) }),
    reply: z.object({ signedAt: momentSchema }),
    problems: ['not_found', 'stale_version'],
  },
  agreementDocument: {
    method: 'GET',
    path: '/sessions/{id}/agreement/document',
    summary: 'What the caller signed, as a PDF; for hosts with the signatures of all',
    access: 'user',
    carries: 'download',
    params: idParams,
    problems: ['not_found', 'not_in_this_state'],
  },
  signatures: {
    method: 'GET',
    path: '/sessions/{id}/agreement/signatures',
    summary: 'Who has signed, when and which version; for hosts',
    access: 'user',
    params: idParams,
    reply: z.object({
      items: z.array(
        z.object({
          userId: idSchema,
          name: z.string(),
          organization: z.string(),
          version: z.string(),
          at: momentSchema,
        }),
      ),
    }),
    problems: ['not_found', 'forbidden'],
  },
  slide: {
    method: 'GET',
    path: '/sessions/{id}/decks/{deckId}/pages/{page}',
    summary: 'A page of a deck of a closed session as a picture that carries the reader’s name and the time',
    access: 'user',
    carries: 'download',
    params: z.strictObject({
      id: idSchema,
      deckId: idSchema,
      page: z.coerce.number().int().min(1).max(DECK_MAX_PAGES),
    }),
    problems: ['not_found', 'registration_required', 'agreement_required', 'file_refused', 'too_many_requests'],
  },
});
