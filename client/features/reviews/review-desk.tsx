// The review desk: the queue and what is being decided, side by side; j and k walk through the queue.
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { pathTo } from '#client/app/paths.ts';
import { listPath } from '#client/features/postings/noun.ts';
import { useShortcut } from '#client/lib/shortcuts.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { LinkButton } from '#client/ui/link-button.tsx';
import { Page } from '#client/ui/page.tsx';
import { QueryView } from '#client/ui/query-view.tsx';
import { ListSkeleton } from '#client/ui/skeleton.tsx';
import { say } from '#client/ui/toasts.tsx';
import type { ReviewOutcome } from '#shared/postings/review.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';
import { QueueList } from './queue-list.tsx';
import { ReviewItem } from './review-item.tsx';
import { useQueue } from './use-queue.ts';
import '#client/ui/controls.css';
import './review-desk.css';

interface ReviewDeskProps {
  /** What is being decided; nothing yet on the bare desk. */
  chosen: { noun: PostingNoun; id: string } | null;
}

export const ReviewDesk = ({ chosen }: ReviewDeskProps) => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const query = useQueue();
  const rows = query.data?.items ?? [];
  const at = chosen ? rows.findIndex(({ noun, id }) => noun === chosen.noun && id === chosen.id) : -1;
  const openRow = (index: number): void => {
    const row = rows[index];
    if (row) void navigate(pathTo('review', { noun: row.noun, id: row.id }));
  };
  useShortcut({ keys: 'j', label: t('reviews.nextItem'), reach: 'here', run: () => openRow(at + 1) });
  useShortcut({ keys: 'k', label: t('reviews.previousItem'), reach: 'here', run: () => openRow(at < 0 ? 0 : at - 1) });
  const afterDecision = (outcome: ReviewOutcome): void => {
    say(t(`reviews.done.${outcome}`));
    const next = rows[at + 1] ?? rows.find(({ id }) => id !== chosen?.id);
    void navigate(next ? pathTo('review', { noun: next.noun, id: next.id }) : pathTo('reviews'));
  };
  return (
    <Page
      title={t('reviews.title')}
      width="wide"
      lead={query.data && t('reviews.waiting', { count: query.data.total })}
      eyebrow={chosen && <Link to={pathTo('reviews')}>{t('reviews.backToQueue')}</Link>}
    >
      <div className={chosen ? 'review review-chosen' : 'review'}>
        <nav className="review-aside" aria-label={t('reviews.queue')}>
          <QueryView
            query={query}
            skeleton={<ListSkeleton items={3} />}
            isEmpty={({ items }) => items.length === 0}
            empty={
              <EmptyState
                title={t('reviews.empty')}
                text={t('reviews.emptyText')}
                action={<LinkButton to={listPath('need')}>{t('postings.list.need')}</LinkButton>}
              />
            }
          >
            {({ items }) => <QueueList rows={items} />}
          </QueryView>
        </nav>
        {chosen ? (
          <ReviewItem key={chosen.id} noun={chosen.noun} id={chosen.id} onDecided={afterDecision} />
        ) : (
          rows.length > 0 && <p className="x-soft review-choose">{t('reviews.choose')}</p>
        )}
      </div>
    </Page>
  );
};
