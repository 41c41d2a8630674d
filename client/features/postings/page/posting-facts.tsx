import { useTranslation } from 'react-i18next';
import type { Posting } from '#client/features/postings/content.ts';
import { type Field, STEP_NAMES } from '#client/features/postings/fields/field.ts';
import { FieldValue } from '#client/features/postings/fields/field-value.tsx';
import { stepsOf } from '#client/features/postings/fields/steps.ts';
import { usePostingWords } from '#client/features/postings/words.ts';
import { Panel } from '#client/ui/page.tsx';
import { isEmptyField, valueAt } from '#shared/postings/content.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';
import { isShort } from './posting-sections.tsx';

interface FactListProps {
  fields: readonly Field[];
  posting: Posting;
}

const FactList = ({ fields, posting }: FactListProps) => {
  const { label } = usePostingWords();
  return (
    <dl className="x-facts">
      {fields.map((field) => (
        <div key={field.path} className="posting-fact">
          <dt>{label(field.path)}</dt>
          <dd>
            <FieldValue field={field} value={valueAt({ ...posting }, field.path)} />
          </dd>
        </div>
      ))}
    </dl>
  );
};

const isTold = (field: Field): boolean => isShort(field) && field.path !== 'title';

/** The short answers beside the text, and the contact when it is given. */
export const PostingFacts = ({ noun, posting }: { noun: PostingNoun; posting: Posting }) => {
  const { t } = useTranslation();
  const steps = stepsOf(noun, posting.kind);
  const filled = STEP_NAMES.flatMap((name) => steps[name]).filter(
    (field) => isTold(field) && !isEmptyField(valueAt({ ...posting }, field.path)),
  );
  const isContact = (field: Field) => field.path.startsWith('contact.');
  const contact = filled.filter(isContact);
  return (
    <aside className="x-stack posting-view-aside">
      <Panel title={t('postings.page.facts')}>
        <FactList fields={filled.filter((field) => !isContact(field))} posting={posting} />
      </Panel>
      {contact.length > 0 && (
        <Panel title={t('postings.page.contact')}>
          <FactList fields={contact} posting={posting} />
        </Panel>
      )}
    </aside>
  );
};
