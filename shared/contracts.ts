// All tables, in the order of the features. The server's router, the OpenAPI document and the tests walk this list.

import { capabilityRoutes } from '#shared/capabilities/routes.ts';
import type { RouteTable } from '#shared/contract/route.ts';
import type { SocketTable } from '#shared/contract/socket.ts';
import { dealFigureRoutes } from '#shared/deals/figures.ts';
import { dealRoutes } from '#shared/deals/routes.ts';
import { dealSocket } from '#shared/deals/socket.ts';
import { disclosureRoutes } from '#shared/disclosures/routes.ts';
import { eventRoutes } from '#shared/events/routes.ts';
import { eventSocket } from '#shared/events/socket.ts';
import { followRoutes } from '#shared/follows/routes.ts';
import { importRoutes } from '#shared/imports/routes.ts';
import { importSocket } from '#shared/imports/socket.ts';
import { interestRoutes } from '#shared/interests/routes.ts';
import { interestSocket } from '#shared/interests/socket.ts';
import { certificateRoutes } from '#shared/live/certificates/routes.ts';
import { closedRoutes } from '#shared/live/closed/routes.ts';
import { contactRoutes } from '#shared/live/contacts/routes.ts';
import { mediaRoutes } from '#shared/live/media/routes.ts';
import { reviewerRoutes } from '#shared/live/reviewers/routes.ts';
import { liveRoutes } from '#shared/live/routes.ts';
import { matchRoutes } from '#shared/matching/routes.ts';
import { matchSocket } from '#shared/matching/socket.ts';
import { weightRoutes } from '#shared/matching/weights.ts';
import { needRoutes } from '#shared/needs/routes.ts';
import { notificationRoutes } from '#shared/notifications/routes.ts';
import { notificationSocket } from '#shared/notifications/socket.ts';
import { organizationRoutes } from '#shared/organizations/routes.ts';
import { postingSocket } from '#shared/postings/socket.ts';
import { pushRoutes } from '#shared/pushes/routes.ts';
import { reviewRoutes } from '#shared/reviews/routes.ts';
import { robotRoutes } from '#shared/robots/routes.ts';
import { searchRoutes } from '#shared/search/routes.ts';
import { systemRoutes } from '#shared/system/routes.ts';
import { userRoutes } from '#shared/users/routes.ts';
import { vocabularyRoutes } from '#shared/vocabularies/routes.ts';

export const routeTables = {
  vocabularies: vocabularyRoutes,
  users: userRoutes,
  organizations: organizationRoutes,
  needs: needRoutes,
  capabilities: capabilityRoutes,
  reviews: reviewRoutes,
  matching: matchRoutes,
  weights: weightRoutes,
  search: searchRoutes,
  imports: importRoutes,
  disclosures: disclosureRoutes,
  interests: interestRoutes,
  deals: dealRoutes,
  dealFigures: dealFigureRoutes,
  events: eventRoutes,
  live: liveRoutes,
  media: mediaRoutes,
  closed: closedRoutes,
  contacts: contactRoutes,
  certificates: certificateRoutes,
  reviewers: reviewerRoutes,
  follows: followRoutes,
  pushes: pushRoutes,
  robots: robotRoutes,
  notifications: notificationRoutes,
  system: systemRoutes,
} as const satisfies Record<string, RouteTable>;

export const socketTables = {
  postings: postingSocket,
  matching: matchSocket,
  imports: importSocket,
  interests: interestSocket,
  deals: dealSocket,
  events: eventSocket,
  notifications: notificationSocket,
} as const satisfies Record<string, SocketTable>;
