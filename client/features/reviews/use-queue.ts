import { useQueryClient } from '@tanstack/react-query';
import { useRead } from '#client/lib/queries.ts';
import { useNews } from '#client/lib/use-live.ts';
import { reviewRoutes } from '#shared/reviews/routes.ts';

const AT_ONCE = 100;

/** What waits for a decision, longest wait first; it moves while one works, also by others' hands. */
export const useQueue = () => {
  const client = useQueryClient();
  useNews('reviews.changed', () => void client.invalidateQueries({ queryKey: ['reviews'] }));
  return useRead(reviewRoutes.queue, { query: { limit: AT_ONCE } });
};

export type QueueRow = NonNullable<ReturnType<typeof useQueue>['data']>['items'][number];
