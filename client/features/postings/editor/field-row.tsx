import { useTranslation } from 'react-i18next';
import type { Field } from '#client/features/postings/fields/field.ts';
import { usePostingWords } from '#client/features/postings/words.ts';
import { FieldControl } from './field-control.tsx';
import { fieldId } from './field-id.ts';

interface FieldRowProps {
  field: Field;
  value: unknown;
  onChange: (value: unknown) => void;
  isRequired: boolean;
  /** What is wrong, as a sentence, by path. */
  sentences: ReadonlyMap<string, string>;
}

const GROUPS: readonly Field['input'][] = ['choice', 'choices', 'disclosure', 'indicators'];

/** A field with its label, what to write, and what is wrong. */
export const FieldRow = ({ field, value, onChange, isRequired, sentences }: FieldRowProps) => {
  const { t } = useTranslation();
  const { label, hint } = usePostingWords();
  const id = fieldId(field.path);
  const name = label(field.path);
  const text = hint(field.path);
  // Errors of an indicator row stand at the row.
  const wrong =
    sentences.get(field.path) ??
    (field.input === 'indicators'
      ? undefined
      : [...sentences].find(([path]) => path.startsWith(`${field.path}.`))?.[1]);
  const heading = (
    <>
      {name}
      {isRequired && <span className="editor-required">{t('common.required')}</span>}
    </>
  );
  return (
    <div className="editor-field">
      {GROUPS.includes(field.input) ? (
        <span className="editor-label">{heading}</span>
      ) : (
        <label className="editor-label" htmlFor={id}>
          {heading}
        </label>
      )}
      {text && (
        <p className="x-faint" id={`${id}-hint`}>
          {text}
        </p>
      )}
      <FieldControl
        field={field}
        id={id}
        value={value}
        onChange={onChange}
        isWrong={wrong !== undefined}
        describedBy={`${id}-hint ${id}-error`}
        label={name}
        sentenceAt={(place) => sentences.get(`${field.path}.${place}`)}
      />
      <p className="editor-error" id={`${id}-error`} role="alert">
        {wrong}
      </p>
    </div>
  );
};
