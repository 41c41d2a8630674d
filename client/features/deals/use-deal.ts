// A deal, kept up to date while one looks at it.
import { useQueryClient } from '@tanstack/react-query';
import { useRead } from '#client/lib/queries.ts';
import { useNotice, useWatch } from '#client/lib/use-live.ts';
import { dealRoutes } from '#shared/deals/routes.ts';

export const useDeal = (id: string) => {
  const client = useQueryClient();
  const askAgain = () => void client.invalidateQueries({ queryKey: ['deals'] });
  useWatch({ watch: 'deal.watch', unwatch: 'deal.unwatch', body: { id }, onWatching: askAgain });
  useNotice('deal.changed', (changed) => {
    if (changed.id === id) askAgain();
  });
  return useRead(dealRoutes.read, { params: { id } });
};

/** What every act in a deal makes stale: the deal itself, its lists, and what hangs on it. */
export const TOUCHED = ['deals', 'interests'] as const;
