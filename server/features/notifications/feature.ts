// Notifications: what people are told, by which way, and what became of it.
import { plugInRobotQueue } from '#server/features/robots/queue.ts';
import { userIdOf } from '#server/platform/auth/actor.ts';
import { type Loop, startLoop } from '#server/platform/facts/loop.ts';
import type { Reaction } from '#server/platform/facts/reaction.ts';
import type { FeatureFactory, Platform } from '#server/platform/feature.ts';
import { bindRoutes } from '#server/platform/http/handler.ts';
import { notificationRoutes } from '#shared/notifications/routes.ts';
import { NOUNS } from '#shared/postings/schema.ts';
import { remindOfExpiry } from './expiring.ts';
import { countUnread, listInbox, markRead, tellChanged } from './inbox.ts';
import { listDeliveries, retryDelivery } from './log.ts';
import { hasDueMails, resumeMails, sendMails } from './mail-channel.ts';
import { countQueues, createRobotDispatch, retryQueue } from './robot-channel.ts';
import { changeSettings, readSettings } from './settings.ts';
import { remindOfEvents } from './soon.ts';
import { HEARD, spread } from './spread.ts';
import { remindOfSteps } from './steps.ts';
import { endSubscription, isSubscribed, readToken } from './subscriptions.ts';
import { noteVisit } from './visits.ts';

const BATCH = 200;
const REMIND_EVERY_MS = 3600_000;
const EVENTS_EVERY_MS = 300_000;
const SETTLED_LOOK_MS = 10;

/** The two ways that work by themselves: mails and robots. */
const createDispatch = (platform: Platform) => {
  const { clock, log } = platform;
  const onFailure = (error: unknown) => log.warn({ failure: String(error) }, 'notifications: will look again');
  let loops: Loop[] = [];
  const wake = () => {
    for (const loop of loops) loop.wake();
  };
  const robots = createRobotDispatch(platform, wake);
  return {
    start() {
      loops = [() => sendMails(platform), () => robots.look()].map((look) => startLoop({ look, onFailure }));
    },
    wake,
    async settled() {
      while ((await hasDueMails(clock.now())) || (await robots.hasDue())) {
        wake();
        await new Promise((resolve) => setTimeout(resolve, SETTLED_LOOK_MS));
      }
    },
    async stop() {
      await Promise.all(loops.map((loop) => loop.stop()));
      await robots.rest();
    },
  };
};

type Dispatch = ReturnType<typeof createDispatch>;

const spreading = ({ clock, notify }: Platform, dispatch: Dispatch): Reaction => ({
  name: 'notifications.spread',
  hears: HEARD,
  batch: BATCH,
  async handle(facts) {
    const reached = await spread(facts, clock.now());
    await tellChanged(notify, [...reached]);
    dispatch.wake();
  },
});

const routesOf = ({ clock, notify, vault }: Platform, dispatch: Dispatch) =>
  bindRoutes(notificationRoutes, {
    list: ({ actor, query }) => listInbox(userIdOf(actor), query),

    visit: async ({ actor, now }) => {
      const since = await noteVisit(userIdOf(actor), now);
      return { since: since?.toISOString() ?? null };
    },

    unread: async ({ actor }) => ({ unread: await countUnread(userIdOf(actor)) }),

    read: async ({ actor, body, now }) => {
      const userId = userIdOf(actor);
      await markRead(userId, body, now);
      await tellChanged(notify, [userId]);
      return { unread: await countUnread(userId) };
    },

    settings: ({ actor }) => readSettings(actor),

    changeSettings: (call) => changeSettings(call, call.body),

    resumeMails: async ({ actor, now }) => {
      await resumeMails(userIdOf(actor), now);
      dispatch.wake();
      return readSettings(actor);
    },

    subscription: async ({ params }) => {
      const subscription = readToken(vault, params.token);
      return { kind: subscription.kind, isOn: await isSubscribed(subscription) };
    },

    unsubscribe: ({ params, now }) => endSubscription(readToken(vault, params.token), now),

    deliveries: ({ query }) => listDeliveries(query),

    retryDelivery: async ({ params }) => {
      const delivery = await retryDelivery(params.id, clock.now());
      dispatch.wake();
      return delivery;
    },
  });

export const notificationsFeature: FeatureFactory = (platform) => {
  const { clock, notify } = platform;
  const dispatch = createDispatch(platform);
  plugInRobotQueue({
    counts: countQueues,
    async retry(robotId) {
      const count = await retryQueue(robotId, clock.now());
      dispatch.wake();
      return count;
    },
  });
  return {
    name: 'notifications',
    routes: routesOf(platform, dispatch),
    reactions: [spreading(platform, dispatch)],
    jobs: [
      {
        name: 'notifications.expiring',
        everyMs: REMIND_EVERY_MS,
        async run() {
          for (const noun of NOUNS) await tellChanged(notify, [...(await remindOfExpiry(noun, clock.now()))]);
          dispatch.wake();
        },
      },
      {
        name: 'notifications.steps',
        everyMs: REMIND_EVERY_MS,
        async run() {
          await tellChanged(notify, [...(await remindOfSteps(clock.now()))]);
          dispatch.wake();
        },
      },
      {
        name: 'notifications.events',
        everyMs: EVENTS_EVERY_MS,
        async run() {
          await tellChanged(notify, [...(await remindOfEvents(clock.now()))]);
          dispatch.wake();
        },
      },
    ],
    start: async () => dispatch.start(),
    settled: () => dispatch.settled(),
    stop: () => dispatch.stop(),
  };
};
