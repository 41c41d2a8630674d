import { nounParts } from '#server/features/postings/feature.ts';
import { postingHandlers } from '#server/features/postings/handlers.ts';
import type { FeatureFactory } from '#server/platform/feature.ts';
import { bindRoutes } from '#server/platform/http/handler.ts';
import { withFileRefusals } from '#server/platform/http/refusals.ts';
import { capabilityRoutes } from '#shared/capabilities/routes.ts';
import { capabilities } from './capabilities.ts';

export const capabilitiesFeature: FeatureFactory = (platform) => ({
  name: 'capabilities',
  routes: withFileRefusals(
    { log: platform.log, area: 'capabilities' },
    bindRoutes(capabilityRoutes, postingHandlers(capabilities, platform)),
  ),
  ...nounParts(capabilities, platform),
});
