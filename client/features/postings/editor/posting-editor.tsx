// Writing a need or a capability: three steps, saved by itself, with the review's criteria and the matches at the side.
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Posting } from '#client/features/postings/content.ts';
import { STEP_NAMES, type StepName } from '#client/features/postings/fields/field.ts';
import { stepOfPath, stepsOf } from '#client/features/postings/fields/steps.ts';
import { pagePath, requiredOf } from '#client/features/postings/noun.ts';
import { ReturnedNotice } from '#client/features/postings/page/review-history.tsx';
import { usePostingLive } from '#client/features/postings/page/use-posting-live.ts';
import { usePostingWords } from '#client/features/postings/words.ts';
import { isProblem } from '#client/lib/problem-error.ts';
import { buttonClass } from '#client/ui/link-button.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { Page } from '#client/ui/page.tsx';
import { ProblemAlert } from '#client/ui/problem-alert.tsx';
import { missingFields } from '#shared/postings/content.ts';
import { isListed } from '#shared/postings/lifecycle.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';
import { AdviceFold } from './advice-fold.tsx';
import { useAdvice } from './advice-panel.tsx';
import { ConflictPanel } from './conflict-panel.tsx';
import { MissingList } from './missing-list.tsx';
import { DraftNotices, SaveLine } from './save-line.tsx';
import { StepForm } from './step-form.tsx';
import { StepLinks } from './step-links.tsx';
import { useDraft } from './use-draft.ts';
import { useSentences } from './use-sentences.ts';
import { useSteps } from './use-steps.ts';
import { useSubmit } from './use-submit.ts';
import './posting-editor.css';

interface PostingEditorProps {
  noun: PostingNoun;
  posting: Posting;
  userId: string;
}

const NEXT: Partial<Record<StepName, StepName>> = { what: 'details', details: 'access' };

export const PostingEditor = ({ noun, posting, userId }: PostingEditorProps) => {
  const { t } = useTranslation();
  const { kind } = usePostingWords();
  const { keeper, draft } = useDraft({ noun, posting, userId });
  usePostingLive(noun, posting.id);
  const steps = stepsOf(noun, posting.kind);
  const { current, open, goTo } = useSteps(steps);
  const report = useAdvice(noun, draft.typed);
  const required = requiredOf(noun, posting.kind);
  const missing = missingFields({ ...draft.typed }, required);
  const { submit, save, isBusy, hasTried, error, refused } = useSubmit({ noun, posting, keeper, missing });
  const sentences = useSentences({ draft, refused, missing: hasTried ? missing : [] });
  const toDo = new Set([...missing, ...[...sentences.keys()]]);
  const openIn = (step: StepName) => [...toDo].filter((path) => stepOfPath(steps, path) === step).length;
  const isPublic = isListed(posting.status);
  const next = NEXT[current];
  return (
    <Page
      width="wide"
      title={t(`postings.editor.${isPublic ? 'change' : 'write'}.${noun}`, { kind: kind(noun, posting.kind) })}
      eyebrow={<Link to={pagePath(noun, posting.id)}>{posting.title || t('postings.card.untitled')}</Link>}
      actions={<SaveLine draft={draft} isAutosaved={!isPublic} />}
    >
      <ReturnedNotice posting={posting} />
      {posting.organization && posting.organization.verification !== 'verified' && (
        <Notice tone="attention">{t('postings.start.unverified', { name: posting.organization.name })}</Notice>
      )}
      <DraftNotices draft={draft} onRetry={() => keeper.retry()} />
      {draft.conflict && (
        <ConflictPanel
          noun={noun}
          kind={posting.kind}
          conflicts={draft.conflict.conflicts}
          typed={draft.typed}
          onResolve={(choices) => keeper.resolve(choices)}
        />
      )}
      <div className="editor">
        <div className="x-stack">
          <StepLinks current={current} openIn={openIn} />
          <StepForm
            key={current}
            noun={noun}
            posting={posting}
            step={current}
            fields={steps[current]}
            typed={draft.typed}
            required={required}
            sentences={sentences}
            onChange={(path, value) => keeper.edit(path, value)}
          />
          {!isProblem(error, 'incomplete') && <ProblemAlert error={error} />}
          {(hasTried || current === STEP_NAMES.at(-1)) && <MissingList missing={missing} goTo={goTo} />}
          <div className="x-row">
            {next && (
              <button
                type="button"
                className={buttonClass(isPublic ? 'default' : 'primary')}
                onClick={() => open(next)}
              >
                {t('common.act.next')}
              </button>
            )}
            {posting.can.submit && (
              <button
                type="button"
                className={buttonClass(next ? 'default' : 'primary')}
                disabled={isBusy}
                onClick={() => void submit()}
              >
                {t('postings.act.submit')}
              </button>
            )}
            {isPublic && (
              <button type="button" className={buttonClass('primary')} disabled={isBusy} onClick={() => void save()}>
                {t('postings.act.saveChanges')}
              </button>
            )}
          </div>
        </div>
        <AdviceFold noun={noun} report={report} content={draft.content} goTo={goTo} />
      </div>
    </Page>
  );
};
