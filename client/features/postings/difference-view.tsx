// Before and after of one field: texts with their differing words marked, everything else as the page shows it.
import { useTranslation } from 'react-i18next';
import { isEmptyField } from '#shared/postings/content.ts';
import { type DifferencePart, differenceOf } from './difference.ts';
import type { Field } from './fields/field.ts';
import { FieldValue } from './fields/field-value.tsx';
import './difference-view.css';

interface SideProps {
  field: Field | undefined;
  value: unknown;
  parts: readonly DifferencePart[] | null;
  hides: 'gone' | 'new';
  /** Neither side is older: what differs is marked alike on both. */
  isEqualSided?: boolean;
}

/** One side: its own words, those the other side lacks marked. */
export const DifferenceSide = ({ field, value, parts, hides, isEqualSided = false }: SideProps) => {
  const { t } = useTranslation();
  if (isEmptyField(value)) return <span className="x-faint">{t('postings.versions.empty')}</span>;
  if (!parts) return field ? <FieldValue field={field} value={value} /> : String(value);
  return (
    <p className="x-keep-lines">
      {parts
        .filter((part) => part.kind !== hides)
        .map((part, index) => {
          // biome-ignore-start lint/suspicious/noArrayIndexKey: parts of one text have no identity but their position
          if (part.kind !== 'same' && isEqualSided) return <mark key={index}>{part.text}</mark>;
          if (part.kind === 'gone') return <del key={index}>{part.text}</del>;
          if (part.kind === 'new') return <ins key={index}>{part.text}</ins>;
          return <span key={index}>{part.text}</span>;
          // biome-ignore-end lint/suspicious/noArrayIndexKey: see above
        })}
    </p>
  );
};

/** Marked words where both sides are texts. */
export const textParts = (before: unknown, after: unknown): DifferencePart[] | null =>
  typeof before === 'string' && typeof after === 'string' ? differenceOf(before, after) : null;
