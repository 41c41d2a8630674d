// Bringing a file in: which file, what its rows are, whose they become. Nothing is stored before the dry run was seen.
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { pathTo } from '#client/app/paths.ts';
import { nounKinds } from '#client/features/postings/noun.ts';
import { usePostingWords } from '#client/features/postings/words.ts';
import { isProblem } from '#client/lib/problem-error.ts';
import { buttonClass } from '#client/ui/link-button.tsx';
import { Page } from '#client/ui/page.tsx';
import { ProblemAlert } from '#client/ui/problem-alert.tsx';
import { NOUNS } from '#shared/postings/schema.ts';
import { FileDrop } from './file-drop.tsx';
import { OrganizationChoice } from './organization-choice.tsx';
import { useNewImport } from './use-new-import.ts';
import '#client/ui/controls.css';
import './imports.css';

const ACCEPT = '.jsonl,.ndjson,.csv,.tsv,.xlsx';

export const NewImport = () => {
  const { t } = useTranslation();
  const { kind: kindWord } = usePostingWords();
  const formId = useId();
  const { file, options, share, error, isTooLarge, isFileMissing, choose, set, start } = useNewImport();
  return (
    <Page
      title={t('imports.new')}
      lead={t('imports.newLead')}
      eyebrow={<Link to={pathTo('imports')}>{t('imports.title')}</Link>}
      width="reading"
    >
      <form
        className="x-panel import-form"
        // What is missing is said in the page's language, not the browser's.
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          start();
        }}
      >
        <FileDrop file={file} onChoose={choose} accept={ACCEPT} />
        {(isTooLarge || isFileMissing) && (
          <p className="import-wrong" role="alert">
            {t(isTooLarge ? 'problem.payload_too_large.title' : 'imports.chooseFirst')}
          </p>
        )}
        <fieldset className="import-choice">
          <legend>{t('imports.noun')}</legend>
          {NOUNS.map((noun) => (
            <label key={noun}>
              <input
                type="radio"
                name={`${formId}-noun`}
                checked={options.noun === noun}
                onChange={() => set({ noun })}
              />{' '}
              {t(`vocabulary.noun.${noun}`)}
            </label>
          ))}
        </fieldset>
        <fieldset className="import-choice">
          <legend>{t('postings.field.kind')}</legend>
          {nounKinds[options.noun].map((kind) => (
            <label key={kind}>
              <input
                type="radio"
                name={`${formId}-kind`}
                checked={options.kind === kind}
                onChange={() => set({ kind })}
              />{' '}
              {kindWord(options.noun, kind)}
            </label>
          ))}
        </fieldset>
        <div className="import-field">
          <label htmlFor={`${formId}-organization`}>{t('imports.organization')}</label>
          <OrganizationChoice
            id={`${formId}-organization`}
            value={options.organization}
            onChange={(organization) => set({ organization })}
          />
          <p className="x-faint">{t('imports.organizationHint')}</p>
        </div>
        <div className="import-field">
          <label htmlFor={`${formId}-source`}>{t('imports.source')}</label>
          <input
            id={`${formId}-source`}
            className="x-input"
            value={options.source}
            maxLength={60}
            required
            onChange={(event) => set({ source: event.target.value })}
          />
          <p className="x-faint">{t('imports.sourceHint')}</p>
        </div>
        <label>
          <input
            type="checkbox"
            checked={options.publish}
            onChange={(event) => set({ publish: event.target.checked })}
          />{' '}
          {t('imports.publish')}
        </label>
        <ProblemAlert error={error} fields={isProblem(error) ? error.fields : []} />
        {share !== null && (
          <progress
            max={1}
            value={share}
            aria-label={t('common.upload.progress', { percent: Math.round(share * 100) })}
          />
        )}
        <div>
          <button type="submit" className={buttonClass('primary')} disabled={share !== null}>
            {t('imports.dryRun')}
          </button>
        </div>
      </form>
    </Page>
  );
};
