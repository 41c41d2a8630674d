import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { STEP_NAMES, type StepName } from '#client/features/postings/fields/field.ts';

interface StepLinksProps {
  current: StepName;
  /** How many fields of a step are still asked for or wrong. */
  openIn: (step: StepName) => number;
}

/** The three steps; any of them can be opened at any time. */
export const StepLinks = ({ current, openIn }: StepLinksProps) => {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('postings.editor.steps')}>
      <ol className="x-plain editor-steps">
        {STEP_NAMES.map((step, index) => {
          const open = openIn(step);
          return (
            <li key={step}>
              <Link to={`?step=${step}`} replace aria-current={step === current ? 'step' : undefined}>
                <span className="editor-step-number" aria-hidden="true">
                  {open === 0 ? '✓' : index + 1}
                </span>
                <span>
                  {t(`postings.step.${step}`)}
                  {open > 0 && <span className="x-faint"> {t('postings.editor.open', { count: open })}</span>}
                </span>
              </Link>
            </li>
          );
        })}
      </ol>
    </nav>
  );
};
