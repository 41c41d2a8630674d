// What everybody may know of what was signed, with the rule that keeps single amounts secret.
import { useTranslation } from 'react-i18next';
import { useMoney } from '#client/lib/money.ts';
import { useRead } from '#client/lib/queries.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { Panel } from '#client/ui/page.tsx';
import { QueryView } from '#client/ui/query-view.tsx';
import { AMOUNT_FROM, dealFigureRoutes, type PublicFigures } from '#shared/deals/figures.ts';
import { PIPELINES, type Pipeline } from '#shared/deals/pipeline.ts';
import './deals.css';

const Counted = ({ pipeline, figures }: { pipeline: Pipeline; figures: PublicFigures }) => {
  const { t } = useTranslation();
  const money = useMoney();
  const { count, aboutWan } = figures[pipeline];
  const kinds =
    pipeline === 'cooperation'
      ? figures.cooperation.kinds.map(({ kind, count: many }) => ({ name: t(`deals.contract.type.${kind}`), many }))
      : figures.financing.kinds.map(({ kind, count: many }) => ({
          name: t(`vocabulary.financingStage.${kind}`),
          many,
        }));
  if (count === 0) return <EmptyState title={t('deals.figures.empty')} text={t('deals.figures.emptyText')} />;
  return (
    <div className="x-stack">
      <p className="deal-figures">
        <strong>
          {aboutWan === null
            ? t(`deals.figures.count.${pipeline}`, { count })
            : t('deals.figures.about', { amount: money.amount(aboutWan) })}
        </strong>
      </p>
      <p className="x-soft">
        {aboutWan === null ? t('deals.figures.withheld') : t(`deals.figures.count.${pipeline}`, { count })}
      </p>
      <dl className="x-facts">
        {kinds.map(({ name, many }) => (
          <div key={name} className="deal-row">
            <dt>{name}</dt>
            <dd>{many}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
};

export const PublicFiguresView = () => {
  const { t } = useTranslation();
  const query = useRead(dealFigureRoutes.counted, undefined);
  return (
    <QueryView query={query}>
      {(figures) => (
        <>
          <p className="x-faint">{t('deals.figures.publicRule', { minimum: AMOUNT_FROM })}</p>
          {PIPELINES.map((pipeline) => (
            <Panel key={pipeline} title={t(`deals.figures.${pipeline}`)}>
              <Counted pipeline={pipeline} figures={figures} />
            </Panel>
          ))}
        </>
      )}
    </QueryView>
  );
};
