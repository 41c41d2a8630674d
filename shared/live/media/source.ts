// What is seen and heard in a session, and where it comes from: entries of the `ctl` lane and their fold.
import { z } from 'zod';
import type { Entry } from '#shared/live/entries.ts';
import { PULL_ADDRESS_MAX } from './limits.ts';

/** `picture` has the sound in it; `sound` is the same sound alone, for lines that carry no picture. */
export const MEDIA_TRACKS = ['picture', 'sound'] as const;
export type MediaTrack = (typeof MEDIA_TRACKS)[number];

export const PULL_FORMATS = ['hls', 'flv'] as const;

/** A recording's exact type, as MediaRecorder names it. */
const typeOf = (kind: 'video' | 'audio') =>
  z
    .string()
    .max(120)
    .regex(new RegExp(`^${kind}/(webm|mp4)(;\\s*codecs="?[\\w.\\-]+(,\\s*[\\w.\\-]+)*"?)?$`))
    .nullable();

/** What a presenter sends; a track that is null is not sent. */
export const broadcastSchema = z.object({
  what: z.enum(['camera', 'screen', 'sound']),
  picture: typeOf('video'),
  sound: typeOf('audio'),
});

/** Where a stream is pulled from: from any server that speaks HLS or HTTP-FLV. */
export const pullSchema = z.object({ format: z.enum(PULL_FORMATS), url: z.url().max(PULL_ADDRESS_MAX) });

/** What the holder of the stage sends by a media server instead. */
export const relaySchema = z.object({ what: broadcastSchema.shape.what });

export const mediaRelayedSchema = z.object({ ...relaySchema.shape, token: z.number().int() });

export const mediaBegunSchema = z.object({ ...broadcastSchema.shape, token: z.number().int() });

interface Numbered {
  /** The order of the entry that began it: another number is another recording. */
  epoch: number;
}

/** Recorded by who has the stage, given out by this server. It belongs to their turn: another token ends it. */
export interface ChunkSource extends Numbered, z.output<typeof mediaBegunSchema> {
  kind: 'chunks';
}

export interface PullSource extends Numbered, z.output<typeof pullSchema> {
  kind: 'pull';
}

/** By a LiveKit server, as it comes; not recorded. Belongs to the turn of who has the stage too. */
export interface RelaySource extends Numbered, z.output<typeof mediaRelayedSchema> {
  kind: 'relay';
}

export type MediaSource = ChunkSource | PullSource | RelaySource;

/** What is on after one more entry. */
export const foldMedia = (source: MediaSource | null, { kind, data, order }: Entry): MediaSource | null => {
  switch (kind) {
    case 'media.begun':
      return { kind: 'chunks', epoch: order, ...data };
    case 'media.relayed':
      return { kind: 'relay', epoch: order, ...data };
    case 'media.pulled':
      return { kind: 'pull', epoch: order, ...data };
    case 'media.ended':
      return null;
    case 'stage.taken':
    case 'stage.returned':
      return source?.kind === 'pull' ? source : null;
    case 'session.moved':
      return data.to === 'ended' || data.to === 'cancelled' ? null : source;
    default:
      return source;
  }
};
