// What deals add up to. Each figure opens the rows that it is the sum of.
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { z } from 'zod';
import { pathTo } from '#client/app/paths.ts';
import { addressOf } from '#client/lib/address.ts';
import { useAddressState } from '#client/lib/address-state.ts';
import { useDates } from '#client/lib/dates.ts';
import { useMoney } from '#client/lib/money.ts';
import { useRead } from '#client/lib/queries.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { buttonClass } from '#client/ui/link-button.tsx';
import { Panel } from '#client/ui/page.tsx';
import { PagedList } from '#client/ui/paged-list.tsx';
import { Pill } from '#client/ui/pill.tsx';
import { QueryView } from '#client/ui/query-view.tsx';
import { dealFigureRoutes, type SignedDeal } from '#shared/deals/figures.ts';
import { PIPELINES } from '#shared/deals/pipeline.ts';
import './deals.css';

const LIMIT = 20;
const stateSchema = z.object({
  pipeline: z.enum(PIPELINES).default('cooperation'),
  page: z.coerce.number().int().min(1).default(1),
});

const Figures = () => {
  const { t } = useTranslation();
  const money = useMoney();
  const query = useRead(dealFigureRoutes.figures, undefined);
  return (
    <QueryView query={query}>
      {(sums) => (
        <ul className="x-plain deal-figures">
          {PIPELINES.map((pipeline) => (
            <li key={pipeline}>
              <Link to={`${pathTo('dealFigures')}?pipeline=${pipeline}`}>
                <strong>{money.amount(sums[pipeline].amountWan)}</strong>
                <span>{t(`deals.figures.count.${pipeline}`, { count: sums[pipeline].count })}</span>
              </Link>
              {pipeline === 'cooperation' && (
                <span className="x-faint">
                  {t('deals.figures.technology', { amount: money.amount(sums[pipeline].technologyWan) })}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </QueryView>
  );
};

const Row = ({ row }: { row: SignedDeal }) => {
  const { t } = useTranslation();
  const dates = useDates();
  const money = useMoney();
  const { id, deal, type, round, stage, signedOn, amountWan, isDemo } = row;
  return (
    <article className="deal-file">
      <p className="x-row">
        <strong>{money.amount(amountWan)}</strong>
        {type && <Pill>{t(`deals.contract.type.${type}`)}</Pill>}
        {round && <Pill>{t(`vocabulary.financingStage.${round}`)}</Pill>}
        <Pill tone="good">{t(`deals.stage.${stage}`)}</Pill>
        {isDemo && (
          <Pill tone="outline" title={t('common.demo.hint')}>
            {t('common.demo.label')}
          </Pill>
        )}
        {signedOn && <span className="x-faint">{dates.day(signedOn)}</span>}
      </p>
      {deal ? (
        <p>
          <Link to={pathTo('deal', { id })}>{deal.title}</Link>{' '}
          <span className="x-soft">{deal.parties.map(({ name }) => name).join(' · ')}</span>
        </p>
      ) : (
        <p className="x-soft">{t('deals.figures.closed')}</p>
      )}
    </article>
  );
};

export const FiguresView = () => {
  const { t } = useTranslation();
  const [{ pipeline, page }] = useAddressState(stateSchema);
  const rows = useRead(dealFigureRoutes.signed, { query: { pipeline, page, limit: LIMIT } }, { keepPrevious: true });
  return (
    <>
      <Figures />
      <p className="x-faint">{t('deals.figures.rule')}</p>
      <Panel title={t(`deals.figures.${pipeline}`)}>
        <div className="x-stack">
          <div className="x-no-print">
            <a className={buttonClass()} href={addressOf(dealFigureRoutes.table, { query: { pipeline } })} download>
              {t('deals.figures.export')}
            </a>
          </div>
          <PagedList
            query={rows}
            page={page}
            limit={LIMIT}
            empty={<EmptyState title={t('deals.figures.empty')} text={t('deals.figures.emptyText')} />}
          >
            {(row) => <Row row={row} />}
          </PagedList>
        </div>
      </Panel>
    </>
  );
};
