import { useTranslation } from 'react-i18next';
import { useFieldSentences } from '#client/lib/field-errors.ts';
import type { FieldError } from '#shared/contract/problem.ts';
import { useFailure } from './use-failure.ts';

interface ProblemAlertProps {
  /** Nothing is shown for null. */
  error: unknown;
  /** Field errors that no field on the screen shows. */
  fields?: readonly FieldError[];
}

/** Beside the thing that failed: what happened and what to do. */
export const ProblemAlert = ({ error, fields = [] }: ProblemAlertProps) => {
  const { t } = useTranslation();
  const failureOf = useFailure();
  const sentences = useFieldSentences()(fields);
  if (!error) return null;
  const { title, text, requestId } = failureOf(error);
  return (
    <div className="x-alert" role="alert">
      <p className="x-alert-title">{title}</p>
      <p>{text}</p>
      {sentences.size > 0 && (
        <ul>
          {[...sentences].map(([field, sentence]) => (
            <li key={field}>
              {field ? `${field}: ` : ''}
              {sentence}
            </li>
          ))}
        </ul>
      )}
      {requestId && <p className="x-faint">{t('common.state.requestId', { id: requestId })}</p>}
    </div>
  );
};
