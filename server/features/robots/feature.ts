// Group robots of organizations and of the center: who has which, and what they are told.
import type { FeatureFactory } from '#server/platform/feature.ts';
import { bindRoutes } from '#server/platform/http/handler.ts';
import { Problem } from '#server/platform/http/problem.ts';
import { sentence } from '#server/platform/words/sentence.ts';
import { robotRoutes } from '#shared/robots/routes.ts';
import { type RobotRecord, robots } from './model.ts';
import { presentRobot, presentRobots } from './present.ts';
import { robotQueue } from './queue.ts';
import { addRobot, changeRobot, managedOrganization, managedRobot, removeRobot } from './service.ts';
import { PACE_MS, speak, takeTurn } from './speak.ts';

export const robotsFeature: FeatureFactory = ({ vault, robots: sender, clock, config }) => ({
  name: 'robots',
  reactions: [
    {
      name: 'robots.clearing',
      hears: ['robot.removed'],
      batch: 50,
      async handle(facts) {
        await robots.deleteMany({ _id: { $in: facts.map(({ recordId }) => recordId) }, isRemoved: true });
      },
    },
  ],
  routes: bindRoutes(robotRoutes, {
    list: async ({ actor, query }) => {
      const { _id: organizationId } = await managedOrganization(actor, query.organization);
      const found = { organizationId, isRemoved: false };
      const records = await robots.find(found).sort({ createdAt: 1, _id: 1 }).lean<RobotRecord[]>();
      return { items: await presentRobots(records) };
    },

    add: async ({ actor, now, body }) => presentRobot(await addRobot({ actor, now, vault }, body)),

    change: async ({ actor, now, params, body }) =>
      presentRobot(await changeRobot({ actor, now, vault }, params.id, body)),

    remove: (call) => removeRobot(call, call.params.id),

    test: async ({ actor, params }) => {
      const robot = await managedRobot(actor, params.id);
      if (!(await takeTurn(robot._id, clock.now()))) {
        throw new Problem('too_many_requests', { params: { seconds: Math.ceil(PACE_MS / 1000) } });
      }
      const title = sentence(robot.locale, 'robots.testMessage', { name: robot.name });
      const text = { title, lines: [sentence(robot.locale, 'robots.testText')], link: null };
      const outcome = await speak({ robots: sender, vault, now: () => clock.now() }, robot, {
        ...text,
        link: { label: sentence(robot.locale, 'common.product.full'), address: config.publicUrl },
      });
      return { outcome: outcome.kind, failure: outcome.kind === 'sent' ? null : outcome.failure };
    },

    retry: async ({ actor, params }) => {
      const { _id } = await managedRobot(actor, params.id);
      return { count: await robotQueue().retry(_id) };
    },
  }),
});
