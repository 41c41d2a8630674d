import { Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '#client/lib/queries.ts';
import { organizationRoutes } from '#shared/organizations/routes.ts';

interface OrganizationChoiceProps {
  id: string;
  value: string | undefined;
  onChange: (organization: string | undefined) => void;
}

const PAUSE_MS = 200;

/** One verified organization, found by typing a part of its name. */
export const OrganizationChoice = ({ id, value, onChange }: OrganizationChoiceProps) => {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [q, setQ] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setQ(typed.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const query = useRead(organizationRoutes.list, { query: { limit: 30, ...(q ? { q } : {}) } }, { keepPrevious: true });
  return (
    <Select
      id={id}
      value={value ?? null}
      onChange={(chosen: string | null | undefined) => onChange(chosen ?? undefined)}
      allowClear
      showSearch={{ filterOption: false, onSearch: setTyped }}
      placeholder={t('imports.center')}
      notFoundContent={t('common.state.nothingFound')}
      options={(query.data?.items ?? []).map((one) => ({ value: one.id, label: one.name }))}
      style={{ width: '100%' }}
    />
  );
};
