import type { Feature, FeatureFactory } from '#server/platform/feature.ts';
import { createUserLimits } from './limits.ts';
import { userReactions } from './reactions.ts';
import { bindUserRoutes } from './routes.ts';

export const usersFeature: FeatureFactory = (platform): Feature => {
  const limits = createUserLimits(platform.config.rateScale);
  return { name: 'users', routes: bindUserRoutes(platform, limits), reactions: userReactions(platform) };
};
