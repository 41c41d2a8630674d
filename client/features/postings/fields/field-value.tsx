// A field's value as a reader sees it. One branch per way of asking, the counterpart of editor/field-control.tsx.
import { useTranslation } from 'react-i18next';
import { usePostingWords } from '#client/features/postings/words.ts';
import { useDates } from '#client/lib/dates.ts';
import { useMoney } from '#client/lib/money.ts';
import { useIndustryNames, useRegionNames } from '#client/lib/vocabularies.ts';
import type { Indicator } from '#shared/postings/schema.ts';
import { maturityStageOf } from '#shared/vocabularies/schema.ts';
import type { Field, NumberUnit } from './field.ts';
import { IndicatorTable } from './indicator-table.tsx';
import { LongText } from './long-text.tsx';

interface FieldValueProps {
  field: Field;
  /** As the content schema says for this field. */
  value: unknown;
}

const RegionName = ({ code }: { code: string }) => useRegionNames().nameOf(code);
const IndustryName = ({ code }: { code: string }) => useIndustryNames().nameOf(code);

const Amount = ({ unit, value }: { unit: NumberUnit; value: number }) => {
  const { t } = useTranslation();
  const money = useMoney();
  return unit === 'wan' ? money.amount(value) : t(`postings.unit.${unit}`, { count: value });
};

const Range = ({ value }: { value: { min: number | null; max: number | null } }) => useMoney().range(value);
const Day = ({ value }: { value: string }) => useDates().day(value);

// The casts below say what the content schema has already checked for the field's way of input.
export const FieldValue = ({ field, value }: FieldValueProps) => {
  const { label, word } = usePostingWords();
  switch (field.input) {
    case 'paragraph':
      return <LongText text={value as string} />;
    case 'line':
      return field.kindOfLine ? (
        <a href={`${field.kindOfLine === 'tel' ? 'tel' : 'mailto'}:${value as string}`}>{value as string}</a>
      ) : (
        (value as string)
      );
    case 'words':
      return (value as string[]).join(' · ');
    case 'choice':
      return word(field.vocabulary, value as string);
    case 'choices':
      return (value as string[]).map((code) => word(field.vocabulary, code)).join(' · ');
    case 'number':
      return <Amount unit={field.unit} value={value as number} />;
    case 'range':
      return <Range value={value as { min: number | null; max: number | null }} />;
    case 'day':
      return <Day value={value as string} />;
    case 'trl':
      return `${word('trl', String(value))} · ${word('maturityStage', maturityStageOf(value as number))}`;
    case 'indicators':
      return <IndicatorTable rows={value as Indicator[]} caption={label(field.path)} />;
    case 'region':
      return <RegionName code={value as string} />;
    case 'regions':
      return (value as string[]).map((code) => (
        <div key={code}>
          <RegionName code={code} />
        </div>
      ));
    case 'industry':
      return <IndustryName code={value as string} />;
    case 'chain': {
      const { chain, link } = value as { chain: string; link: string };
      return `${word('chain', chain)} · ${word('chainLink', link)}`;
    }
    case 'disclosure':
      return word('disclosure', value as string);
  }
};
