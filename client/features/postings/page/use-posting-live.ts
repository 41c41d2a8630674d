import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { nounRoutes } from '#client/features/postings/noun.ts';
import { keyOf } from '#client/lib/queries.ts';
import { useNotice, useWatch } from '#client/lib/use-live.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';

export const postingKey = (noun: PostingNoun, id: string): QueryKey => keyOf(nounRoutes[noun].read, { params: { id } });

/** Asks again for a posting whenever it changes elsewhere. */
export const usePostingLive = (noun: PostingNoun, id: string): void => {
  const client = useQueryClient();
  const askAgain = () => void client.invalidateQueries({ queryKey: postingKey(noun, id) });
  useWatch({ watch: 'posting.watch', unwatch: 'posting.unwatch', body: { noun, id }, onWatching: askAgain });
  useNotice('posting.changed', (changed) => {
    if (changed.noun === noun && changed.id === id) askAgain();
  });
};
