import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMe } from '#client/lib/session.ts';
import { useRegionNames } from '#client/lib/vocabularies.ts';
import { CodeCascader } from '#client/ui/code-cascader.tsx';
import { ORGANIZATION_TYPES, type OrganizationType, VERIFICATIONS } from '#shared/organizations/schema.ts';

export interface OrganizationFilterState {
  q?: string | undefined;
  type: OrganizationType[];
  region?: string | undefined;
  verification?: (typeof VERIFICATIONS)[number] | undefined;
}

interface OrganizationFiltersProps {
  state: OrganizationFilterState;
  onChange: (part: Partial<Record<keyof OrganizationFilterState, unknown>>) => void;
}

/** The center also looks for organizations that are not verified. */
export const OrganizationFilters = ({ state, onChange }: OrganizationFiltersProps) => {
  const { t } = useTranslation();
  const regions = useRegionNames();
  const me = useMe();
  const isCenter = Boolean(me && me.duty !== 'none');
  return (
    <search
      className={`organization-filters${isCenter ? ' organization-filters-center' : ''}`}
      aria-label={t('organizations.list.filters')}
    >
      <Input.Search
        key={state.q ?? ''}
        defaultValue={state.q ?? ''}
        allowClear
        maxLength={200}
        aria-label={t('organizations.list.search')}
        placeholder={t('organizations.list.search')}
        onSearch={(typed) => onChange({ q: typed.trim() })}
      />
      <Select
        mode="multiple"
        maxTagCount="responsive"
        value={state.type}
        aria-label={t('organizations.field.type')}
        placeholder={t('organizations.list.anyType')}
        options={ORGANIZATION_TYPES.map((type) => ({ value: type, label: t(`vocabulary.organizationType.${type}`) }))}
        onChange={(type) => onChange({ type })}
      />
      <CodeCascader
        options={regions.options}
        value={state.region ?? null}
        aria-label={t('organizations.field.region')}
        placeholder={t('organizations.list.anyRegion')}
        onChange={(region) => onChange({ region })}
      />
      {isCenter && (
        <Select
          allowClear
          value={state.verification ?? null}
          aria-label={t('organizations.list.state')}
          placeholder={t('organizations.list.state')}
          options={VERIFICATIONS.map((one) => ({ value: one, label: t(`vocabulary.verification.${one}`) }))}
          onChange={(verification) => onChange({ verification })}
        />
      )}
    </search>
  );
};
