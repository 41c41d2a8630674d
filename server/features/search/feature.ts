import type { FeatureFactory } from '#server/platform/feature.ts';
import { bindRoutes } from '#server/platform/http/handler.ts';
import { searchRoutes } from '#shared/search/routes.ts';
import { findEverything } from './find.ts';

export const searchFeature: FeatureFactory = ({ search }) => ({
  name: 'search',
  routes: bindRoutes(searchRoutes, { search: ({ actor, query }) => findEverything({ search, actor, ...query }) }),
});
