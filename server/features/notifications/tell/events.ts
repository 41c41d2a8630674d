// Events and their live sessions, to who has registered for them; and to the center, whom somebody asks to be let in.
import { mayReadEvent, mayRunEvent } from '#server/features/events/policy.ts';
import { type EventRecord, invitedPeople, registeredFor } from '#server/features/events/reads.ts';
import type { Context } from '#server/features/notifications/context.ts';
import type { Fact } from '#server/platform/db/record.ts';
import type { Kind } from '#shared/notifications/kinds.ts';
import type { Teller, Telling } from './telling.ts';

const BEIJING_MS = 8 * 3600_000;

/** The same for every reader: `2026-11-28 14:00 (UTC+8)`. */
const startOf = ({ startsAt }: EventRecord): string =>
  `${new Date(startsAt.getTime() + BEIJING_MS).toISOString().slice(0, 16).replace('T', ' ')} (UTC+8)`;

const eventOf = (fact: Fact, context: Context): EventRecord | undefined =>
  context.event(fact.noun === 'registration' ? String(fact.data['eventId'] ?? '') : fact.recordId);

const about = (event: EventRecord, to: readonly string[]): Telling => ({
  params: { title: event.title, start: startOf(event) },
  path: `/events/${event._id}`,
  group: `event ${event._id}`,
  to,
  mayHear: (actor) => mayReadEvent(actor, event),
  isDemo: event.isDemo,
});

const toSubject: Teller = (fact, context) => {
  const event = eventOf(fact, context);
  return event ? [about(event, [String(fact.data['userId'] ?? '')])] : [];
};

type Registered = Parameters<typeof registeredFor>[1];

/** Everybody whose registration is in one of these states now. */
const toRegistered =
  (states: Registered, more: (telling: Telling, event: EventRecord, fact: Fact) => Telling | null): Teller =>
  async (fact, context) => {
    const event = eventOf(fact, context);
    if (!event) return [];
    const telling = more(about(event, []), event, fact);
    return telling ? [{ ...telling, to: (await registeredFor(event._id, states)).map(({ userId }) => userId) }] : [];
  };

const HOLDERS: Registered = ['requested', 'waiting', 'registered'];

const waiting: Teller = (fact, context) => {
  const event = eventOf(fact, context);
  if (!event) return [];
  const base = about(event, context.centerUserIds);
  const person = context.nameOf(String(fact.data['userId'] ?? '')) ?? '';
  const params = { ...base.params, person };
  return [{ ...base, params, mayHear: mayRunEvent, organizationId: context.centerId }];
};

/** All guests once it is published; then each as they are added. */
const toInvited: Teller = async (fact, context) => {
  const event = eventOf(fact, context);
  if (event?.state !== 'published' || event.audience !== 'invited') return [];
  const { userId, organizationId } = fact.data;
  const added = {
    invitedUserIds: typeof userId === 'string' ? [userId] : [],
    invitedOrganizationIds: typeof organizationId === 'string' ? [organizationId] : [],
  };
  return [about(event, await invitedPeople(fact.type === 'event.published' ? event : added))];
};

const cancelled: Teller = async (fact, context) => {
  const event = eventOf(fact, context);
  if (!event) return [];
  const registered = await registeredFor(event._id, HOLDERS);
  const guests = event.audience === 'invited' ? await invitedPeople(event) : [];
  return [about(event, [...new Set([...registered.map(({ userId }) => userId), ...guests])])];
};

export const eventTellers = {
  /** Whom it reminds is said by who found that it begins soon (soon.ts). */
  eventSoon: (fact, context) => {
    const event = eventOf(fact, context);
    const { userIds } = fact.data;
    return event ? [about(event, Array.isArray(userIds) ? userIds.map(String) : [])] : [];
  },
  eventRegistered: async (fact, context) =>
    (await toSubject(fact, context)).map((telling) => ({ ...telling, isReceipt: true })),
  eventSeatFound: toSubject,
  eventDeclined: toSubject,
  eventMoved: toRegistered(HOLDERS, (telling, _event, fact) => (fact.data['isMoved'] === true ? telling : null)),
  eventInvited: toInvited,
  eventCancelled: cancelled,
  // Over before anybody was told: the replay has a word of its own.
  sessionLive: toRegistered(['registered'], (telling, { phase }) =>
    phase === 'live' || phase === 'paused' ? { ...telling, path: `${telling.path}/live` } : null,
  ),
  replayReady: toRegistered(['registered'], (telling, { phase }) =>
    phase === 'replay' ? { ...telling, path: `${telling.path}/replay` } : null,
  ),
  registrationWaiting: waiting,
} as const satisfies Partial<Record<Kind, Teller>>;
