import type { Posting } from '#client/features/postings/content.ts';
import type { Field } from '#client/features/postings/fields/field.ts';
import { FieldValue } from '#client/features/postings/fields/field-value.tsx';
import { detailFields } from '#client/features/postings/fields/steps.ts';
import { usePostingWords } from '#client/features/postings/words.ts';
import { isEmptyField, valueAt } from '#shared/postings/content.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';

const LONG: readonly Field['input'][] = ['paragraph', 'indicators'];

/** Fields that stand beside the text rather than in it. */
export const isShort = (field: Field): boolean => !LONG.includes(field.input);

/** The fields of the details that say something, in the order in which they were asked. */
export const filledDetails = (noun: PostingNoun, posting: Posting): readonly Field[] =>
  detailFields(noun, posting.kind).filter((field) => !isEmptyField(valueAt({ ...posting }, field.path)));

/** The details that take room: paragraphs and the indicator table. */
export const PostingSections = ({ noun, posting }: { noun: PostingNoun; posting: Posting }) => {
  const { label } = usePostingWords();
  return filledDetails(noun, posting)
    .filter((field) => !isShort(field))
    .map((field) => (
      <section key={field.path} className="posting-section">
        <h2>{label(field.path)}</h2>
        <FieldValue field={field} value={valueAt({ ...posting }, field.path)} />
      </section>
    ));
};
