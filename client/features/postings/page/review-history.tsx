import { useTranslation } from 'react-i18next';
import type { Posting } from '#client/features/postings/content.ts';
import { useDates } from '#client/lib/dates.ts';
import { Notice } from '#client/ui/notice.tsx';
import { Panel } from '#client/ui/page.tsx';
import { REVIEW_CRITERIA, totalPoints } from '#shared/postings/review.ts';

type Review = NonNullable<Posting['reviews']>[number];

/** For the author of what came back: the reviewer's words, on top. */
export const ReturnedNotice = ({ posting }: { posting: Posting }) => {
  const { t } = useTranslation();
  const last = posting.reviews?.at(-1);
  if (!last || (posting.status !== 'returned' && posting.status !== 'rejected')) return null;
  return (
    <Notice tone="attention" title={t(`postings.returned.${posting.status}`)}>
      <p className="x-keep-lines">{last.comment}</p>
      <p className="x-faint">{t('postings.returned.points', { total: totalPoints(last.scores) })}</p>
    </Notice>
  );
};

/** Every review with its four scores, newest first. */
export const ReviewHistory = ({ reviews }: { reviews: readonly Review[] }) => {
  const { t } = useTranslation();
  const dates = useDates();
  return (
    <Panel title={t('postings.page.reviews')}>
      <ol className="x-plain x-stack x-no-print">
        {[...reviews].reverse().map((review) => (
          <li key={review.at} className="posting-review">
            <p>
              <strong>{t(`vocabulary.reviewOutcome.${review.outcome}`)}</strong>{' '}
              <span className="x-faint">
                {review.by} · {dates.moment(review.at)}
              </span>
            </p>
            <p className="x-soft">
              {REVIEW_CRITERIA.map((criterion) => (
                <span key={criterion} className="posting-review-score">
                  {t(`vocabulary.reviewCriterion.${criterion}`)} {review.scores[criterion]}
                </span>
              ))}
            </p>
            {review.comment && <p className="x-keep-lines">{review.comment}</p>}
          </li>
        ))}
      </ol>
    </Panel>
  );
};
