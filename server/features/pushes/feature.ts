// The center shows a posting to chosen organizations and follows what becomes of it.
import { foundOr404 } from '#server/platform/db/record.ts';
import type { FeatureFactory } from '#server/platform/feature.ts';
import { bindRoutes } from '#server/platform/http/handler.ts';
import { pushRoutes } from '#shared/pushes/routes.ts';
import { pushCandidates } from './candidates.ts';
import { type PushRecord, pushes } from './model.ts';
import { mayReceive, receivedFilter } from './policy.ts';
import { presentReceived, presentSent, presentTracking } from './present.ts';
import { answerPush, openPush, receivedPush, sendPush } from './service.ts';

interface Paged {
  page: number;
  limit: number;
}

const pageOfPushes = async (filter: object, { page, limit }: Paged) => {
  const [records, total] = await Promise.all([
    pushes
      .find(filter)
      .sort({ createdAt: -1, _id: -1 })
      .skip((page - 1) * limit)
      .limit(limit)
      .lean<PushRecord[]>(),
    pushes.countDocuments(filter),
  ]);
  return { records, total };
};

export const pushesFeature: FeatureFactory = () => ({
  name: 'pushes',
  routes: bindRoutes(pushRoutes, {
    candidates: async ({ actor, now, query: { noun, postingId } }) => ({
      items: await pushCandidates({ actor, now, noun, postingId }),
    }),

    send: async (call) => presentTracking(await sendPush(call, call.body)),

    sent: async ({ query }) => {
      const { records, total } = await pageOfPushes({}, query);
      return { items: await presentSent(records), total };
    },

    tracking: async ({ params }) => presentTracking(foundOr404(await pushes.findById(params.id).lean<PushRecord>())),

    received: async ({ actor, query }) => {
      const { records, total } = await pageOfPushes(receivedFilter(actor), query);
      const received = records.flatMap((push) =>
        push.targets.filter((target) => mayReceive(actor, target)).map((target) => ({ push, target })),
      );
      return { items: await presentReceived(actor, received), total };
    },

    open: async (call) => {
      await openPush(call, call.params);
      const [received] = await presentReceived(call.actor, [await receivedPush(call.actor, call.params)]);
      return foundOr404(received);
    },

    answer: async (call) => {
      await answerPush(call, call.params, call.body);
      const [received] = await presentReceived(call.actor, [await receivedPush(call.actor, call.params)]);
      return foundOr404(received);
    },
  }),
});
