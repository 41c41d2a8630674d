import { useTranslation } from 'react-i18next';
import { useIndustryNames, useRegionNames } from '#client/lib/vocabularies.ts';
import { CodeCascader } from '#client/ui/code-cascader.tsx';
import { buttonClass } from '#client/ui/link-button.tsx';
import type { ControlProps } from './control.ts';

export const RegionControl = ({ id, value, onChange }: ControlProps<string | null>) => {
  const { t } = useTranslation();
  const { options } = useRegionNames();
  return (
    <CodeCascader id={id} options={options} value={value} onChange={onChange} placeholder={t('common.select.region')} />
  );
};

export const IndustryControl = ({ id, value, onChange }: ControlProps<string | null>) => {
  const { t } = useTranslation();
  const { options } = useIndustryNames();
  return (
    <CodeCascader
      id={id}
      options={options}
      value={value}
      onChange={onChange}
      placeholder={t('common.select.industry')}
    />
  );
};

interface RegionsControlProps extends ControlProps<readonly string[]> {
  maxEntries: number;
}

/** Several regions: what is chosen, and a picker for the next. */
export const RegionsControl = ({ id, value, onChange, maxEntries }: RegionsControlProps) => {
  const { t } = useTranslation();
  const { options, nameOf } = useRegionNames();
  return (
    <div className="x-stack editor-regions">
      {value.map((code) => (
        <div key={code} className="x-row">
          <span>{nameOf(code)}</span>
          <button
            type="button"
            className={buttonClass('quiet')}
            onClick={() => onChange(value.filter((one) => one !== code))}
            aria-label={`${t('common.act.remove')}: ${nameOf(code)}`}
          >
            ×
          </button>
        </div>
      ))}
      {value.length < maxEntries && (
        <CodeCascader
          id={id}
          options={options}
          value={null}
          onChange={(code) => code && onChange([...new Set([...value, code])])}
          placeholder={t('postings.editor.addRegion')}
        />
      )}
    </div>
  );
};
