// The whole platform in a process of its own, with one published event, and a probe.
import { isDeepStrictEqual } from 'node:util';
import { eventOf } from '#seeds/builders/events.ts';
import { personOf } from '#seeds/builders/people.ts';
import { createEvent, moveEvent } from '#server/features/events/service.ts';
import { readLane } from '#server/features/live/log/store.ts';
import { type DeckRecord, decks } from '#server/features/live/model.ts';
import { rebuild } from '#server/features/live/restore.ts';
import { seedUser } from '#server/features/users/seeding.ts';
import type { Actor } from '#server/platform/auth/actor.ts';
import { readConfig } from '#server/platform/config.ts';
import { insertRecord, newId } from '#server/platform/db/record.ts';
import { createLog } from '#server/platform/logging.ts';
import { serve } from '#server/serve.ts';
import { eventInputSchema } from '#shared/events/schema.ts';
import type { Lane } from '#shared/live/lanes.ts';
import { answerParent } from './child.ts';
import { readProbe, resetProbe, settledRss } from './probe.ts';

const PAGES = 300;
const config = readConfig(process.env);
const serving = await serve({ config, log: createLog('warn'), onStep: () => {} });

answerParent({
  address: () => serving.address,
  /** A published event and who hosts it. */
  event: async () => {
    const now = new Date();
    const userId = await seedUser({ ...personOf(), duty: 'coordinator', isDemo: false }, now);
    const actor: Actor = { userId, duty: 'coordinator', memberships: [], locale: 'zh-CN' };
    const { _id: session } = await createEvent({ actor, now }, { input: eventInputSchema.parse(eventOf({}, now)) });
    await moveEvent({ actor, now }, session, 'publish');
    const deckId = newId();
    await insertRecord<DeckRecord>(
      decks,
      {
        _id: deckId,
        session,
        segmentId: null,
        ownerId: userId,
        name: 'deck.pdf',
        fileId: newId(),
        pages: PAGES,
        sizeBytes: 1,
        isShown: true,
      },
      { type: 'deck.brought', noun: 'deck', by: userId, at: now },
    );
    return { session, hostId: userId, deckId };
  },
  /** The orders of a lane's entries, as the log holds them. */
  orders: async ({ session, lane }: { session: string; lane: Lane }) => {
    const orders: number[] = [];
    for (;;) {
      const entries = await readLane({ session, lane, after: orders.length, upTo: Number.MAX_SAFE_INTEGER });
      orders.push(...entries.map(({ order }) => order));
      if (entries.length === 0) return orders;
    }
  },
  /** The states of everybody's lanes made from the whole log, and whether the way by the checkpoint comes to the same. */
  rebuilt: async ({ session }: { session: string }) => {
    const [long, short] = await Promise.all([rebuild(session, { fromStart: true }), rebuild(session)]);
    const isSame = isDeepStrictEqual(long.state.store(), short.state.store());
    return { order: long.order, ctl: long.state.ctl, pub: long.state.pub, isSame };
  },
  reset: () => resetProbe(),
  probe: () => readProbe(),
  rss: () => settledRss(),
});
process.on('SIGTERM', () => void serving.close().then(() => process.exit(0)));
