// The one table of what people are told: which facts, whom, and by which ways unless they choose otherwise. The words of a
// kind are `notifications.kind.<kind>` in the locales: its name in the settings, and its sentence.

import { dealKinds } from './deal-kinds.ts';

export const CHANNELS = ['app', 'mail', 'robot'] as const;
export type Channel = (typeof CHANNELS)[number];

/** `digest`: in one mail a day · `at_once`: a mail of its own. */
export const MAIL_CHOICES = ['at_once', 'digest', 'never'] as const;
export type MailChoice = (typeof MAIL_CHOICES)[number];

export const TOPICS = [
  'deals',
  'events',
  'postings',
  'matches',
  'pushes',
  'organization',
  'center',
  'account',
] as const;
export type Topic = (typeof TOPICS)[number];

/**
 * Whom a kind is for; the rule behind each is a policy on the server (audiences.ts).
 * author: who wrote the posting, or those who write for its organization when they have left · owners: the organization's ·
 * reviewers: the center's people who may decide on it · subject: the person it happened to · follower: who follows it ·
 * receivers: who writes for an organization that was pushed to · sender: the coordinator who pushed · asker, answerer: the two
 * sides of an interest · party: the people of a deal · registrants: who has registered for an event, or asked to
 */
export const AUDIENCES = [
  'author',
  'owners',
  'reviewers',
  'subject',
  'follower',
  'receivers',
  'sender',
  'asker',
  'answerer',
  'party',
  'registrants',
] as const;
export type Audience = (typeof AUDIENCES)[number];

interface KindRow {
  topic: Topic;
  facts: readonly string[];
  to: Audience;
  mail: MailChoice;
  /** A mail of its own in the words of `mail.<letter>`; without one those of `mail.notification`. */
  letter?: string;
  /** Whether group robots may be told. */
  robot: boolean;
}

export const notificationKinds = {
  postingPublished: {
    topic: 'postings',
    facts: ['need.published', 'capability.published'],
    to: 'author',
    mail: 'at_once',
    letter: 'postingPublished',
    robot: true,
  },
  postingReturned: {
    topic: 'postings',
    facts: ['need.returned', 'capability.returned'],
    to: 'author',
    mail: 'at_once',
    letter: 'postingReturned',
    robot: true,
  },
  postingRejected: {
    topic: 'postings',
    facts: ['need.rejected', 'capability.rejected'],
    to: 'author',
    mail: 'at_once',
    letter: 'postingRejected',
    robot: true,
  },
  /** No fact: the calendar's own, found by a job. */
  postingExpiring: {
    topic: 'postings',
    facts: [],
    to: 'author',
    mail: 'at_once',
    letter: 'postingExpiring',
    robot: true,
  },
  /** To a person whom the owner of a confidential posting named. */
  postingOpened: { topic: 'postings', facts: ['disclosure.granted'], to: 'subject', mail: 'at_once', robot: false },
  /** To the author: an organization has signed, and the posting is open to it. */
  postingSigned: { topic: 'postings', facts: ['disclosure.granted'], to: 'author', mail: 'digest', robot: false },
  postingExpired: {
    topic: 'postings',
    facts: ['need.expired', 'capability.expired'],
    to: 'author',
    mail: 'digest',
    robot: true,
  },
  matchFound: { topic: 'matches', facts: ['match.found'], to: 'follower', mail: 'digest', robot: true },
  searchFound: { topic: 'matches', facts: ['search.found'], to: 'follower', mail: 'digest', robot: false },
  pushed: { topic: 'pushes', facts: ['push.sent'], to: 'receivers', mail: 'digest', robot: true },
  pushInterested: { topic: 'pushes', facts: ['push.interested'], to: 'sender', mail: 'at_once', robot: true },
  pushDeclined: { topic: 'pushes', facts: ['push.declined'], to: 'sender', mail: 'digest', robot: false },
  ...dealKinds,
  eventSoon: { topic: 'events', facts: [], to: 'registrants', mail: 'at_once', robot: false },
  /** To a guest of a closed event, or to the owners of an organization that is one. */
  eventInvited: {
    topic: 'events',
    facts: ['event.published', 'event.invited'],
    to: 'subject',
    mail: 'at_once',
    letter: 'eventInvited',
    robot: false,
  },
  eventRegistered: {
    topic: 'events',
    facts: ['registration.registered'],
    to: 'subject',
    mail: 'at_once',
    letter: 'eventRegistered',
    robot: false,
  },
  eventSeatFound: {
    topic: 'events',
    facts: ['registration.promoted'],
    to: 'subject',
    mail: 'at_once',
    letter: 'eventSeatFound',
    robot: false,
  },
  eventDeclined: {
    topic: 'events',
    facts: ['registration.declined'],
    to: 'subject',
    mail: 'at_once',
    letter: 'eventDeclined',
    robot: false,
  },
  eventMoved: { topic: 'events', facts: ['event.changed'], to: 'registrants', mail: 'at_once', robot: false },
  eventCancelled: {
    topic: 'events',
    facts: ['event.cancelled'],
    to: 'registrants',
    mail: 'at_once',
    letter: 'eventCancelled',
    robot: false,
  },
  sessionLive: { topic: 'events', facts: ['session.live'], to: 'registrants', mail: 'never', robot: false },
  replayReady: { topic: 'events', facts: ['session.replay'], to: 'registrants', mail: 'digest', robot: false },
  organizationVerified: {
    topic: 'organization',
    facts: ['organization.verified'],
    to: 'owners',
    mail: 'at_once',
    letter: 'organizationVerified',
    robot: true,
  },
  organizationRefused: {
    topic: 'organization',
    facts: ['organization.refused'],
    to: 'owners',
    mail: 'at_once',
    letter: 'organizationRefused',
    robot: false,
  },
  joinRequested: {
    topic: 'organization',
    facts: ['join.requested'],
    to: 'owners',
    mail: 'at_once',
    letter: 'joinRequest',
    robot: false,
  },
  joinAccepted: {
    topic: 'organization',
    facts: ['member.joined'],
    to: 'subject',
    mail: 'at_once',
    letter: 'joinAccepted',
    robot: false,
  },
  joinDeclined: {
    topic: 'organization',
    facts: ['join.declined'],
    to: 'subject',
    mail: 'at_once',
    letter: 'joinDeclined',
    robot: false,
  },
  invitationAccepted: {
    topic: 'organization',
    facts: ['member.joined'],
    to: 'owners',
    mail: 'never',
    robot: false,
  },
  /** The mail with the link that accepts goes out by itself, also to who has no account. */
  invitationMade: { topic: 'organization', facts: ['invitation.made'], to: 'subject', mail: 'never', robot: false },
  roleChanged: { topic: 'organization', facts: ['member.role_changed'], to: 'subject', mail: 'never', robot: false },
  memberRemoved: { topic: 'organization', facts: ['member.removed'], to: 'subject', mail: 'digest', robot: false },
  /** A group robot did not take what was sent to it: it waits on the robot's page. */
  robotGaveUp: { topic: 'organization', facts: ['robot.gave_up'], to: 'owners', mail: 'at_once', robot: false },
  reviewWaiting: {
    topic: 'center',
    facts: ['need.submitted', 'capability.submitted'],
    to: 'reviewers',
    mail: 'digest',
    robot: true,
  },
  verificationWaiting: {
    topic: 'center',
    facts: ['organization.founded', 'organization.verification_requested', 'organization.changed'],
    to: 'reviewers',
    mail: 'digest',
    robot: true,
  },
  registrationWaiting: {
    topic: 'center',
    facts: ['registration.requested'],
    to: 'reviewers',
    mail: 'digest',
    robot: true,
  },
  /** All parties of a deal have agreed that the center takes part. */
  dealCalls: { topic: 'center', facts: ['deal.coordinator_joined'], to: 'reviewers', mail: 'at_once', robot: true },
  interestLate: { topic: 'center', facts: ['interest.escalated'], to: 'reviewers', mail: 'digest', robot: true },
  mailBounced: { topic: 'account', facts: ['mail_settings.bounced'], to: 'subject', mail: 'never', robot: false },
} as const satisfies Record<string, KindRow>;

export type Kind = keyof typeof notificationKinds;

// The keys of a const object are exactly the kinds; Object.keys forgets that.
export const KINDS = Object.keys(notificationKinds) as [Kind, ...Kind[]];

export const kindRow = (kind: Kind): KindRow => notificationKinds[kind];

type RobotKind = { [K in Kind]: (typeof notificationKinds)[K]['robot'] extends true ? K : never }[Kind];

// Filtered by the very property that RobotKind is made of.
export const ROBOT_KINDS = KINDS.filter((kind) => notificationKinds[kind].robot) as [RobotKind, ...RobotKind[]];

/** Kinds that a person may not silence in the app: without them they would not know that mails no longer arrive. */
export const ALWAYS_SHOWN: readonly Kind[] = ['mailBounced'];
