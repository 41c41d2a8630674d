import type { Fact } from '#server/platform/db/record.ts';
import type { Reaction } from '#server/platform/facts/reaction.ts';
import type { Platform } from '#server/platform/feature.ts';
import { rooms } from '#server/platform/realtime/realtime.ts';
import { eventSocket } from '#shared/events/socket.ts';
import { type EventRecord, events } from './model.ts';
import { fillSeats } from './registering.ts';
import { eventRoom } from './watching.ts';

const eventOf = (fact: Fact): Promise<EventRecord | null> =>
  events.findById(fact.noun === 'registration' ? fact.data['eventId'] : fact.recordId).lean<EventRecord>();

export const eventReactions = ({ notify, clock }: Platform): Reaction[] => [
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
