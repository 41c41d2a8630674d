// Chooses a verified organization by a part of its name; the value is its reference.
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '#client/lib/queries.ts';
import { organizationRoutes } from '#shared/organizations/routes.ts';

export interface NamedOrganization {
  id: string;
  name: string;
}

interface OrganizationSelectProps {
  id?: string;
  value?: NamedOrganization | null;
  onChange?: (value: NamedOrganization | null) => void;
}

const FOUND = 10;

export const OrganizationSelect = ({ id, value, onChange }: OrganizationSelectProps) => {
  const { t } = useTranslation();
  const [q, setQ] = useState('');
  const query = { limit: FOUND, ...(q ? { q } : {}) };
  const found = useRead(organizationRoutes.list, { query }, { keepPrevious: true, staleMs: 60_000 });
  const items = (found.data?.items ?? []).map((one): NamedOrganization => ({ id: one.id, name: one.name }));
  const known = value && !items.some((one) => one.id === value.id) ? [value, ...items] : items;
  return (
    <Select
      {...(id ? { id } : {})}
      showSearch={{ filterOption: false, onSearch: (typed) => setQ(typed.trim()) }}
      value={value?.id ?? null}
      notFoundContent={t('common.state.nothingFound')}
      options={known.map((one) => ({ value: one.id, label: one.name }))}
      onChange={(chosen: string | null) => onChange?.(known.find((one) => one.id === chosen) ?? null)}
    />
  );
};
