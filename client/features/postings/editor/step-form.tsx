import type { Fields, Posting } from '#client/features/postings/content.ts';
import type { Field, StepName } from '#client/features/postings/fields/field.ts';
import { COMMON_REQUIRED, valueAt } from '#shared/postings/content.ts';
import { isConfidential, type PostingNoun } from '#shared/postings/schema.ts';
import { AttachmentEditor } from './attachment-editor.tsx';
import { FieldRow } from './field-row.tsx';

interface StepFormProps {
  noun: PostingNoun;
  posting: Posting;
  step: StepName;
  fields: readonly Field[];
  typed: Fields;
  required: readonly string[];
  sentences: ReadonlyMap<string, string>;
  onChange: (path: string, value: unknown) => void;
}

/** The fields of one step; the last one also holds the files. */
export const StepForm = ({ noun, posting, step, fields, typed, required, sentences, onChange }: StepFormProps) => {
  const all: readonly string[] = [...COMMON_REQUIRED, ...required];
  return (
    <form className="x-panel editor-form" onSubmit={(event) => event.preventDefault()}>
      {fields.map((field) => (
        <FieldRow
          key={field.path}
          field={field}
          value={valueAt({ ...typed }, field.path)}
          onChange={(value) => onChange(field.path, value)}
          isRequired={all.includes(field.path)}
          sentences={sentences}
        />
      ))}
      {step === 'access' && posting.can.attach && (
        <AttachmentEditor
          noun={noun}
          id={posting.id}
          attachments={posting.attachments ?? []}
          isConfidential={isConfidential(typed['disclosure'])}
        />
      )}
    </form>
  );
};
