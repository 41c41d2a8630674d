// What waits for the reader of the desk, out of several nouns: each item says what it is and leads to it.

import { useTranslation } from 'react-i18next';
import { pathTo } from '#client/app/paths.ts';
import type { WaitingItem } from '#client/features/system/waiting-list.tsx';
import { useRead } from '#client/lib/queries.ts';
import { capabilityRoutes } from '#shared/capabilities/routes.ts';
import { needRoutes } from '#shared/needs/routes.ts';
import { organizationRoutes } from '#shared/organizations/routes.ts';
import { reviewRoutes } from '#shared/reviews/routes.ts';
import type { Me } from '#shared/users/schema.ts';

const SHOWN = 5;

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

/** Sent back by a reviewer: to be revised. */
const useReturnedItems = (me: Me) => {
  const { t } = useTranslation();
  const query = { scope: 'mine' as const, status: ['returned'], limit: SHOWN };
  const when = me.memberships.length > 0;
  const needs = useRead(needRoutes.list, { query }, { when });
  const capabilities = useRead(capabilityRoutes.list, { query }, { when });
  const itemOf = (title: string, to: string): WaitingItem => ({
    key: to,
    title,
    text: t('vocabulary.postingStatus.returned'),
    to,
    label: t('system.desk.revise'),
  });
  const items = [
    ...(needs.data?.items ?? []).map(({ id, title }) => itemOf(title, pathTo('editNeed', { id }))),
    ...(capabilities.data?.items ?? []).map(({ id, title }) => itemOf(title, pathTo('editCapability', { id }))),
  ];
  return {
    items,
    error: needs.error ?? capabilities.error,
    isPending: when && (needs.isPending || capabilities.isPending),
  };
};

/** The center's own work: organizations to verify, postings to review. */
const useCenterItems = (me: Me) => {
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

export const useWaiting = (me: Me) => {
  const organizations = useOrganizationItems(me);
  const returned = useReturnedItems(me);
  const center = useCenterItems(me);
  return {
    items: [...center.items, ...organizations, ...returned.items],
    error: center.error ?? returned.error,
    isPending: center.isPending || returned.isPending,
  };
};
