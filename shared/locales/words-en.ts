import backstage from './en/backstage.json' with { type: 'json' };
import capabilities from './en/capabilities.json' with { type: 'json' };
import captions from './en/captions.json' with { type: 'json' };
import certificates from './en/certificates.json' with { type: 'json' };
import closed from './en/closed.json' with { type: 'json' };
import common from './en/common.json' with { type: 'json' };
import contacts from './en/contacts.json' with { type: 'json' };
import deals from './en/deals.json' with { type: 'json' };
import disclosures from './en/disclosures.json' with { type: 'json' };
import events from './en/events.json' with { type: 'json' };
import field from './en/field.json' with { type: 'json' };
import follows from './en/follows.json' with { type: 'json' };
import imports from './en/imports.json' with { type: 'json' };
import interests from './en/interests.json' with { type: 'json' };
import live from './en/live.json' with { type: 'json' };
import matching from './en/matching.json' with { type: 'json' };
import media from './en/media.json' with { type: 'json' };
import needs from './en/needs.json' with { type: 'json' };
import notifications from './en/notifications.json' with { type: 'json' };
import organizations from './en/organizations.json' with { type: 'json' };
import postings from './en/postings.json' with { type: 'json' };
import problem from './en/problem.json' with { type: 'json' };
import pushes from './en/pushes.json' with { type: 'json' };
import reviewers from './en/reviewers.json' with { type: 'json' };
import reviews from './en/reviews.json' with { type: 'json' };
import robots from './en/robots.json' with { type: 'json' };
import search from './en/search.json' with { type: 'json' };
import system from './en/system.json' with { type: 'json' };
import users from './en/users.json' with { type: 'json' };
import vocabulary from './en/vocabulary.json' with { type: 'json' };

// That both languages have the same keys is a test's business: plural forms differ, so one type cannot say it.
export const words = {
  common,
  problem,
  field,
  vocabulary,
  users,
  organizations,
  postings,
  needs,
  backstage,
  capabilities,
  reviewers,
  reviews,
  matching,
  search,
  imports,
  disclosures,
  interests,
  deals,
  events,
  live,
  captions,
  media,
  contacts,
  certificates,
  closed,
  system,
  follows,
  pushes,
  robots,
  notifications,
};
