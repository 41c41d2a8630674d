// Deals in which a step is late or none is agreed, the longest wait first; the center sees no more of them than this.
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { z } from 'zod';
import { pathTo } from '#client/app/paths.ts';
import { useAddressState } from '#client/lib/address-state.ts';
import { useDates } from '#client/lib/dates.ts';
import { useRead } from '#client/lib/queries.ts';
import { useNews } from '#client/lib/use-live.ts';
import { Panel } from '#client/ui/page.tsx';
import { PagedList } from '#client/ui/paged-list.tsx';
import { Pill } from '#client/ui/pill.tsx';
import { dealRoutes } from '#shared/deals/routes.ts';
import type { LateDeal } from '#shared/deals/schema.ts';
import './deals.css';

const LIMIT = 20;
const stateSchema = z.object({ late: z.coerce.number().int().min(1).default(1) });

const Row = ({ deal: { title, parties, dueDay, lateDays, lateTasks, isDemo } }: { deal: LateDeal }) => {
  const { t } = useTranslation();
  const dates = useDates();
  return (
    <>
      <p className="x-row">
        <strong>{title}</strong>
        <Pill tone="refusal">{t('deals.supervision.days', { count: lateDays })}</Pill>
        {isDemo && (
          <Pill tone="outline" title={t('common.demo.hint')}>
            {t('common.demo.label')}
          </Pill>
        )}
      </p>
      <p className="x-row">
        {parties.map(({ id, name }) => (
          <Link key={id} to={pathTo('organization', { id })}>
            {name}
          </Link>
        ))}
      </p>
      <p className="x-faint">
        {lateTasks > 0
          ? t('deals.supervision.steps', { count: lateTasks, day: dates.day(dueDay) })
          : t('deals.supervision.quiet', { day: dates.day(dueDay) })}
      </p>
    </>
  );
};

export const LateDealsView = () => {
  const { t } = useTranslation();
  const [{ late }] = useAddressState(stateSchema);
  const client = useQueryClient();
  useNews('deal.news', () => void client.invalidateQueries({ queryKey: ['supervision'] }));
  const query = useRead(dealRoutes.supervision, { query: { page: late, limit: LIMIT } }, { keepPrevious: true });
  return (
    <Panel title={t('deals.supervision.title')}>
      <div className="x-stack">
        <PagedList
          query={query}
          page={late}
          limit={LIMIT}
          parameter="late"
          empty={<p className="x-soft">{t('deals.supervision.empty')}</p>}
          lead={(count) => <p className="x-soft">{t('deals.supervision.count', { count })}</p>}
        >
          {(deal) => <Row deal={deal} />}
        </PagedList>
      </div>
    </Panel>
  );
};
