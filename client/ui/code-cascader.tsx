import { Cascader } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CodeOption } from '#client/lib/vocabularies.ts';

interface CodeCascaderProps {
  options: readonly CodeOption[];
  /** The chosen code; its ancestors are found in the options. */
  value?: string | null;
  onChange?: (code: string | null) => void;
  placeholder: string;
  id?: string;
  disabled?: boolean;
  'aria-label'?: string;
}

const pathTo = (options: readonly CodeOption[], code: string): string[] | null => {
  for (const option of options) {
    if (option.value === code) return [code];
    const below = option.children && pathTo(option.children, code);
    if (below) return [option.value, ...below];
  }
  return null;
};

/** Chooses one code out of a tree, at any depth, by clicking down or by typing. Fits into an antd form field. */
export const CodeCascader = ({ options, value, onChange, placeholder, ...rest }: CodeCascaderProps) => {
  const { t } = useTranslation();
  const chosen = useMemo(() => (value ? (pathTo(options, value) ?? [value]) : []), [options, value]);
  return (
    <Cascader
      {...rest}
      options={[...options]}
      value={chosen}
      onChange={(path) => onChange?.(path?.at(-1)?.toString() ?? null)}
      changeOnSelect
      allowClear
      showSearch={{
        matchInputWidth: false,
        limit: 50,
        filter: (typed, path) => path.some((step) => step.label.toLowerCase().includes(typed.toLowerCase())),
      }}
      placeholder={placeholder}
      notFoundContent={t('common.state.nothingFound')}
      style={{ width: '100%' }}
    />
  );
};
