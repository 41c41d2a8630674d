import { Checkbox, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useAddressState } from '#client/lib/address-state.ts';
import { useRead } from '#client/lib/queries.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { Pager } from '#client/ui/pager.tsx';
import { QueryView } from '#client/ui/query-view.tsx';
import { idSchema } from '#shared/contract/id.ts';
import { systemRoutes } from '#shared/system/routes.ts';
import { FactsTable } from './facts-table.tsx';

const LIMIT = 30;

const stateSchema = z.object({
  type: z.string().max(60).optional(),
  recordId: idSchema.optional(),
  failed: z.enum(['true']).optional(),
  page: z.coerce.number().int().min(1).default(1),
});

/** The audit trail with its filters. */
export const FactsPart = () => {
  const { t } = useTranslation();
  const [{ page, ...filters }, change] = useAddressState(stateSchema);
  const facts = useRead(systemRoutes.facts, { query: { ...filters, page, limit: LIMIT } }, { keepPrevious: true });
  return (
    <div className="x-stack">
      <p className="x-soft">{t('system.facts.lead')}</p>
      <div className="x-row">
        <Input.Search
          key={`type ${filters.type ?? ''}`}
          defaultValue={filters.type ?? ''}
          allowClear
          maxLength={60}
          aria-label={t('system.facts.type')}
          placeholder={t('system.facts.typeHint')}
          style={{ maxWidth: 280 }}
          onSearch={(typed) => change({ type: typed.trim(), page: undefined })}
        />
        <Input.Search
          key={`record ${filters.recordId ?? ''}`}
          defaultValue={filters.recordId ?? ''}
          allowClear
          maxLength={24}
          aria-label={t('system.facts.recordId')}
          placeholder={t('system.facts.recordId')}
          style={{ maxWidth: 280 }}
          onSearch={(typed) => change({ recordId: typed.trim(), page: undefined })}
        />
        <Checkbox
          checked={filters.failed === 'true'}
          onChange={(event) => change({ failed: event.target.checked ? 'true' : undefined, page: undefined })}
        >
          {t('system.facts.onlyFailed')}
        </Checkbox>
      </div>
      <QueryView
        query={facts}
        isEmpty={({ total }) => total === 0}
        empty={<EmptyState title={t('system.facts.empty')} text={t('common.state.nothingFoundHint')} />}
      >
        {({ items, total }) => (
          <>
            <FactsTable facts={items} />
            <Pager page={page} limit={LIMIT} total={total} />
          </>
        )}
      </QueryView>
    </div>
  );
};
