// Indicators as rows: name, relation, value, unit. On a phone a row folds into two lines.
import { Button, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Indicator } from '#shared/postings/schema.ts';
import { INDICATOR_RELATIONS } from '#shared/vocabularies/schema.ts';
import type { ControlProps } from './control.ts';

const ROWS_MAX = 20;
const BLANK: Indicator = { name: '', relation: '>=', value: '', unit: '' };

interface IndicatorRowsProps extends ControlProps<readonly Indicator[]> {
  /** What is wrong, by place below the field: `1.value`. */
  sentenceAt: (place: string) => string | undefined;
}

interface RowProps {
  row: Indicator;
  index: number;
  /** The field's id, for the first row: where a label or an advice leads. */
  id?: string;
  change: (row: Indicator) => void;
  remove: () => void;
  sentenceAt: (place: string) => string | undefined;
}

const Row = ({ row, index, id, change, remove, sentenceAt }: RowProps) => {
  const { t } = useTranslation();
  const named = (part: string) => t('postings.indicator.nth', { number: index + 1, part });
  const part = (key: 'name' | 'value' | 'unit') => ({
    value: row[key],
    onChange: (event: { target: { value: string } }) => change({ ...row, [key]: event.target.value }),
    placeholder: t(`postings.indicator.${key}`),
    'aria-label': named(t(`postings.indicator.${key}`)),
    ...(sentenceAt(`${index}.${key}`) ? { status: 'error' as const, 'aria-invalid': true } : {}),
  });
  const wrong = (['name', 'value', 'unit'] as const).flatMap((key) => sentenceAt(`${index}.${key}`) ?? []);
  return (
    <li className="editor-indicator">
      <Input {...part('name')} {...(id ? { id } : {})} className="editor-indicator-name" />
      <Select
        value={row.relation}
        onChange={(relation) => change({ ...row, relation })}
        options={INDICATOR_RELATIONS.map((relation) => ({
          value: relation,
          label: t(`vocabulary.indicatorRelation.${relation}`),
        }))}
        aria-label={named(t('postings.indicator.relation'))}
      />
      <Input {...part('value')} />
      <Input {...part('unit')} className="editor-indicator-unit" />
      <Button type="text" onClick={remove} aria-label={named(t('common.act.remove'))}>
        ×
      </Button>
      {wrong[0] && <span className="editor-error editor-indicator-wrong">{wrong[0]}</span>}
    </li>
  );
};

export const IndicatorRows = ({ id, value, onChange, label, describedBy, sentenceAt }: IndicatorRowsProps) => {
  const { t } = useTranslation();
  const change = (index: number, row: Indicator) => onChange(value.map((one, at) => (at === index ? row : one)));
  return (
    // biome-ignore lint/a11y/useSemanticElements: the legend stands outside, where every field has its label
    <div role="group" aria-label={label} aria-describedby={describedBy}>
      <ol className="x-plain editor-indicators">
        {value.map((row, index) => (
          <Row
            // biome-ignore lint/suspicious/noArrayIndexKey: rows being typed have no identity but their position
            key={index}
            row={row}
            index={index}
            {...(index === 0 ? { id } : {})}
            change={(next) => change(index, next)}
            remove={() => onChange(value.filter((_, at) => at !== index))}
            sentenceAt={sentenceAt}
          />
        ))}
      </ol>
      {value.length < ROWS_MAX && (
        <Button {...(value.length === 0 ? { id } : {})} onClick={() => onChange([...value, BLANK])}>
          {t('postings.indicator.add')}
        </Button>
      )}
    </div>
  );
};
