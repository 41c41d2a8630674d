// Interests that wait for an answer of my organizations, each with its clock; for the center those that are late.
import { useTranslation } from 'react-i18next';
import { pathTo } from '#client/app/paths.ts';
import { useInterestsLive } from '#client/features/interests/use-interests-live.ts';
import type { WaitingItem } from '#client/features/system/waiting-list.tsx';
import { useDates } from '#client/lib/dates.ts';
import { useRead } from '#client/lib/queries.ts';
import { interestRoutes } from '#shared/interests/routes.ts';
import type { Me } from '#shared/users/schema.ts';

/** So many are named one by one; the rest is a number. */
const NAMED = 5;

const useReceived = (me: Me) => {
  const { t } = useTranslation();
  const dates = useDates();
  const when = me.memberships.length > 0;
  const query = { box: 'received' as const, state: ['sent' as const], limit: NAMED };
  const received = useRead(interestRoutes.list, { query }, { when });
  const { items = [], total = 0 } = received.data ?? {};
  const named = items.map(
    ({ id, from, target, dueAt, expiresAt, isLate }): WaitingItem => ({
      key: `interest ${id}`,
      title: t('interests.desk.toAnswer', { from: from.name, title: target.title }),
      to: pathTo('interest', { id }),
      label: t('interests.desk.answer'),
      clock: isLate
        ? { text: t('interests.card.late', { day: dates.day(expiresAt) }), tone: 'refusal' }
        : { text: t('interests.card.due', { day: dates.day(dueAt) }), tone: 'attention' },
    }),
  );
  if (total > items.length) {
    const count = total - items.length;
    named.push({ key: 'interests', title: t('interests.desk.more', { count }), to: pathTo('interests') });
  }
  return { items: named, error: received.error, isPending: when && received.isPending };
};

const useLate = (me: Me) => {
  const { t } = useTranslation();
  const when = me.duty !== 'none';
  const late = useRead(interestRoutes.supervision, { query: { limit: 1 } }, { when });
  const count = late.data?.total ?? 0;
  const item = { key: 'supervision', title: t('interests.supervision.count', { count }), to: pathTo('supervision') };
  const clock = { text: t('interests.supervision.title'), tone: 'refusal' as const };
  return { items: count > 0 ? [{ ...item, clock }] : [], error: late.error, isPending: when && late.isPending };
};

export const useInterestItems = (me: Me) => {
  useInterestsLive();
  const received = useReceived(me);
  const late = useLate(me);
  return {
    items: [...late.items, ...received.items],
    error: received.error ?? late.error,
    isPending: received.isPending || late.isPending,
  };
};
