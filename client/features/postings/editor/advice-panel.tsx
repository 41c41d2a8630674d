// At the side while typing: the four criteria as a reviewer would score them, what would raise them, and what the text
// would find.
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fields, PostingContent } from '#client/features/postings/content.ts';
import { counterpartOf } from '#client/features/postings/noun.ts';
import { ScoreBar } from '#client/features/postings/score-bar.tsx';
import { usePostingWords } from '#client/features/postings/words.ts';
import { buttonClass } from '#client/ui/link-button.tsx';
import { type Advice, type AdviceReport, advise } from '#shared/postings/advice.ts';
import { REVIEW_CRITERIA, reviewOutcome } from '#shared/postings/review.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';
import { usePreview } from './use-preview.ts';
import './advice-panel.css';

const SHOWN = 6;

/** The advice for what is typed right now, acceptable or not: reading it tolerates both. */
export const useAdvice = (noun: PostingNoun, typed: Fields): AdviceReport =>
  // Typed text has the content's shape, only perhaps not its limits.
  useMemo(() => advise(noun, typed as never), [noun, typed]);

const AdviceItem = ({ advice, goTo }: { advice: Advice; goTo: (path: string) => void }) => {
  const { t } = useTranslation();
  const { label, hint } = usePostingWords();
  const text = hint(advice.field);
  return (
    <li>
      <button type="button" className="advice-item" onClick={() => goTo(advice.field)}>
        <span>{t(`postings.advice.${advice.code}`, { label: label(advice.field), ...advice.params })}</span>
        {text && advice.code === 'missing' && <span className="x-faint">{text}</span>}
      </button>
    </li>
  );
};

const Preview = ({ noun, content }: { noun: PostingNoun; content: PostingContent | null }) => {
  const { t } = useTranslation();
  const { data, isError } = usePreview(noun, content);
  const counterpart = counterpartOf[noun];
  if (isError || (data && data.counts === null)) return <p className="x-faint">{t('postings.preview.away')}</p>;
  if (!data?.counts) return <p className="x-faint">{t(`postings.preview.early.${counterpart}`)}</p>;
  const { strong, good, weak } = data.counts;
  const total = strong + good + weak;
  return (
    <p aria-live="polite">
      {total === 0
        ? t(`postings.preview.none.${counterpart}`)
        : t(`postings.preview.some.${counterpart}`, { count: total, strong, good, weak })}
    </p>
  );
};

interface AdvicePanelProps {
  noun: PostingNoun;
  report: AdviceReport;
  /** What can be saved of the typed text: the preview asks with it. */
  content: PostingContent | null;
  goTo: (path: string) => void;
}

export const AdvicePanel = ({ noun, report, content, goTo }: AdvicePanelProps) => {
  const { t } = useTranslation();
  const [showsAll, setShowsAll] = useState(false);
  const { scores, total, advice } = report;
  const shown = showsAll ? advice : advice.slice(0, SHOWN);
  return (
    <div className="x-stack">
      <div>
        <p className="advice-total">
          <strong>{t('postings.scores.total', { total })}</strong>
          <span className="x-soft">{t(`postings.scores.${reviewOutcome(scores)}`)}</span>
        </p>
        <dl className="advice-scores">
          {REVIEW_CRITERIA.map((criterion) => (
            <ScoreBar key={criterion} criterion={criterion} points={scores[criterion]} />
          ))}
        </dl>
      </div>
      <section aria-label={t('postings.preview.title')}>
        <h2>{t('postings.preview.title')}</h2>
        <Preview noun={noun} content={content} />
      </section>
      <section aria-label={t('postings.editor.advice')}>
        <h2>{t('postings.editor.advice')}</h2>
        {advice.length === 0 ? (
          <p>{t('postings.editor.noAdvice')}</p>
        ) : (
          <ul className="x-plain advice-list">
            {shown.map((one) => (
              <AdviceItem key={`${one.field} ${one.code}`} advice={one} goTo={goTo} />
            ))}
          </ul>
        )}
        {advice.length > SHOWN && (
          <button type="button" className={buttonClass('quiet')} onClick={() => setShowsAll(!showsAll)}>
            {showsAll
              ? t('postings.editor.lessAdvice')
              : t('postings.editor.moreAdvice', { count: advice.length - SHOWN })}
          </button>
        )}
      </section>
    </div>
  );
};
