import { registerReplyFigures } from '#server/features/matching/replies.ts';
import { loadOrganization } from '#server/features/organizations/load.ts';
import { createDurableLimit } from '#server/features/users/durable-limit.ts';
import type { FeatureFactory } from '#server/platform/feature.ts';
import { bindRoutes } from '#server/platform/http/handler.ts';
import { withRouteRefusals } from '#server/platform/http/refusals.ts';
import { interestRoutes } from '#shared/interests/routes.ts';
import { INTERESTS_A_DAY } from '#shared/interests/schema.ts';
import { acceptInterest, declineInterest, handOverInterest, remindOfInterest, withdrawInterest } from './answer.ts';
import { type Command, readable } from './command.ts';
import { replyFigures, replyFiguresOf } from './figures.ts';
import { listInterests, listLate } from './list.ts';
import type { InterestRecord } from './model.ts';
import { passOver, undoPass } from './passes.ts';
import { presentInterest } from './present.ts';
import { interestReactions } from './reactions.ts';
import { runReplyClock } from './reply-clock.ts';
import { sendInterest } from './send.ts';
import { listStanding, standingOfPass } from './standing.ts';

const DAY_SECONDS = 24 * 3600;
const CLOCK_EVERY_MS = 60_000;

type Called = Pick<Command, 'actor' | 'now'> & { params: { id: string } };

const commandOf = ({ params: { id }, actor, now }: Called): Command => ({ id, actor, now });

const shown = async ({ actor, now }: Pick<Command, 'actor' | 'now'>, record: Promise<InterestRecord>) =>
  presentInterest(actor, await record, now);

export const interestsFeature: FeatureFactory = (platform) => {
  const limit = createDurableLimit({
    name: 'interest',
    times: INTERESTS_A_DAY,
    withinSeconds: DAY_SECONDS,
    scale: platform.config.rateScale,
  });
  registerReplyFigures((organizationIds) => replyFiguresOf(organizationIds, platform.clock.now()));
  return {
    name: 'interests',
    routes: withRouteRefusals(
      { log: platform.log, area: 'interests' },
      bindRoutes(interestRoutes, {
        list: ({ actor, query, now }) => listInterests(actor, query, now),
        send: (call) => shown(call, sendInterest({ ...call.body, actor: call.actor, now: call.now, limit })),
        standing: ({ actor, query }) => listStanding(actor, query),
        pass: async ({ actor, now, body: { reason, ...pair } }) =>
          standingOfPass(await passOver({ actor, now, ...pair }, reason)),
        undoPass: ({ actor, now, body }) => undoPass({ actor, now, ...body }),
        read: (call) => shown(call, readable(call.actor, call.params.id)),
        accept: (call) => shown(call, acceptInterest(commandOf(call))),
        decline: (call) => shown(call, declineInterest(commandOf(call), call.body)),
        withdraw: (call) => shown(call, withdrawInterest(commandOf(call))),
        handOver: (call) => shown(call, handOverInterest(commandOf(call), call.body.userId)),
        remind: (call) => shown(call, remindOfInterest(commandOf(call))),
        supervision: ({ actor, query, now }) => listLate(actor, query, now),
        figures: async ({ actor, params: { id }, now }) => {
          await loadOrganization(actor, id);
          return replyFigures(id, now);
        },
      }),
    ),
    reactions: interestReactions(platform),
    jobs: [{ name: 'interests.clock', everyMs: CLOCK_EVERY_MS, run: () => runReplyClock(platform.clock) }],
  };
};
