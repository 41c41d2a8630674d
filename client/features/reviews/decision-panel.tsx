// Four criteria, the outcome that follows from them, the comment. All of it by keyboard: digits, Tab, Ctrl+Enter.
import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { contentOf, type Posting } from '#client/features/postings/content.ts';
import { usePostingWords } from '#client/features/postings/words.ts';
import { buttonClass } from '#client/ui/link-button.tsx';
import { Pill, type Tone } from '#client/ui/pill.tsx';
import { ProblemAlert } from '#client/ui/problem-alert.tsx';
import { advise } from '#shared/postings/advice.ts';
import { REVIEW_CRITERIA, type ReviewOutcome, totalPoints } from '#shared/postings/review.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';
import { CriterionPoints } from './criterion-points.tsx';
import { useDecision } from './use-decision.ts';

const TONES: Record<ReviewOutcome, Tone> = { publish: 'good', return: 'attention', reject: 'refusal' };
const OFFERED_SENTENCES = 5;

interface DecisionPanelProps {
  noun: PostingNoun;
  posting: Posting;
  onDecided: (outcome: ReviewOutcome) => void;
}

/** Moves the focus to the next criterion, after the last to the comment. */
const goOn = (panel: HTMLElement | null, from: number): void => {
  const next = REVIEW_CRITERIA[from + 1];
  const target = next
    ? panel?.querySelector<HTMLInputElement>(
        `[data-criterion="${next}"] input:checked, [data-criterion="${next}"] input`,
      )
    : panel?.querySelector('textarea');
  target?.focus();
};

export const DecisionPanel = ({ noun, posting, onDecided }: DecisionPanelProps) => {
  const { t } = useTranslation();
  const { label } = usePostingWords();
  const panel = useRef<HTMLElement>(null);
  const commentId = useId();
  const decision = useDecision({ noun, posting, onDecided });
  const { points, comment, outcome, unscored, isCommentMissing } = decision;
  // The page's own content has its noun's shape.
  const report = advise(noun, contentOf(posting) as never);
  useEffect(() => {
    // After the shell has put the focus on the page's heading.
    const frame = requestAnimationFrame(() => panel.current?.querySelector('input')?.focus({ preventScroll: true }));
    return () => cancelAnimationFrame(frame);
  }, []);
  const hearKeys = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      decision.decide();
    }
  };
  const total = REVIEW_CRITERIA.reduce((sum, criterion) => sum + (points[criterion] ?? 0), 0);
  return (
    <section ref={panel} className="x-panel review-panel" aria-label={t('reviews.panel')} onKeyDown={hearKeys}>
      <div className="x-panel-title">
        <h2>{t('reviews.panel')}</h2>
        <button type="button" className={buttonClass('quiet')} onClick={() => decision.takeAdvised(report.scores)}>
          {t('reviews.takeAdvised', { total: totalPoints(report.scores) })}
        </button>
      </div>
      {REVIEW_CRITERIA.map((criterion, index) => (
        <CriterionPoints
          key={criterion}
          criterion={criterion}
          value={points[criterion]}
          advised={report.scores[criterion]}
          onChange={(value) => decision.score(criterion, value)}
          onDigit={() => goOn(panel.current, index)}
        />
      ))}
      <p className="review-outcome" role="status">
        <strong>{t('reviews.total', { total })}</strong>
        {outcome ? (
          <Pill tone={TONES[outcome]}>{t(`vocabulary.reviewOutcome.${outcome}`)}</Pill>
        ) : (
          <span className="x-faint">{t('reviews.scoreAll')}</span>
        )}
      </p>
      {unscored.length > 0 && (
        <p className="review-wrong" role="alert">
          {t('reviews.unscored', {
            criteria: unscored.map((criterion) => t(`vocabulary.reviewCriterion.${criterion}`)).join(' · '),
          })}
        </p>
      )}
      <label htmlFor={commentId}>
        {t('reviews.comment')}
        {outcome && outcome !== 'publish' && <span className="review-needed">{t('common.required')}</span>}
      </label>
      <textarea
        id={commentId}
        className="x-input"
        rows={4}
        maxLength={1000}
        value={comment}
        aria-invalid={isCommentMissing}
        onChange={(event) => decision.setComment(event.target.value)}
      />
      {isCommentMissing && (
        <p className="review-wrong" role="alert">
          {t('field.reason_needed')}
        </p>
      )}
      {report.advice.length > 0 && (
        <div className="review-sentences">
          <span className="x-faint">{t('reviews.addSentence')}</span>
          {report.advice.slice(0, OFFERED_SENTENCES).map(({ code, field, params }) => {
            const sentence = t(`postings.advice.${code}`, { label: label(field), ...params });
            return (
              <button
                key={`${field} ${code}`}
                type="button"
                className="review-sentence"
                onClick={() => decision.setComment([comment, sentence].filter(Boolean).join('\n'))}
              >
                + {sentence}
              </button>
            );
          })}
        </div>
      )}
      <ProblemAlert error={decision.error} />
      <div className="x-row">
        <button type="button" className={buttonClass('primary')} disabled={decision.isBusy} onClick={decision.decide}>
          {outcome ? t(`vocabulary.reviewOutcome.${outcome}`) : t('reviews.decide')}
        </button>
        <span className="x-faint">{t('reviews.keys')}</span>
      </div>
    </section>
  );
};
