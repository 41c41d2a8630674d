// What waits in my organizations' deals: unread messages, invitations, steps that are late.
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { pathTo } from '#client/app/paths.ts';
import type { WaitingItem } from '#client/features/system/waiting-list.tsx';
import { useDates } from '#client/lib/dates.ts';
import { useRead } from '#client/lib/queries.ts';
import { useNotice } from '#client/lib/use-live.ts';
import { dealRoutes } from '#shared/deals/routes.ts';
import type { DealCard } from '#shared/deals/schema.ts';

const ASKED = 20;

export const useDealItems = () => {
  const { t } = useTranslation();
  const dates = useDates();
  const client = useQueryClient();
  useNotice('deal.news', () => void client.invalidateQueries({ queryKey: ['deals'] }));
  const deals = useRead(dealRoutes.list, { query: { limit: ASKED, state: ['open'] } });
  const itemOf = ({ id, title, unread, isInvited, nextTask }: DealCard): WaitingItem[] => {
    if (isInvited) return [{ key: `invited ${id}`, title: t('deals.desk.invited', { title }), to: pathTo('deals') }];
    const isLate = nextTask?.isLate === true;
    if (unread === 0 && !isLate) return [];
    return [
      {
        key: `deal ${id}`,
        title: unread > 0 ? t('deals.desk.unread', { count: unread, title }) : t('deals.desk.task', { title }),
        ...(isLate && nextTask ? { text: nextTask.title } : {}),
        to: pathTo('deal', { id }),
        ...(isLate && nextTask
          ? { clock: { text: t('deals.desk.late', { day: dates.day(nextTask.dueDay) }), tone: 'refusal' as const } }
          : {}),
      },
    ];
  };
  return { items: (deals.data?.items ?? []).flatMap(itemOf), error: deals.error, isPending: deals.isPending };
};
