import { Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { newPath, nounRoutes } from '#client/features/postings/noun.ts';
import { OwnPostingList } from '#client/features/postings/own-posting-list.tsx';
import { useAddressState } from '#client/lib/address-state.ts';
import { useRead } from '#client/lib/queries.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { LinkButton } from '#client/ui/link-button.tsx';
import { Pager } from '#client/ui/pager.tsx';
import { QueryView } from '#client/ui/query-view.tsx';
import { ListSkeleton } from '#client/ui/skeleton.tsx';
import { POSTING_STATUSES } from '#shared/postings/lifecycle.ts';
import { NOUNS, type PostingNoun } from '#shared/postings/schema.ts';
import { MINE } from './use-posting-items.ts';

const LIMIT = 10;

const stateSchema = z.object({
  noun: z.enum(NOUNS).optional(),
  status: z.enum(POSTING_STATUSES).optional(),
  page: z.coerce.number().int().min(1).default(1),
});

/** The needs and capabilities of my organizations, in every state; at first those that they mostly have. */
export const MyPostings = ({ mostly }: { mostly: PostingNoun }) => {
  const { t } = useTranslation();
  const [{ noun = mostly, status, page }, change] = useAddressState(stateSchema);
  const query = { scope: 'mine' as const, page, limit: LIMIT, status: status ? [status] : [] };
  const postings = useRead(nounRoutes[noun].list, { query }, { keepPrevious: true });
  const postLabel = t(noun === 'need' ? 'common.nav.postNeed' : 'common.nav.postCapability');
  return (
    <section id={MINE} tabIndex={-1} className="x-stack" aria-label={t('system.desk.mine')}>
      <div className="x-panel-title desk-mine-title">
        <h2>{t('system.desk.mine')}</h2>
        <div className="x-row">
          <Segmented
            value={noun}
            aria-label={t('system.desk.mine')}
            options={NOUNS.map((one) => ({ value: one, label: t(`vocabulary.noun.${one}`) }))}
            onChange={(chosen) => change({ noun: chosen, page: undefined })}
          />
          <Select
            value={status ?? ''}
            aria-label={t('system.desk.status')}
            style={{ minWidth: 130 }}
            options={[
              { value: '', label: t('system.desk.anyStatus') },
              ...POSTING_STATUSES.map((one) => ({ value: one, label: t(`vocabulary.postingStatus.${one}`) })),
            ]}
            onChange={(chosen) => change({ status: chosen, page: undefined })}
          />
        </div>
      </div>
      <QueryView
        query={postings}
        skeleton={<ListSkeleton items={3} />}
        isEmpty={({ total }) => total === 0}
        empty={
          <div className="x-panel">
            <EmptyState
              title={t(status ? 'common.state.nothingFound' : 'common.state.empty')}
              text={t('system.desk.emptyHint')}
              action={<LinkButton to={newPath(noun)}>{postLabel}</LinkButton>}
            />
          </div>
        }
      >
        {({ items, total }) => (
          <>
            <OwnPostingList noun={noun} items={items} />
            <Pager page={page} limit={LIMIT} total={total} />
          </>
        )}
      </QueryView>
    </section>
  );
};
