import { z } from 'zod';
import { idParams, idSchema, momentSchema } from '#shared/contract/id.ts';
import { routeTable } from '#shared/contract/route.ts';
import { ROLES } from './lanes.ts';
import { SESSION_STATES } from './lifecycles.ts';

const laneSchema = z.string().regex(/^(ctl|pub|staff|host|u:[0-9a-f]{24})$/);

export const deckSchema = z.object({
  id: idSchema,
  name: z.string(),
  pages: z.number().int(),
  sizeBytes: z.number().int(),
  /** Whose turn it is for; null: the host's. */
  segmentId: idSchema.nullable(),
  isMine: z.boolean(),
});
export type Deck = z.output<typeof deckSchema>;

/** An entry as the log gives it; `#shared/live/entries.ts` names the kinds. */
const entrySchema = z.object({ order: z.number().int(), at: z.number().int(), kind: z.string(), data: z.unknown() });

/** Of a closed session: what its watermark says of the reader, beside the time. Null in an open one. */
export const markSchema = z.object({ name: z.string(), organization: z.string() }).nullable();
export type Mark = NonNullable<z.output<typeof markSchema>>;

const deckParams = z.strictObject({ id: idSchema, deckId: idSchema });

const durationsSchema = z.object({
  segmentId: idSchema,
  title: z.string(),
  people: z.number().int(),
  meanSeconds: z.number().int(),
});

export const reportSchema = z.object({
  title: z.string(),
  startedAt: momentSchema.nullable(),
  endedAt: momentSchema.nullable(),
  people: z.number().int(),
  peak: z.number().int(),
  meanSeconds: z.number().int(),
  messages: z.number().int(),
  questions: z.number().int(),
  segments: z.array(durationsSchema),
  institutions: z.array(z.object({ name: z.string(), people: z.number().int(), meanSeconds: z.number().int() })),
  /** Null: not for this reader. They are between investors and hosts. */
  intents: z
    .array(
      z.object({
        segment: z.string(),
        name: z.string(),
        organization: z.string(),
        follows: z.boolean(),
        wantsPlan: z.boolean(),
        wantsMeeting: z.boolean(),
        amountWan: z.number().int().nullable(),
        isShared: z.boolean(),
      }),
    )
    .nullable(),
});
export type Report = z.output<typeof reportSchema>;

export const liveRoutes = routeTable({
  ticket: {
    method: 'GET',
    path: '/sessions/{id}/ticket',
    summary: 'A signed ticket for the session’s sockets, in the caller’s role',
    access: 'public',
    params: idParams,
    reply: z.object({
      ticket: z.string(),
      role: z.enum(ROLES),
      userId: idSchema.nullable(),
      name: z.string(),
      mark: markSchema,
      /** Whether picture and sound may go by a media server. */
      hasRelay: z.boolean(),
      expiresAt: momentSchema,
      state: z.enum(SESSION_STATES),
    }),
    problems: ['not_found', 'forbidden', 'registration_required', 'agreement_required', 'banned'],
  },
  lane: {
    method: 'GET',
    path: '/sessions/{id}/lanes/{lane}',
    summary: 'What a reader of a lane has missed: entries after a number of its sequence',
    access: 'public',
    params: z.strictObject({ id: idSchema, lane: laneSchema }),
    query: z.strictObject({
      ticket: z.string().max(600),
      after: z.coerce.number().int().min(0),
      upTo: z.coerce.number().int().min(1).optional(),
    }),
    reply: z.object({ from: z.number().int(), entries: z.array(entrySchema), head: z.number().int() }),
    problems: ['not_found', 'forbidden', 'ticket_invalid', 'banned'],
  },
  decks: {
    method: 'GET',
    path: '/sessions/{id}/decks',
    summary: 'The decks the caller may put on the stage',
    access: 'user',
    params: idParams,
    reply: z.object({ items: z.array(deckSchema) }),
    problems: ['not_found', 'forbidden'],
  },
  uploadDeck: {
    method: 'POST',
    path: '/sessions/{id}/decks',
    summary: 'Upload slides as a PDF',
    access: 'user',
    rate: 'upload',
    carries: 'upload',
    params: idParams,
    query: z.strictObject({ segmentId: idSchema.optional() }),
    reply: deckSchema,
    status: 201,
    problems: ['not_found', 'forbidden', 'file_refused', 'payload_too_large', 'unsupported_media', 'not_in_this_state'],
  },
  removeDeck: {
    method: 'DELETE',
    path: '/sessions/{id}/decks/{deckId}',
    summary: 'Remove a deck that has not been shown',
    access: 'user',
    rate: 'write',
    params: deckParams,
    problems: ['not_found', 'forbidden', 'not_in_this_state'],
  },
  deckFile: {
    method: 'GET',
    path: '/sessions/{id}/decks/{deckId}/file',
    summary:
      'The PDF, for who may watch once it was shown, for its presenter before; of a closed session for presenter and hosts only',
    access: 'public',
    carries: 'download',
    params: deckParams,
    problems: ['not_found'],
  },
  replay: {
    method: 'GET',
    path: '/sessions/{id}/replay',
    summary: 'The public log of a session that is over, in its order',
    access: 'public',
    params: idParams,
    query: z.strictObject({ after: z.coerce.number().int().min(0).default(0) }),
    reply: z.object({ title: z.string(), entries: z.array(entrySchema), isComplete: z.boolean(), mark: markSchema }),
    problems: ['not_found', 'registration_required', 'agreement_required'],
  },
  report: {
    method: 'GET',
    path: '/sessions/{id}/report',
    summary: 'Who was there and how long in which pitch, for hosts and administrators; and the intents, for hosts',
    access: 'user',
    params: idParams,
    reply: reportSchema,
    problems: ['not_found', 'forbidden'],
  },
  reportFile: {
    method: 'GET',
    path: '/sessions/{id}/report/{format}',
    summary: 'The same as CSV or as a workbook',
    access: 'user',
    carries: 'download',
    params: z.strictObject({ id: idSchema, format: z.enum(['csv', 'xlsx']) }),
    problems: ['not_found', 'forbidden'],
  },
});
