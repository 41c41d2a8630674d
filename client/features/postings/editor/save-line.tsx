import { useTranslation } from 'react-i18next';
import { usePostingWords } from '#client/features/postings/words.ts';
import { useDates } from '#client/lib/dates.ts';
import { ProblemError } from '#client/lib/problem-error.ts';
import { useSignInPath } from '#client/ui/error-state.tsx';
import { buttonClass, LinkButton } from '#client/ui/link-button.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { useFailure } from '#client/ui/use-failure.ts';
import type { DraftState } from './draft-state.ts';

interface SaveLineProps {
  draft: DraftState;
  isAutosaved: boolean;
}

const useSaveText = ({ draft, isAutosaved }: SaveLineProps): string => {
  const { t } = useTranslation();
  const dates = useDates();
  const { status, issues, savedAt } = draft;
  if (status === 'waiting' || status === 'sending') return t('common.state.saving');
  if (status === 'unsaved') return t('postings.saving.unsaved');
  if (status !== 'saved') return t(`postings.saving.${status}`);
  if (issues.length > 0) return t('postings.saving.except', { count: issues.length });
  if (!isAutosaved) return '';
  return savedAt ? t('postings.saving.at', { moment: dates.since(savedAt) }) : t('postings.saving.auto');
};

/** How safe what was typed is, in one line. */
export const SaveLine = (props: SaveLineProps) => {
  const text = useSaveText(props);
  const { status } = props.draft;
  const isWorrying = status === 'unreachable' || status === 'refused' || status === 'conflict';
  return (
    <span role="status" className={isWorrying ? 'editor-save editor-save-worry' : 'editor-save'}>
      {text}
    </span>
  );
};

interface DraftNoticesProps {
  draft: DraftState;
  onRetry: () => void;
}

/** What the author should know about the text beyond that line. */
export const DraftNotices = ({ draft, onRetry }: DraftNoticesProps) => {
  const { t } = useTranslation();
  const { label } = usePostingWords();
  const failureOf = useFailure();
  const signIn = useSignInPath();
  const { status, problem, taken, isRestored, isKeptHere } = draft;
  return (
    <>
      {isRestored && <Notice tone="good">{t('postings.saving.restored')}</Notice>}
      {taken.length > 0 && (
        <Notice tone="good">{t('postings.saving.taken', { fields: taken.map(label).join(' · ') })}</Notice>
      )}
      {status === 'unreachable' && (
        <Notice
          tone="attention"
          title={t('postings.saving.unreachable')}
          action={
            <button type="button" className={buttonClass()} onClick={onRetry}>
              {t('common.act.retry')}
            </button>
          }
        >
          {t(isKeptHere ? 'postings.saving.keptHere' : 'postings.saving.notKept')}
        </Notice>
      )}
      {status === 'refused' && problem && problem.code !== 'invalid_input' && (
        <Notice
          tone="attention"
          title={failureOf(new ProblemError(problem)).title}
          action={problem.code === 'sign_in_required' && <LinkButton to={signIn}>{t('common.act.signIn')}</LinkButton>}
        >
          {failureOf(new ProblemError(problem)).text} {t('postings.saving.keptHere')}
        </Notice>
      )}
    </>
  );
};
