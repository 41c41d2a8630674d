// What waits in my organizations' deals: unread messages, invitations, steps that are late or not agreed; for the center the deals in which a step is late.
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { pathTo } from '#client/app/paths.ts';
import type { WaitingItem } from '#client/features/system/waiting-list.tsx';
import { useDates } from '#client/lib/dates.ts';
import { useRead } from '#client/lib/queries.ts';
import { useNews } from '#client/lib/use-live.ts';
import { dealRoutes } from '#shared/deals/routes.ts';
import type { DealCard } from '#shared/deals/schema.ts';
import type { Me } from '#shared/users/schema.ts';

const ASKED = 20;

/** For the center: in how many deals a step is late. */
const useLateDeals = (me: Me) => {
  const { t } = useTranslation();
  const when = me.duty !== 'none';
  const late = useRead(dealRoutes.supervision, { query: { limit: 1 } }, { when });
  const count = late.data?.total ?? 0;
  const item: WaitingItem = {
    key: 'late deals',
    title: t('deals.supervision.count', { count }),
    to: pathTo('supervision'),
    clock: { text: t('interests.supervision.title'), tone: 'refusal' },
  };
  return { items: count > 0 ? [item] : [], error: late.error, isPending: when && late.isPending };
};

export const useDealItems = (me: Me) => {
  const { t } = useTranslation();
  const dates = useDates();
  const client = useQueryClient();
  const late = useLateDeals(me);
  useNews('deal.news', () => {
    for (const word of ['deals', 'supervision']) void client.invalidateQueries({ queryKey: [word] });
  });
  const deals = useRead(dealRoutes.list, { query: { limit: ASKED, state: ['open'] } });
  const itemOf = ({ id, title, unread, isInvited, nextTask, lacksNextStep }: DealCard): WaitingItem[] => {
    if (isInvited)
      return [
        {
          key: `invited ${id}`,
          title: t('deals.desk.invited', { title }),
          to: pathTo('deals'),
          label: t('deals.desk.answer'),
        },
      ];
    const isLate = nextTask?.isLate === true;
    if (unread === 0 && !isLate && !lacksNextStep) return [];
    const step = t(isLate ? 'deals.desk.task' : 'deals.desk.noStep', { title });
    return [
      {
        key: `deal ${id}`,
        title: unread > 0 ? t('deals.desk.unread', { count: unread, title }) : step,
        ...(isLate && nextTask ? { text: nextTask.title } : {}),
        to: pathTo('deal', { id }),
        ...(isLate && nextTask
          ? { clock: { text: t('deals.desk.late', { day: dates.day(nextTask.dueDay) }), tone: 'refusal' as const } }
          : {}),
      },
    ];
  };
  return {
    items: [...late.items, ...(deals.data?.items ?? []).flatMap(itemOf)],
    error: deals.error ?? late.error,
    isPending: deals.isPending || late.isPending,
  };
};
