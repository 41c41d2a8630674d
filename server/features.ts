// The features in their order, which is also the import rule: a feature imports only features above it. The other way it
// hears facts. Deleting a feature is deleting its folder and its line here.

import { capabilitiesFeature } from '#server/features/capabilities/feature.ts';
import { dealsFeature } from '#server/features/deals/feature.ts';
import { disclosuresFeature } from '#server/features/disclosures/feature.ts';
import { eventsFeature } from '#server/features/events/feature.ts';
import { followsFeature } from '#server/features/follows/feature.ts';
import { importsFeature } from '#server/features/imports/feature.ts';
import { interestsFeature } from '#server/features/interests/feature.ts';
import { liveFeature } from '#server/features/live/feature.ts';
import { matchingFeature } from '#server/features/matching/feature.ts';
import { needsFeature } from '#server/features/needs/feature.ts';
import { notificationsFeature } from '#server/features/notifications/feature.ts';
import { organizationsFeature } from '#server/features/organizations/feature.ts';
import { postingsFeature } from '#server/features/postings/feature.ts';
import { pushesFeature } from '#server/features/pushes/feature.ts';
import { reviewsFeature } from '#server/features/reviews/feature.ts';
import { robotsFeature } from '#server/features/robots/feature.ts';
import { searchFeature } from '#server/features/search/feature.ts';
import { systemFeature } from '#server/features/system/feature.ts';
import { usersFeature } from '#server/features/users/feature.ts';
import { vocabulariesFeature } from '#server/features/vocabularies/feature.ts';
import type { FeatureFactory } from '#server/platform/feature.ts';

export const featureOrder: readonly (readonly [name: string, make: FeatureFactory])[] = [
  ['vocabularies', vocabulariesFeature],
  ['users', usersFeature],
  ['organizations', organizationsFeature],
  ['postings', postingsFeature],
  ['needs', needsFeature],
  ['capabilities', capabilitiesFeature],
  ['reviews', reviewsFeature],
  ['matching', matchingFeature],
  ['search', searchFeature],
  ['imports', importsFeature],
  ['disclosures', disclosuresFeature],
  ['interests', interestsFeature],
  ['deals', dealsFeature],
  ['events', eventsFeature],
  ['live', liveFeature],
  ['follows', followsFeature],
  ['pushes', pushesFeature],
  ['robots', robotsFeature],
  ['notifications', notificationsFeature],
  ['system', systemFeature],
];
