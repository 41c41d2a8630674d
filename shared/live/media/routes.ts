import { z } from 'zod';
import { idParams, idSchema } from '#shared/contract/id.ts';
import { routeTable } from '#shared/contract/route.ts';
import { PROBE_BYTES } from './limits.ts';
import { MEDIA_TRACKS } from './source.ts';

const countSchema = z.coerce.number().int().min(0).max(10_000_000);
const trackParams = z.strictObject({
  id: idSchema,
  epoch: countSchema,
  track: z.enum(MEDIA_TRACKS),
  n: countSchema,
});

/** Where a player may begin: in which chunk, after how many of its bytes, at which moment of the recording (ms). */
const joinPointSchema = z.object({ n: z.number().int(), skip: z.number().int(), ms: z.number().int() });
export type JoinPoint = z.output<typeof joinPointSchema>;

const trackSchema = z.object({
  track: z.enum(MEDIA_TRACKS),
  type: z.string(),
  /** The last chunk; −1 before the first. */
  head: z.number().int(),
  /** How many bytes from the start a player needs before any join point; null while they are not complete. */
  initBytes: z.number().int().nullable(),
});

export const nowSchema = z.object({
  /** The recording that is going on; null when none is. */
  epoch: z.number().int().nullable(),
  tracks: z.array(trackSchema.extend({ point: joinPointSchema.nullable() })),
});
export type MediaNow = z.output<typeof nowSchema>;

export const recordedEpochSchema = z.object({
  epoch: z.number().int(),
  /** The moment (server's time, ms) at which the recording's own time is 0. */
  startsAt: z.number(),
  endsAt: z.number(),
  tracks: z.array(trackSchema.extend({ points: z.array(joinPointSchema) })),
});
export type RecordedEpoch = z.output<typeof recordedEpochSchema>;

export const mediaRoutes = routeTable({
  now: {
    method: 'GET',
    path: '/sessions/{id}/media',
    summary: 'The recording that is going on, and where a player may join it',
    access: 'public',
    rate: 'media',
    params: idParams,
    reply: nowSchema,
    problems: ['not_found', 'registration_required', 'ticket_invalid', 'draining'],
  },
  keep: {
    method: 'PUT',
    path: '/sessions/{id}/media/{epoch}/{track}/{n}',
    summary: 'The next chunk of one’s own recording; acknowledged once it is on disk, safe to send again',
    access: 'user',
    rate: 'media',
    carries: 'bytes',
    params: trackParams,
    query: z.strictObject({ token: z.coerce.number().int().min(0) }),
    reply: z.object({
      head: z.number().int(),
      /** How much of the recording has come since it could last be joined, in ms. */
      sinceKeyMs: z.number().int(),
    }),
    problems: [
      'not_found',
      'stage_moved',
      'not_in_this_state',
      'file_refused',
      'payload_too_large',
      'too_many_requests',
      'draining',
    ],
  },
  chunk: {
    method: 'GET',
    path: '/sessions/{id}/media/{epoch}/{track}/{n}',
    summary: 'A chunk, or several that follow each other; they never change. A ticket may be given as bearer token',
    access: 'public',
    rate: 'media',
    carries: 'download',
    params: trackParams,
    query: z.strictObject({ upTo: countSchema.optional() }),
    problems: ['not_found', 'registration_required', 'ticket_invalid'],
  },
  recording: {
    method: 'GET',
    path: '/sessions/{id}/recording',
    summary: 'What was recorded in a session that is over',
    access: 'public',
    params: idParams,
    reply: z.object({ epochs: z.array(recordedEpochSchema) }),
    problems: ['not_found', 'registration_required'],
  },
  load: {
    method: 'GET',
    path: '/sessions/{id}/media-load',
    summary: 'What the video costs this server’s line; for hosts',
    access: 'user',
    params: idParams,
    reply: z.object({
      /** Bits a second of the recording that is going on. */
      bitRate: z.number(),
      /** Bits a second given out now, and at most so far. */
      sending: z.number(),
      peak: z.number(),
      /** The line's bits a second as configured; null when it is not. */
      uplink: z.number().nullable(),
      /** Origins a pull address may have; null: any by https. */
      pullOrigins: z.array(z.string()).readonly().nullable(),
    }),
    problems: ['not_found', 'forbidden'],
  },
  probe: {
    method: 'GET',
    path: '/sessions/{id}/media-probe',
    summary: `${PROBE_BYTES} bytes of noise, to measure a line by`,
    access: 'public',
    rate: 'upload',
    carries: 'download',
    params: idParams,
    problems: ['not_found', 'registration_required'],
  },
  sendProbe: {
    method: 'POST',
    path: '/sessions/{id}/media-probe',
    summary: 'The other way: bytes that are counted and dropped; for who may be on the stage',
    access: 'user',
    rate: 'upload',
    carries: 'bytes',
    params: idParams,
    reply: z.object({ bytes: z.number().int() }),
    problems: ['not_found', 'forbidden', 'payload_too_large'],
  },
});
