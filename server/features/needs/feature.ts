import { nounParts } from '#server/features/postings/feature.ts';
import { postingHandlers } from '#server/features/postings/handlers.ts';
import type { FeatureFactory } from '#server/platform/feature.ts';
import { bindRoutes } from '#server/platform/http/handler.ts';
import { withFileRefusals } from '#server/platform/http/refusals.ts';
import { needRoutes } from '#shared/needs/routes.ts';
import { needs } from './needs.ts';

export const needsFeature: FeatureFactory = (platform) => ({
  name: 'needs',
  routes: withFileRefusals(
    { log: platform.log, area: 'needs' },
    bindRoutes(needRoutes, postingHandlers(needs, platform)),
  ),
  ...nounParts(needs, platform),
});
