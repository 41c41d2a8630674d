// Following searches and postings: what is new for whom, once, with the reason.
import { userIdOf } from '#server/platform/auth/actor.ts';
import type { FeatureFactory } from '#server/platform/feature.ts';
import { bindRoutes } from '#server/platform/http/handler.ts';
import { followRoutes } from '#shared/follows/routes.ts';
import { type FindingRecord, type FollowRecord, findings, follows, postingTarget } from './model.ts';
import { presentFindings, presentFollow, presentFollows } from './present.ts';
import { followReactions } from './reactions.ts';
import { changeFollow, follow, ownFollow, unfollow } from './service.ts';

export const followsFeature: FeatureFactory = (platform) => ({
  name: 'follows',
  reactions: followReactions(platform),
  routes: bindRoutes(followRoutes, {
    list: async ({ actor, query: { page, limit, of } }) => {
      const filter = { userId: userIdOf(actor), ...(of ? { of } : {}) };
      const [records, total] = await Promise.all([
        follows
          .find(filter)
          .sort({ createdAt: -1, _id: -1 })
          .skip((page - 1) * limit)
          .limit(limit)
          .lean<FollowRecord[]>(),
        follows.countDocuments(filter),
      ]);
      return { items: await presentFollows(actor, records), total };
    },

    ofPosting: async ({ actor, query: { noun, postingId } }) => {
      const target = postingTarget(noun, postingId);
      const record = await follows.findOne({ userId: userIdOf(actor), target }).lean<FollowRecord>();
      return { follow: record ? await presentFollow(actor, record) : null };
    },

    add: async (call) => presentFollow(call.actor, await follow(call, call.body)),

    change: async (call) => presentFollow(call.actor, await changeFollow(call, call.params.id, call.body)),

    remove: (call) => unfollow(call, call.params.id),

    findings: async ({ actor, params, query: { page, limit } }) => {
      const { _id: followId } = await ownFollow(actor, params.id);
      const [records, total] = await Promise.all([
        findings
          .find({ followId })
          .sort({ at: -1, _id: -1 })
          .skip((page - 1) * limit)
          .limit(limit)
          .lean<FindingRecord[]>(),
        findings.countDocuments({ followId }),
      ]);
      return { items: await presentFindings(actor, records), total };
    },
  }),
});
