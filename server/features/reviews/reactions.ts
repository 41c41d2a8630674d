// After a step of a review the desk of every coordinator is told to look again. What the author is told is the
// notifications' business.
import type { Reaction } from '#server/platform/facts/reaction.ts';
import type { Platform } from '#server/platform/feature.ts';
import { rooms } from '#server/platform/realtime/realtime.ts';
import { NOUNS } from '#shared/postings/schema.ts';
import { postingSocket } from '#shared/postings/socket.ts';

const STEPS = ['submitted', 'published', 'returned', 'rejected', 'withdrawn'] as const;

export const reviewReactions = (platform: Platform): Reaction[] => [
  {
    name: 'reviews.notices',
    hears: NOUNS.flatMap((noun) => STEPS.map((step) => `${noun}.${step}`)),
    batch: 100,
    handle: async () => platform.notify(postingSocket, 'reviews.changed', rooms.center, {}),
  },
];
