// The page of a need or a capability: the public teaser, the details as far as they are open, and what one may do with it.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Posting } from '#client/features/postings/content.ts';
import { listPath, nounRoutes } from '#client/features/postings/noun.ts';
import { PostingOwner } from '#client/features/postings/posting-card.tsx';
import { PostingPills } from '#client/features/postings/posting-pills.tsx';
import { useDates } from '#client/lib/dates.ts';
import { useRead } from '#client/lib/queries.ts';
import { Page } from '#client/ui/page.tsx';
import { QueryView } from '#client/ui/query-view.tsx';
import { PageSkeleton } from '#client/ui/skeleton.tsx';
import { isConfidential, type PostingNoun } from '#shared/postings/schema.ts';
import { AttachmentList } from './attachment-list.tsx';
import { LockedNotice } from './locked-notice.tsx';
import { PostingActions } from './posting-actions.tsx';
import { PostingFacts } from './posting-facts.tsx';
import { PostingSections } from './posting-sections.tsx';
import { ReturnedNotice, ReviewHistory } from './review-history.tsx';
import { usePostingLive } from './use-posting-live.ts';
import './posting-view.css';

interface PostingViewProps {
  noun: PostingNoun;
  id: string;
  /** What other nouns add to the page, below the summary. */
  besides: (posting: Posting) => ReactNode;
}

const Frame = ({ noun, posting, children }: { noun: PostingNoun; posting: Posting; children: ReactNode }) => {
  const { t } = useTranslation();
  const dates = useDates();
  return (
    <Page
      title={posting.title || t('postings.card.untitled')}
      eyebrow={<Link to={listPath(noun)}>{t(`postings.list.${noun}`)}</Link>}
      meta={
        <>
          <PostingPills noun={noun} card={posting} />
          <span className="x-faint">
            <PostingOwner card={posting} />
          </span>
          <span className="x-faint">
            {posting.publishedAt
              ? t('common.date.published', { moment: dates.since(posting.publishedAt) })
              : t('common.date.updated', { moment: dates.since(posting.updatedAt) })}
          </span>
        </>
      }
      actions={<PostingActions noun={noun} posting={posting} />}
    >
      {children}
    </Page>
  );
};

/** Confidential, and not of one's own organization: the contact stays inside. */
const isSealed = ({ disclosure, contact }: Posting): boolean => contact === null && isConfidential(disclosure);

export const PostingView = ({ noun, id, besides }: PostingViewProps) => {
  const query = useRead(nounRoutes[noun].read, { params: { id } });
  usePostingLive(noun, id);
  return (
    <QueryView query={query} skeleton={<PageSkeleton />}>
      {(posting) => (
        <Frame noun={noun} posting={posting}>
          <ReturnedNotice posting={posting} />
          <div className="posting-view">
            <div className="x-stack posting-view-main">
              {posting.summary && <p className="posting-view-summary x-keep-lines">{posting.summary}</p>}
              {besides(posting)}
              {posting.locked && <LockedNotice locked={posting.locked} />}
              <PostingSections noun={noun} posting={posting} />
              {posting.attachments && posting.attachments.length > 0 && (
                <AttachmentList noun={noun} id={id} attachments={posting.attachments} isSealed={isSealed(posting)} />
              )}
              {posting.reviews && posting.reviews.length > 0 && <ReviewHistory reviews={posting.reviews} />}
            </div>
            <PostingFacts noun={noun} posting={posting} />
          </div>
        </Frame>
      )}
    </QueryView>
  );
};
