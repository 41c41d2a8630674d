import type { Reaction } from '#server/platform/facts/reaction.ts';
import type { Rooms } from './rooms.ts';

/** An event that is called off takes its lobby with it. */
export const liveReactions = (rooms: Rooms): Reaction[] => [
  {
    name: 'live.close-lobby',
    hears: ['event.cancelled'],
    async handle(facts) {
      for (const { recordId } of facts) await rooms.order(recordId, 'cancel');
    },
  },
];
