import type { FeatureFactory } from '#server/platform/feature.ts';
import { bindRoutes } from '#server/platform/http/handler.ts';
import { reviewRoutes } from '#shared/reviews/routes.ts';
import { reviewQueue } from './queue.ts';
import { reviewReactions } from './reactions.ts';

export const reviewsFeature: FeatureFactory = (platform) => ({
  name: 'reviews',
  routes: bindRoutes(reviewRoutes, { queue: ({ query }) => reviewQueue(query) }),
  reactions: reviewReactions(platform),
});
