// A week before a posting's last day its author is asked whether it shall go on.

import { postingsOf } from '#server/features/postings/noun.ts';
import { endingSoon } from '#server/features/postings/reads.ts';
import type { Fact } from '#server/platform/db/record.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';
import { spread } from './spread.ts';

/** Told once for each posting and last day, however often it runs. Answers who has something new in the app. */
export const remindOfExpiry = async (noun: PostingNoun, now: Date): Promise<Set<string>> => {
  const ending = await endingSoon(postingsOf(noun), now);
  const events = ending.map(
    ({ id, organizationId, day }): Fact => ({
      id: `expiring ${id} ${day}`,
      type: `${noun}.expiring`,
      noun,
      recordId: id,
      at: now,
      by: null,
      data: { organizationId, day },
    }),
  );
  return spread(events, now, 'postingExpiring');
};
