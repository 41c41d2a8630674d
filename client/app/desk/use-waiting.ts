// What waits for the reader of the desk, out of several nouns: each item says what it is and leads to it.

import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { pathTo } from '#client/app/paths.ts';
import type { WaitingItem } from '#client/features/system/waiting-list.tsx';
import { readQuery, useRead } from '#client/lib/queries.ts';
import { organizationRoutes } from '#shared/organizations/routes.ts';
import { reviewRoutes } from '#shared/reviews/routes.ts';
import type { Me } from '#shared/users/schema.ts';
import { useDealItems } from './use-deal-items.ts';
import { useInterestItems } from './use-interest-items.ts';
import { usePostingItems } from './use-posting-items.ts';

interface Waiting {
  items: WaitingItem[];
  error: Error | null;
  isPending: boolean;
}

const useOrganizationItems = (me: Me): WaitingItem[] => {
  const { t } = useTranslation();
  return me.memberships.flatMap(({ organization: { id, name, verification } }): WaitingItem[] => {
    if (verification === 'verified') return [];
    const isRefused = verification === 'refused';
    return [
      {
        key: `organization ${id}`,
        title: t(isRefused ? 'system.desk.refusedOrganization' : 'system.desk.pendingOrganization', { name }),
        text: t(isRefused ? 'system.desk.refusedOrganizationText' : 'system.desk.pendingOrganizationText'),
        to: pathTo('organization', { id }),
      },
    ];
  });
};

/** People who ask the owner to be let in. */
const useJoinItems = (me: Me): WaitingItem[] => {
  const { t } = useTranslation();
  const owned = me.memberships.filter(({ role }) => role === 'owner').map(({ organization }) => organization);
  const requests = useQueries({
    queries: owned.map(({ id }) => readQuery(organizationRoutes.joinRequests, { params: { id } })),
  });
  return owned.flatMap(({ id, name }, index) => {
    const count = requests[index]?.data?.items.length ?? 0;
    return count > 0
      ? [
          {
            key: `join ${id}`,
            title: t('system.desk.joinRequests', { count, name }),
            to: pathTo('organization', { id }),
          },
        ]
      : [];
  });
};

/** The center's own work: organizations to verify, postings to review. */
const useCenterItems = (me: Me): Waiting => {
  const { t } = useTranslation();
  const when = me.duty !== 'none';
  const pending = useRead(organizationRoutes.list, { query: { verification: 'pending', limit: 1 } }, { when });
  const reviews = useRead(reviewRoutes.queue, { query: { limit: 1 } }, { when });
  const toVerify = pending.data?.total ?? 0;
  const toReview = reviews.data?.total ?? 0;
  const items: WaitingItem[] = [];
  if (toReview > 0) {
    items.push({
      key: 'reviews',
      title: t('system.desk.reviewsWaiting', { count: toReview }),
      to: pathTo('reviews'),
      label: t('common.nav.reviews'),
    });
  }
  if (toVerify > 0) {
    items.push({
      key: 'verifications',
      title: t('system.desk.organizationsToVerify', { count: toVerify }),
      to: `${pathTo('organizations')}?verification=pending`,
    });
  }
  return { items, error: pending.error ?? reviews.error, isPending: when && (pending.isPending || reviews.isPending) };
};

export const useWaiting = (me: Me): Waiting => {
  const organizations = useOrganizationItems(me);
  const joins = useJoinItems(me);
  const interests = useInterestItems(me);
  const deals = useDealItems(me);
  const postings = usePostingItems(me);
  const center = useCenterItems(me);
  return {
    items: [...interests.items, ...deals.items, ...center.items, ...organizations, ...joins, ...postings.items],
    error: center.error ?? interests.error ?? deals.error ?? postings.error,
    isPending: center.isPending || interests.isPending || deals.isPending || postings.isPending,
  };
};
