// The HTTP side of the video.
import { randomBytes, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { type EventRecord, findEvent } from '#server/features/events/reads.ts';
import { loadWatched } from '#server/features/live/admission.ts';
import { requireGuest } from '#server/features/live/closed/door.ts';
import { mayReadMedia, mayRemoveRecording, roleIn } from '#server/features/live/policy.ts';
import type { Rooms } from '#server/features/live/rooms.ts';
import { readTicket, type Ticket } from '#server/features/live/ticket.ts';
import { type Actor, userIdOf } from '#server/platform/auth/actor.ts';
import type { Config } from '#server/platform/config.ts';
import { bearerOf } from '#server/platform/http/bearer.ts';
import type { Call, Download, Handlers } from '#server/platform/http/handler.ts';
import { Problem } from '#server/platform/http/problem.ts';
import type { Role } from '#shared/live/lanes.ts';
import { CHUNK_MAX_BYTES, CHUNKS_AT_ONCE, PROBE_BYTES } from '#shared/live/media/limits.ts';
import type { MediaNow, mediaRoutes } from '#shared/live/media/routes.ts';
import { MEDIA_TRACKS } from '#shared/live/media/source.ts';
import type { CtlState } from '#shared/live/state/ctl.ts';
import { HeadNotices } from './head-notices.ts';
import { type LiveKit, publisherOf } from './livekit.ts';
import type { Recordings } from './recordings.ts';
import { listStored, removedAt, removeRecording } from './removing.ts';
import type { RecordingStorage } from './storage.ts';

interface Parts {
  rooms: Rooms;
  recordings: Recordings;
  liveKit: LiveKit | null;
  storage: RecordingStorage;
  key: Buffer;
  config: Config;
}

type MediaHandlers = Handlers<typeof mediaRoutes>;

const STAGE: readonly Role[] = ['host', 'presenter'];
const AUDIENCE_KEPT_MS = 10_000;
const brokenMedia = () => new Problem('file_refused', { errors: [{ field: 'body', code: 'media_broken' }] });

const stateOf = ({ phase }: EventRecord) => (phase === 'none' ? 'scheduled' : phase);

/** Nobody's stage is the hosts'. */
const holdsStage = ({ userId, role }: Pick<Ticket, 'userId' | 'role'>, { holder }: CtlState['stage']): boolean =>
  holder === null ? role === 'host' : holder === userId;

export const mediaCalls = ({ rooms, recordings, storage, liveKit, key, config }: Parts): MediaHandlers => {
  const notices = new HeadNotices(rooms);
  const audiences = new Map<string, { isPublic: boolean; until: number }>();

  /** Whether everybody may watch, and so any cache may keep what is answered; looked up now and then. */
  const isPublic = async (session: string, now: number): Promise<boolean> => {
    const known = audiences.get(session);
    if (known && known.until > now) return known.isPublic;
    const event = await findEvent(session);
    const isOpen = event?.audience === 'public' && mayReadMedia('visitor', stateOf(event));
    const answer = { isPublic: isOpen, until: now + AUDIENCE_KEPT_MS };
    audiences.set(session, answer);
    return answer.isPublic;
  };

  /** For who comes with a session ticket, without a look into the database but for guests of a closed session. */
  const requireTicket = async (text: string, session: string, now: Date) => {
    const ticket = readTicket(text, key, now.getTime());
    if (ticket.session !== session) throw new Problem('ticket_invalid');
    await requireGuest(ticket);
    const hall = await rooms.enter(session);
    if (ticket.userId !== null && hall.shown.user(ticket.userId).isBanned) throw new Problem('banned');
    if (!mayReadMedia(ticket.role, hall.shown.ctl.state)) throw new Problem('not_found');
    return { ticket, hall };
  };

  const requireReader = async (actor: Actor, session: string): Promise<void> => {
    const event = await loadWatched(actor, session);
    if (!mayReadMedia(roleIn(actor, event), stateOf(event))) throw new Problem('not_found');
  };

  const requireAny = async (
    { request, actor, now }: Pick<Call<never>, 'request' | 'actor' | 'now'>,
    session: string,
  ) => {
    const ticket = bearerOf(request);
    if (ticket === undefined) await requireReader(actor, session);
    else await requireTicket(ticket, session, now);
  };

  return {
    async now({ params: { id }, ...call }): Promise<MediaNow> {
      await requireAny(call, id);
      const hall = await rooms.enter(id);
      const { media } = hall.shown.ctl;
      if (media?.kind !== 'chunks') return { epoch: null, tracks: [] };
      const tracks: MediaNow['tracks'] = [];
      for (const track of MEDIA_TRACKS) {
        const type = media[track];
        if (type === null) continue;
        const index = await recordings.index({ session: id, epoch: media.epoch, track }, Number.POSITIVE_INFINITY);
        const { head = -1, initBytes = null, points = [] } = index ?? {};
        tracks.push({ track, type, head, initBytes, point: points.at(-1) ?? null });
      }
      return { epoch: media.epoch, tracks };
    },

    async room({ request, params: { id }, query: { to }, now }) {
      if (!liveKit) throw new Problem('not_found');
      const { ticket, hall } = await requireTicket(bearerOf(request) ?? '', id, now);
      const { media, stage } = hall.shown.ctl;
      if (media?.kind !== 'relay') throw new Problem('not_found');
      const publishes = to === 'send';
      if (publishes && !(stage.token === media.token && holdsStage(ticket, stage))) throw new Problem('stage_moved');
      const publisher = publisherOf(media.epoch);
      // Several connections of one person are several participants: who sends watches too, by another one.
      const identity = publishes ? publisher : `${ticket.who}:${randomUUID()}`;
      const grant = { room: id, identity, name: publishes ? stage.name : '', publishes, now: now.getTime() };
      return { url: liveKit.url, token: liveKit.token(grant), publisher };
    },

    async keep({ actor, params: { id, epoch, track, n }, query: { token }, bytes, now }) {
      const event = await loadWatched(actor, id);
      const userId = userIdOf(actor);
      const role = roleIn(actor, event);
      if (!STAGE.includes(role)) throw new Problem('stage_moved');
      const hall = await rooms.enterAt(id, epoch);
      const { media, stage } = hall.shown.ctl;
      const isTheirs = holdsStage({ userId, role }, stage);
      if (media?.kind !== 'chunks' || media.epoch !== epoch || !isTheirs || stage.token !== token) {
        throw new Problem('stage_moved');
      }
      const chunk = await bytes(CHUNK_MAX_BYTES);
      // It would count as a piece and bring nothing.
      if (chunk.length === 0) throw brokenMedia();
      const file = await recordings.trackFile({ session: id, epoch, track }, media);
      recordings.admit(id, chunk.length);
      await storage.admit(chunk.length);
      const became = await file.append(n, chunk, now.getTime());
      if (became === 'gap') throw new Problem('not_in_this_state');
      if (became === 'broken') throw brokenMedia();
      const { head } = file.index;
      if (became === 'taken') {
        storage.noteAdded(chunk.length);
        notices.note(hall, epoch, track, head);
      }
      return { head, sinceKeyMs: file.sinceKeyMs };
    },

    async chunk({ params: { id, epoch, track, n }, query, ...call }): Promise<Download> {
      await requireAny(call, id);
      const upTo = query.upTo ?? n;
      const index = await recordings.index({ session: id, epoch, track }, upTo);
      if (!index || n > upTo || upTo > index.head || upTo - n >= CHUNKS_AT_ONCE) throw new Problem('not_found');
      const { stream, sizeBytes } = recordings.read({ session: id, epoch, track }, index, n, upTo);
      recordings.noteSent(id, sizeBytes);
      return {
        stream,
        sizeBytes,
        name: `${epoch}-${track}-${n}`,
        // Without its codecs: the whole of it is announced with the source.
        mediaType: index.type.split(';')[0] ?? index.type,
        kept: (await isPublic(id, call.now.getTime())) ? 'public' : 'private',
      };
    },

    async recording({ actor, params: { id } }) {
      const event = await loadWatched(actor, id);
      const isOver = event.phase === 'ended' || event.phase === 'replay';
      if (!isOver || !mayReadMedia(roleIn(actor, event), stateOf(event))) throw new Problem('not_found');
      return {
        epochs: await recordings.recorded(id),
        removedAt: await removedAt(id),
        can: { remove: mayRemoveRecording(actor, event) },
      };
    },

    removeRecording: ({ actor, params: { id }, now }) =>
      removeRecording({ actor, session: id, now }, { rooms, recordings, storage }),

    stored: () => listStored(storage),

    async load({ actor, params: { id } }) {
      const event = await loadWatched(actor, id);
      if (roleIn(actor, event) !== 'host') throw new Problem('forbidden');
      return { ...recordings.load(id), uplink: config.uplinkBits ?? null, pullOrigins: config.pullOrigins ?? null };
    },

    async probe({ actor, params: { id } }) {
      await loadWatched(actor, id);
      return {
        stream: Readable.from([randomBytes(PROBE_BYTES)]),
        sizeBytes: PROBE_BYTES,
        name: 'probe',
        mediaType: 'video/webm',
      };
    },

    async sendProbe({ actor, params: { id }, bytes }) {
      const event = await loadWatched(actor, id);
      if (!STAGE.includes(roleIn(actor, event))) throw new Problem('forbidden');
      return { bytes: (await bytes(PROBE_BYTES)).length };
    },
  };
};
