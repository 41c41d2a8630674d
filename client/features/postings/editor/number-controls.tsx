import { InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import type { NumberUnit } from '#client/features/postings/fields/field.ts';
import { type ControlProps, stateOf } from './control.ts';

interface NumberControlProps extends ControlProps<number | null> {
  unit: NumberUnit;
  min: number;
  max: number;
  precision: 0 | 2;
}

export const NumberControl = ({ id, value, onChange, unit, min, max, precision, ...state }: NumberControlProps) => {
  const { t } = useTranslation();
  return (
    <InputNumber
      id={id}
      className="editor-number"
      value={value}
      onChange={(next) => onChange(typeof next === 'number' ? next : null)}
      min={min}
      max={max}
      precision={precision}
      suffix={t(`postings.unitMark.${unit}`)}
      {...stateOf(state)}
    />
  );
};

interface RangeWan {
  min: number | null;
  max: number | null;
}

const AMOUNT_MAX_WAN = 10_000_000;

/** From–to in 万元; one end alone is fine. */
export const RangeControl = ({ id, value, onChange, label, ...state }: ControlProps<RangeWan | null>) => {
  const { t } = useTranslation();
  const set = (part: Partial<RangeWan>) => {
    const next = { min: null, max: null, ...value, ...part };
    onChange(next.min === null && next.max === null ? null : next);
  };
  const end = (name: 'min' | 'max') => (
    <InputNumber
      {...(name === 'min' ? { id } : {})}
      className="editor-number"
      aria-label={`${label}: ${t(`postings.editor.${name}`)}`}
      placeholder={t(`postings.editor.${name}`)}
      value={value?.[name] ?? null}
      onChange={(next) => set({ [name]: typeof next === 'number' ? next : null })}
      min={0}
      max={AMOUNT_MAX_WAN}
      precision={0}
      {...stateOf(state)}
    />
  );
  return (
    <div className="editor-range">
      {end('min')}
      <span aria-hidden="true">–</span>
      {end('max')}
      <span>{t('postings.unitMark.wan')}</span>
    </div>
  );
};
