import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useAddressState } from '#client/lib/address-state.ts';
import { useRead } from '#client/lib/queries.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { Pager } from '#client/ui/pager.tsx';
import { QueryView } from '#client/ui/query-view.tsx';
import { userRoutes } from '#shared/users/routes.ts';
import { DUTIES, dutySchema } from '#shared/users/schema.ts';
import { AccountsTable } from './accounts-table.tsx';

const LIMIT = 20;

const stateSchema = z.object({
  q: z.string().max(200).optional(),
  duty: dutySchema.optional(),
  page: z.coerce.number().int().min(1).default(1),
});

/** The administrator's list of accounts. */
export const AccountsPart = () => {
  const { t } = useTranslation();
  const [{ q, duty, page }, change] = useAddressState(stateSchema);
  const accounts = useRead(userRoutes.list, { query: { page, limit: LIMIT, q, duty } }, { keepPrevious: true });
  return (
    <div className="x-stack">
      <div className="x-row">
        <Input.Search
          key={q ?? ''}
          defaultValue={q ?? ''}
          allowClear
          aria-label={t('users.accounts.search')}
          placeholder={t('users.accounts.search')}
          style={{ maxWidth: 320 }}
          onSearch={(typed) => change({ q: typed.trim(), page: undefined })}
        />
        <Select
          value={duty ?? ''}
          aria-label={t('users.field.duty')}
          style={{ minWidth: 140 }}
          options={[
            { value: '', label: t('users.accounts.anyDuty') },
            ...DUTIES.map((one) => ({ value: one, label: t(`vocabulary.duty.${one}`) })),
          ]}
          onChange={(chosen) => change({ duty: chosen, page: undefined })}
        />
      </div>
      <QueryView
        query={accounts}
        isEmpty={({ total }) => total === 0}
        empty={<EmptyState title={t('users.accounts.empty')} text={t('common.state.nothingFoundHint')} />}
      >
        {({ items, total }) => (
          <>
            <AccountsTable accounts={items} />
            <Pager page={page} limit={LIMIT} total={total} />
          </>
        )}
      </QueryView>
    </div>
  );
};
