import { z } from 'zod';
import { idParams, idSchema, momentSchema } from '#shared/contract/id.ts';
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

const storedSchema = z.object({
  usedBytes: z.number().int(),
  /** Null: no limit is set. */
  limitBytes: z.number().int().nullable(),
  items: z.array(
    z.object({
      session: idSchema,
      title: z.string(),
      startsAt: momentSchema.nullable(),
      isRehearsal: z.boolean(),
      bytes: z.number().int(),
      can: z.object({ remove: z.boolean() }),
    }),
  ),
});
export type StoredRecordings = z.output<typeof storedSchema>;

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
  room: {
    method: 'GET',
    path: '/sessions/{id}/media-room',
    summary:
      'By a session’s ticket as bearer token: a token for the media server, to watch, or to send for who has the stage',
    access: 'public',
    rate: 'media',
    params: idParams,
    query: z.strictObject({ to: z.enum(['watch', 'send']).default('watch') }),
    reply: z.object({
      url: z.string(),
      token: z.string(),
      /** Under which name the stage’s holder sends; others are not shown. */
      publisher: z.string(),
    }),
    problems: ['not_found', 'ticket_invalid', 'banned', 'stage_moved', 'draining'],
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
      'storage_full',
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
    reply: z.object({
      epochs: z.array(recordedEpochSchema),
      /** When it was deleted; null when it was not. */
      removedAt: momentSchema.nullable(),
      can: z.object({ remove: z.boolean() }),
    }),
    problems: ['not_found', 'registration_required'],
  },
  removeRecording: {
    method: 'DELETE',
    path: '/sessions/{id}/recording',
    summary:
      'Delete what was recorded in a session that is over, or in its rehearsal, for good; hosts and administrators',
    access: 'user',
    rate: 'write',
    params: idParams,
    problems: ['not_found', 'forbidden', 'not_in_this_state'],
  },
  stored: {
    method: 'GET',
    path: '/recordings',
    summary: 'What recordings take on the disk, the largest first, and how much they may',
    access: 'administrator',
    reply: storedSchema,
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
