import { membershipsOfOrganization } from '#server/features/organizations/reads.ts';
import { type UserRef, userRefs } from '#server/features/users/reads.ts';
import type { Fact } from '#server/platform/db/record.ts';
import type { Reaction } from '#server/platform/facts/reaction.ts';
import type { Platform } from '#server/platform/feature.ts';
import { rooms } from '#server/platform/realtime/realtime.ts';
import { eventSocket } from '#shared/events/socket.ts';
import { type EventRecord, events, type RegistrationRecord, registrations } from './model.ts';
import { fillSeats } from './registering.ts';
import { eventRoom } from './watching.ts';

type Template = 'eventRegistered' | 'eventCancelled' | 'eventSeatFound' | 'eventDeclined' | 'eventInvited';

const eventOf = (fact: Fact): Promise<EventRecord | null> =>
  events.findById(fact.noun === 'registration' ? fact.data['eventId'] : fact.recordId).lean<EventRecord>();

export const eventReactions = ({ mailer, config, notify, clock }: Platform): Reaction[] => {
  const write = (to: UserRef, event: EventRecord, fact: Fact, template: Template) =>
    mailer.post({
      key: `${fact.id}:${to.id}`,
      to: to.email,
      locale: to.locale,
      template,
      params: {
        name: to.name,
        title: event.title,
        start: `${new Intl.DateTimeFormat(to.locale === 'en' ? 'en-GB' : 'zh-CN', {
          dateStyle: 'long',
          timeStyle: 'short',
          timeZone: 'Asia/Shanghai',
        }).format(event.startsAt)} (UTC+8)`,
        link: `${config.publicUrl}/events/${event._id}`,
      },
    });

  const toSubject = (template: Template) => async (facts: readonly Fact[]) => {
    for (const fact of facts) {
      const event = await eventOf(fact);
      const [subject] = (await userRefs([String(fact.data['userId'] ?? '')])).values();
      if (event && subject) await write(subject, event, fact, template);
    }
  };

  const toEverybody = async (facts: readonly Fact[]) => {
    for (const fact of facts) {
      const event = await eventOf(fact);
      if (!event) continue;
      const asked = await registrations
        .find({ eventId: event._id, state: { $in: ['requested', 'waiting', 'registered'] } }, { userId: 1 })
        .lean<RegistrationRecord[]>();
      const invited = event.audience === 'invited' ? event.invitedUserIds : [];
      for (const person of (await userRefs([...asked.map(({ userId }) => userId), ...invited])).values()) {
        await write(person, event, fact, 'eventCancelled');
      }
    }
  };

  // Once it is published. A member of an invited organization finds it in their calendar; its owners are told.
  const toInvited = async (facts: readonly Fact[]) => {
    for (const fact of facts) {
      const event = await eventOf(fact);
      if (event?.state !== 'published' || event.audience !== 'invited') continue;
      const { userId, organizationId } = fact.data;
      const isAll = fact.type === 'event.published';
      const organizations = isAll
        ? event.invitedOrganizationIds
        : [organizationId].filter((id) => typeof id === 'string');
      const members = await Promise.all(organizations.map(membershipsOfOrganization));
      const owners = members.flat().flatMap((member) => (member.role === 'owner' ? member.userId : []));
      const people = isAll ? event.invitedUserIds : [userId].filter((id) => typeof id === 'string');
      for (const person of (await userRefs([...people, ...owners])).values()) {
        await write(person, event, fact, 'eventInvited');
      }
    }
  };

  return [
    { name: 'events.mail-invited', hears: ['event.invited', 'event.published'], handle: toInvited },
    { name: 'events.mail-registered', hears: ['registration.registered'], handle: toSubject('eventRegistered') },
    { name: 'events.mail-promoted', hears: ['registration.promoted'], handle: toSubject('eventSeatFound') },
    { name: 'events.mail-declined', hears: ['registration.declined'], handle: toSubject('eventDeclined') },
    { name: 'events.mail-cancelled', hears: ['event.cancelled'], handle: toEverybody },
    {
      name: 'events.fill-seats',
      hears: ['registration.cancelled', 'event.changed'],
      async handle(facts) {
        for (const fact of facts) {
          const event = await eventOf(fact);
          if (event) await fillSeats(event._id, clock.now());
        }
      },
    },
    {
      name: 'events.notice',
      hears: ['event.*', 'registration.*', 'session.*'],
      batch: 100,
      async handle(facts) {
        const ids = new Set(
          facts.map((fact) => (fact.noun === 'registration' ? String(fact.data['eventId']) : fact.recordId)),
        );
        for (const id of ids) notify(eventSocket, 'event.changed', [eventRoom(id), rooms.center], { id });
      },
    },
  ];
};
