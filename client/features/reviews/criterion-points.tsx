import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewCriterion } from '#shared/postings/review.ts';

const POINTS = [0, 1, 2, 3, 4, 5] as const;

interface CriterionPointsProps {
  criterion: ReviewCriterion;
  value: number | undefined;
  advised: number | undefined;
  onChange: (points: number) => void;
  /** After a digit the next criterion is where one goes on. */
  onDigit: () => void;
}

/** Zero to five for one criterion, by pressing, by arrow keys or by typing the digit. */
export const CriterionPoints = ({ criterion, value, advised, onChange, onDigit }: CriterionPointsProps) => {
  const { t } = useTranslation();
  const hearDigit = (event: KeyboardEvent) => {
    const digit = POINTS.find((points) => String(points) === event.key);
    if (digit === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    onChange(digit);
    onDigit();
  };
  return (
    <fieldset className="review-criterion" onKeyDown={hearDigit} data-criterion={criterion}>
      <legend>
        {t(`vocabulary.reviewCriterion.${criterion}`)}
        {advised !== undefined && <span className="x-faint"> {t('reviews.advisedPoints', { points: advised })}</span>}
      </legend>
      <p className="x-faint review-criterion-hint">{t(`reviews.criterion.${criterion}`)}</p>
      <div className="review-points">
        {POINTS.map((points) => (
          <label key={points} className={points === value ? 'review-point review-point-chosen' : 'review-point'}>
            <input
              type="radio"
              name={`review-${criterion}`}
              value={points}
              checked={points === value}
              onChange={() => onChange(points)}
            />
            {points}
          </label>
        ))}
      </div>
    </fieldset>
  );
};
