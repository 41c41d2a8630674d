// Chinese is the base: its keys are the keys there are. Mails are the server's and stay out of the browser.
import backstage from './zh-CN/backstage.json' with { type: 'json' };
import capabilities from './zh-CN/capabilities.json' with { type: 'json' };
import captions from './zh-CN/captions.json' with { type: 'json' };
import certificates from './zh-CN/certificates.json' with { type: 'json' };
import closed from './zh-CN/closed.json' with { type: 'json' };
import common from './zh-CN/common.json' with { type: 'json' };
import contacts from './zh-CN/contacts.json' with { type: 'json' };
import deals from './zh-CN/deals.json' with { type: 'json' };
import disclosures from './zh-CN/disclosures.json' with { type: 'json' };
import events from './zh-CN/events.json' with { type: 'json' };
import field from './zh-CN/field.json' with { type: 'json' };
import follows from './zh-CN/follows.json' with { type: 'json' };
import imports from './zh-CN/imports.json' with { type: 'json' };
import interests from './zh-CN/interests.json' with { type: 'json' };
import live from './zh-CN/live.json' with { type: 'json' };
import matching from './zh-CN/matching.json' with { type: 'json' };
import media from './zh-CN/media.json' with { type: 'json' };
import needs from './zh-CN/needs.json' with { type: 'json' };
import notifications from './zh-CN/notifications.json' with { type: 'json' };
import organizations from './zh-CN/organizations.json' with { type: 'json' };
import postings from './zh-CN/postings.json' with { type: 'json' };
import problem from './zh-CN/problem.json' with { type: 'json' };
import pushes from './zh-CN/pushes.json' with { type: 'json' };
import reviewers from './zh-CN/reviewers.json' with { type: 'json' };
import reviews from './zh-CN/reviews.json' with { type: 'json' };
import robots from './zh-CN/robots.json' with { type: 'json' };
import search from './zh-CN/search.json' with { type: 'json' };
import system from './zh-CN/system.json' with { type: 'json' };
import users from './zh-CN/users.json' with { type: 'json' };
import vocabulary from './zh-CN/vocabulary.json' with { type: 'json' };

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

/** All keys that the client may ask for. */
export type Words = typeof words;
