import { useTranslation } from 'react-i18next';
import type { ReviewCriterion } from '#shared/postings/review.ts';
import './score-bar.css';

const MOST = 5;

/** One criterion's points as five steps; the figure says the same in text. Stands in a <dl>. */
export const ScoreBar = ({ criterion, points }: { criterion: ReviewCriterion; points: number }) => {
  const { t } = useTranslation();
  return (
    <div className="score-bar">
      <dt>{t(`vocabulary.reviewCriterion.${criterion}`)}</dt>
      <dd>
        <span className="score-bar-steps" aria-hidden="true">
          {Array.from({ length: MOST }, (_, step) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the steps have no identity but their position
            <span key={step} className={step < points ? 'score-bar-on' : ''} />
          ))}
        </span>
        <span>
          {points}
          <span className="x-faint"> / {MOST}</span>
        </span>
      </dd>
    </div>
  );
};
