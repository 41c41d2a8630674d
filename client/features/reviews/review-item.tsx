// One posting at the desk: all of its text on one side, the decision on the other.
import { useTranslation } from 'react-i18next';
import { nounRoutes, pagePath } from '#client/features/postings/noun.ts';
import { AttachmentList } from '#client/features/postings/page/attachment-list.tsx';
import { PostingFacts } from '#client/features/postings/page/posting-facts.tsx';
import { PostingSections } from '#client/features/postings/page/posting-sections.tsx';
import { ReviewHistory } from '#client/features/postings/page/review-history.tsx';
import { usePostingLive } from '#client/features/postings/page/use-posting-live.ts';
import { PostingOwner } from '#client/features/postings/posting-card.tsx';
import { PostingPills } from '#client/features/postings/posting-pills.tsx';
import { useRead } from '#client/lib/queries.ts';
import { LinkButton } from '#client/ui/link-button.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { QueryView } from '#client/ui/query-view.tsx';
import { Skeleton } from '#client/ui/skeleton.tsx';
import type { ReviewOutcome } from '#shared/postings/review.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';
import { DecisionPanel } from './decision-panel.tsx';
import '#client/features/postings/page/posting-view.css';

interface ReviewItemProps {
  noun: PostingNoun;
  id: string;
  onDecided: (outcome: ReviewOutcome) => void;
}

export const ReviewItem = ({ noun, id, onDecided }: ReviewItemProps) => {
  const { t } = useTranslation();
  const query = useRead(nounRoutes[noun].read, { params: { id } });
  usePostingLive(noun, id);
  return (
    <QueryView query={query} skeleton={<Skeleton lines={6} />}>
      {(posting) => (
        <div className="review-item">
          <article className="x-stack">
            <div className="x-row">
              <PostingPills noun={noun} card={posting} />
            </div>
            <h2>{posting.title || t('postings.card.untitled')}</h2>
            <p className="x-faint">
              <PostingOwner card={posting} />
            </p>
            <p className="posting-view-summary x-keep-lines">{posting.summary}</p>
            <p>{posting.keywords.join(' · ')}</p>
            <PostingSections noun={noun} posting={posting} />
            {posting.attachments && posting.attachments.length > 0 && (
              <AttachmentList noun={noun} id={id} attachments={posting.attachments} isSealed={false} />
            )}
            <PostingFacts noun={noun} posting={posting} />
            {posting.reviews && posting.reviews.length > 0 && <ReviewHistory reviews={posting.reviews} />}
          </article>
          {posting.can.review ? (
            <DecisionPanel key={posting.id} noun={noun} posting={posting} onDecided={onDecided} />
          ) : (
            <Notice
              tone="good"
              title={t('reviews.decidedTitle')}
              action={<LinkButton to={pagePath(noun, id)}>{t('reviews.open')}</LinkButton>}
            >
              {t('reviews.decided')}
            </Notice>
          )}
        </div>
      )}
    </QueryView>
  );
};
