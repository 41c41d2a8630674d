import { useTranslation } from 'react-i18next';
import { type CodeOption, useRegionNames } from '#client/lib/vocabularies.ts';

interface RegionFilterProps {
  value: string | undefined;
  onChange: (code: string | undefined) => void;
}

const find = (options: readonly CodeOption[], code: string): CodeOption[] => {
  for (const option of options) {
    if (option.value === code) return [option];
    const below = find(option.children ?? [], code);
    if (below.length > 0) return [option, ...below];
  }
  return [];
};

/** Province, then city, then county: one plain choice for each level that has been reached. */
export const RegionFilter = ({ value, onChange }: RegionFilterProps) => {
  const { t } = useTranslation();
  const { options } = useRegionNames();
  const path = value ? find(options, value) : [];
  const levels = [{ options, code: path[0]?.value, parent: undefined as string | undefined }];
  for (const [index, step] of path.entries()) {
    if (step.children?.length) {
      levels.push({ options: step.children, code: path[index + 1]?.value, parent: step.value });
    }
  }
  return (
    <fieldset className="browse-facet">
      <legend>{t('postings.field.region')}</legend>
      {levels.map((level, index) => (
        <select
          key={level.parent ?? 'all'}
          className="x-input"
          aria-label={t('postings.browse.regionLevel', { level: index + 1 })}
          value={level.code ?? ''}
          onChange={(event) => onChange(event.target.value || level.parent)}
        >
          <option value="">{t('common.select.none')}</option>
          {level.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      ))}
    </fieldset>
  );
};
