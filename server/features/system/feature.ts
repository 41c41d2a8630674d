// The platform about itself: health, the home page, and what the administrator sees of mails and facts.

import type { FeatureFactory } from '#server/platform/feature.ts';
import { bindRoutes } from '#server/platform/http/handler.ts';
import { systemRoutes } from '#shared/system/routes.ts';
import { listFacts, retryFact } from './facts.ts';
import { isServing, readHealth } from './health.ts';
import { readHome } from './home.ts';
import { listMails, readMail } from './mails.ts';

export const systemFeature: FeatureFactory = ({ search }) => ({
  name: 'system',
  routes: bindRoutes(systemRoutes, {
    health: async ({ response }) => {
      const health = await readHealth(search);
      if (!isServing(health)) response.status(503);
      return health;
    },
    home: ({ actor }) => readHome(actor, search),
    mails: ({ query }) => listMails(query),
    mail: ({ params }) => readMail(params.id),
    facts: ({ query }) => listFacts(query),
    retryFact: ({ params }) => retryFact(params.id),
  }),
});
