import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Server } from 'socket.io';
import type { Feature, FeatureFactory } from '#server/platform/feature.ts';
import { bindRoutes } from '#server/platform/http/handler.ts';
import { Problem } from '#server/platform/http/problem.ts';
import { keptSecret } from '#server/platform/secrets.ts';
import { type Lane, lanesOf } from '#shared/live/lanes.ts';
import { DECK_MAX_BYTES } from '#shared/live/limits.ts';
import { mediaRoutes } from '#shared/live/media/routes.ts';
import { liveRoutes } from '#shared/live/routes.ts';
import { issueTicket } from './admission.ts';
import { certificateHandlers } from './certificates/handlers.ts';
import { requireGuest } from './closed/door.ts';
import { closedHandlers } from './closed/handlers.ts';
import { SlidePainter } from './closed/pictures/painter.ts';
import { contactHandlers } from './contacts/handlers.ts';
import { contactReactions } from './contacts/reactions.ts';
import { bringDeck, deckFile, dropDeck, listDecks } from './decks.ts';
import { createGateway } from './gateway.ts';
import { mediaCalls } from './media/calls.ts';
import { followStage } from './media/follow-stage.ts';
import { LiveKit } from './media/livekit.ts';
import { Recordings } from './media/recordings.ts';
import { RecordingStorage } from './media/storage.ts';
import { liveReactions } from './reactions.ts';
import { readReplay } from './replay.ts';
import { reportFile } from './report/files.ts';
import { reportOf } from './report/report.ts';
import { reviewerHandlers } from './reviewers/handlers.ts';
import { Rooms } from './rooms.ts';
import { readTicket } from './ticket.ts';

const serverOf = (io: Server | null): Server => {
  if (!io) throw new Error('a session was opened before the sockets were');
  return io;
};

export const liveFeature: FeatureFactory = (platform): Feature => {
  const { config, clock, log } = platform;
  const key = platform.keyFor('session tickets');
  const painter = new SlidePainter();
  let io: Server | null = null;
  const liveKit = config.liveKit ? new LiveKit(config.liveKit, log) : null;
  const rooms = new Rooms(platform, () => serverOf(io), {
    onStored: (hall, records) => liveKit && followStage(hall, records, liveKit),
    onUninvited: (hall, userId) => void liveKit?.expel(hall.session, userId, hall.now()),
  });
  const folder = join(config.dataDir, 'recordings');
  const recordings = new Recordings(folder, log, config.rateScale);
  const storage = new RecordingStorage(folder, config.recordingsMaxBytes ?? null);
  return {
    name: 'live',
    reactions: [...liveReactions(rooms), ...contactReactions(platform)],
    attach(http) {
      io = createGateway({ http, platform, key, rooms });
    },
    // The same process comes back under the same name, and need not wait for its own lease. Processes may share a data
    // directory, and in containers even the port.
    async start() {
      await rooms.start([await keptSecret(config.dataDir, 'node-name'), hostname(), config.port].join(':'));
    },
    async stop() {
      await painter.stop();
      await rooms.stop();
      await recordings.stop();
      io?.disconnectSockets(true);
      io?.engine.close();
    },
    routes: [
      ...bindRoutes(mediaRoutes, mediaCalls({ rooms, recordings, storage, liveKit, key, config })),
      ...closedHandlers(painter),
      ...contactHandlers(config.publicUrl),
      ...reviewerHandlers({ rooms, key: platform.keyFor('reviewer links'), rateScale: config.rateScale }),
      ...certificateHandlers({ publicUrl: config.publicUrl, beat: () => rooms.beat() }),
      ...bindRoutes(liveRoutes, {
        ticket: (call) => issueTicket(call, { key, id: call.params.id, hasRelay: liveKit !== null }),

        lane: async ({ params, query }) => {
          const ticket = readTicket(query.ticket, key, clock.now().getTime());
          // The schema's pattern is that of lanes.
          const lane = params.lane as Lane;
          if (ticket.session !== params.id) throw new Problem('ticket_invalid');
          await requireGuest(ticket);
          const hall = await rooms.enter(params.id);
          if (ticket.userId !== null && hall.shown.user(ticket.userId).isBanned) throw new Problem('banned');
          if (!lanesOf(ticket.role, ticket.userId).includes(lane)) throw new Problem('forbidden');
          const entries = await hall.missed(lane, query.after, query.upTo);
          return { from: query.after + 1, entries, head: hall.audience.head(lane) };
        },

        decks: async ({ actor, params }) => ({ items: await listDecks(actor, params.id) }),

        uploadDeck: ({ actor, params, query, receive, now }) =>
          bringDeck(actor, {
            session: params.id,
            segmentId: query.segmentId ?? null,
            receive: () => receive(DECK_MAX_BYTES),
            now,
          }),

        removeDeck: ({ actor, params }) => dropDeck(actor, params.id, params.deckId),

        deckFile: ({ actor, params }) => deckFile(actor, params.id, params.deckId),

        replay: ({ actor, params, query }) => readReplay(actor, params.id, query.after),

        report: async ({ actor, params, now }) => {
          await rooms.beat();
          return reportOf(actor, params.id, now);
        },

        reportFile: async ({ actor, params, now }) => {
          await rooms.beat();
          return reportFile(await reportOf(actor, params.id, now), params.format, actor.locale);
        },
      }),
    ],
  };
};
