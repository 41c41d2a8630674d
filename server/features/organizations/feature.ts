import { plugInMemberships } from '#server/features/users/memberships.ts';
import type { Feature, FeatureFactory } from '#server/platform/feature.ts';
import { organizationReactions } from './reactions.ts';
import { membershipsByUser } from './reads.ts';
import { bindOrganizationRoutes } from './routes.ts';
import { organizationSource } from './search.ts';

export const organizationsFeature: FeatureFactory = (platform): Feature => {
  plugInMemberships(membershipsByUser);
  return {
    name: 'organizations',
    routes: bindOrganizationRoutes(platform),
    reactions: organizationReactions(platform),
    sources: [organizationSource],
  };
};
