import { useTranslation } from 'react-i18next';
import { pathTo } from '#client/app/paths.ts';
import type { WaitingItem } from '#client/features/system/waiting-list.tsx';
import { useRead } from '#client/lib/queries.ts';
import { capabilityRoutes } from '#shared/capabilities/routes.ts';
import { needRoutes } from '#shared/needs/routes.ts';
import type { PostingStatus } from '#shared/postings/lifecycle.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';
import type { Me } from '#shared/users/schema.ts';

/** Returned ones are named one by one; of the rest the number is enough. */
const NAMED = 5;

/** Where on the desk the list of one's own postings begins. */
export const MINE = 'mine';

const useOwn = (status: PostingStatus, limit: number, when: boolean) => {
  const query = { scope: 'mine' as const, status: [status], limit };
  const needs = useRead(needRoutes.list, { query }, { when });
  const capabilities = useRead(capabilityRoutes.list, { query }, { when });
  return {
    needs: needs.data ?? { items: [], total: 0 },
    capabilities: capabilities.data ?? { items: [], total: 0 },
    error: needs.error ?? capabilities.error,
    isPending: when && (needs.isPending || capabilities.isPending),
  };
};

const row = (noun: PostingNoun, status: 'draft' | 'submitted', count: number, title: string) => ({
  noun,
  status,
  count,
  title,
});

/** What my organizations have to revise, to submit, or to wait for. */
export const usePostingItems = (me: Me) => {
  const { t } = useTranslation();
  const when = me.memberships.length > 0;
  const returned = useOwn('returned', NAMED, when);
  const drafts = useOwn('draft', 1, when);
  const submitted = useOwn('submitted', 1, when);

  const revise = (title: string, to: string): WaitingItem => ({
    key: to,
    title,
    text: t('vocabulary.postingStatus.returned'),
    to,
    label: t('system.desk.revise'),
  });
  const draftCounts = { needs: drafts.needs.total, capabilities: drafts.capabilities.total };
  const sentCounts = { needs: submitted.needs.total, capabilities: submitted.capabilities.total };
  const counted = [
    row('need', 'draft', draftCounts.needs, t('system.desk.draftNeeds', { count: draftCounts.needs })),
    row(
      'capability',
      'draft',
      draftCounts.capabilities,
      t('system.desk.draftCapabilities', { count: draftCounts.capabilities }),
    ),
    row('need', 'submitted', sentCounts.needs, t('system.desk.submittedNeeds', { count: sentCounts.needs })),
    row(
      'capability',
      'submitted',
      sentCounts.capabilities,
      t('system.desk.submittedCapabilities', { count: sentCounts.capabilities }),
    ),
  ].filter(({ count }) => count > 0);
  const items: WaitingItem[] = [
    ...returned.needs.items.map(({ id, title }) => revise(title, pathTo('editNeed', { id }))),
    ...returned.capabilities.items.map(({ id, title }) => revise(title, pathTo('editCapability', { id }))),
    ...counted.map(({ noun, status, title }) => ({
      key: `${noun} ${status}`,
      title,
      text: t(status === 'draft' ? 'system.desk.draftText' : 'system.desk.submittedText'),
      to: `${pathTo('desk')}?${new URLSearchParams({ noun, status })}#${MINE}`,
    })),
  ];
  return {
    items,
    error: returned.error ?? drafts.error ?? submitted.error,
    isPending: returned.isPending || drafts.isPending || submitted.isPending,
  };
};
