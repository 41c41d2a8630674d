// Deals in which a step is late, the longest wait first; the center sees no more of them than this.
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { pathTo } from '#client/app/paths.ts';
import { useDates } from '#client/lib/dates.ts';
import { useRead } from '#client/lib/queries.ts';
import { useNotice } from '#client/lib/use-live.ts';
import { Panel } from '#client/ui/page.tsx';
import { Pill } from '#client/ui/pill.tsx';
import { QueryView } from '#client/ui/query-view.tsx';
import { dealRoutes } from '#shared/deals/routes.ts';
import type { LateDeal } from '#shared/deals/schema.ts';
import './deals.css';

const SHOWN = 100;

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
      <p className="x-faint">{t('deals.supervision.steps', { count: lateTasks, day: dates.day(dueDay) })}</p>
    </>
  );
};

export const LateDealsView = () => {
  const { t } = useTranslation();
  const client = useQueryClient();
  useNotice('deal.news', () => void client.invalidateQueries({ queryKey: ['supervision'] }));
  const query = useRead(dealRoutes.supervision, { query: { limit: SHOWN } });
  return (
    <Panel title={t('deals.supervision.title')}>
      <QueryView
        query={query}
        isEmpty={({ total }) => total === 0}
        empty={<p className="x-soft">{t('deals.supervision.empty')}</p>}
      >
        {({ items, total }) => (
          <div className="x-stack">
            <p className="x-soft">{t('deals.supervision.count', { count: total })}</p>
            <ul className="x-plain x-stack">
              {items.map((deal) => (
                <li key={deal.id}>
                  <Row deal={deal} />
                </li>
              ))}
            </ul>
          </div>
        )}
      </QueryView>
    </Panel>
  );
};
