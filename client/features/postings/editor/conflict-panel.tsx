// Two people changed the same field: both texts side by side, differing words marked, and a choice per field.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fields } from '#client/features/postings/content.ts';
import { DifferenceSide, textParts } from '#client/features/postings/difference-view.tsx';
import type { FieldPath } from '#client/features/postings/fields/field.ts';
import { fieldAt, stepsOf } from '#client/features/postings/fields/steps.ts';
import { usePostingWords } from '#client/features/postings/words.ts';
import { buttonClass } from '#client/ui/link-button.tsx';
import { valueAt } from '#shared/postings/content.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';
import type { Choices, Conflict } from './merge.ts';

type Side = 'mine' | 'theirs';

interface ConflictFieldProps {
  noun: PostingNoun;
  kind: string;
  conflict: Conflict;
  mine: unknown;
  chosen: Side;
  choose: (side: Side) => void;
}

const ConflictField = ({ noun, kind, conflict, mine, chosen, choose }: ConflictFieldProps) => {
  const { t } = useTranslation();
  const { label } = usePostingWords();
  const { path, theirs } = conflict;
  const parts = textParts(theirs, mine);
  // Every path of a content is one of the form's fields, which a test holds.
  const field = fieldAt(stepsOf(noun, kind), path as FieldPath);
  const side = (name: Side, value: unknown, hides: 'gone' | 'new') => (
    <label className={`posting-side editor-conflict-side${chosen === name ? ' editor-conflict-chosen' : ''}`}>
      <span className="posting-side-name">
        <input type="radio" name={`conflict-${path}`} checked={chosen === name} onChange={() => choose(name)} />{' '}
        {t(`postings.conflict.${name}`)}
      </span>
      <DifferenceSide field={field} value={value} parts={parts} hides={hides} isEqualSided />
    </label>
  );
  return (
    <fieldset className="editor-conflict-field">
      <legend>{label(path)}</legend>
      <div className="posting-sides">
        {side('mine', mine, 'gone')}
        {side('theirs', theirs, 'new')}
      </div>
    </fieldset>
  );
};

interface ConflictPanelProps {
  noun: PostingNoun;
  kind: string;
  conflicts: readonly Conflict[];
  /** As it is typed by now. */
  typed: Fields;
  onResolve: (choices: Choices) => void;
}

export const ConflictPanel = ({ noun, kind, conflicts, typed, onResolve }: ConflictPanelProps) => {
  const { t } = useTranslation();
  const [choices, setChoices] = useState<Choices>({});
  return (
    <section className="x-panel editor-conflict" aria-label={t('postings.conflict.title')} role="alert">
      <h2>{t('postings.conflict.title')}</h2>
      <p>{t('postings.conflict.text')}</p>
      {conflicts.map((one) => (
        <ConflictField
          key={one.path}
          noun={noun}
          kind={kind}
          conflict={one}
          mine={valueAt({ ...typed }, one.path)}
          chosen={choices[one.path] ?? 'mine'}
          choose={(side) => setChoices({ ...choices, [one.path]: side })}
        />
      ))}
      <div>
        <button type="button" className={buttonClass('primary')} onClick={() => onResolve(choices)}>
          {t('postings.conflict.resolve')}
        </button>
      </div>
    </section>
  );
};
