// Where the deal stands in its pipeline, and the ways on.
import { useTranslation } from 'react-i18next';
import { isProblem } from '#client/lib/problem-error.ts';
import { useAct } from '#client/lib/queries.ts';
import { buttonClass } from '#client/ui/link-button.tsx';
import { ProblemAlert } from '#client/ui/problem-alert.tsx';
import { STAGES_OF } from '#shared/deals/pipeline.ts';
import { dealRoutes } from '#shared/deals/routes.ts';
import type { Deal } from '#shared/deals/schema.ts';
import { TOUCHED } from './use-deal.ts';

export const StageLine = ({ deal }: { deal: Deal }) => {
  const { t } = useTranslation();
  const move = useAct(dealRoutes.move, { touches: TOUCHED });
  const stages = STAGES_OF[deal.pipeline];
  const at = stages.indexOf(deal.stage);
  const ahead = deal.can.moveTo.filter((stage) => stages.indexOf(stage) > at);
  const back = deal.can.moveTo.filter((stage) => stages.indexOf(stage) < at);
  const button = (to: Deal['stage'], look: 'primary' | 'default' | 'quiet') => (
    <button
      key={to}
      type="button"
      className={buttonClass(look)}
      disabled={move.isPending}
      onClick={() => move.mutate({ params: { id: deal.id }, body: { from: deal.stage, to } })}
    >
      {t(look === 'quiet' ? 'deals.act.backTo' : 'deals.act.moveTo', { stage: t(`deals.stage.${to}`) })}
    </button>
  );
  return (
    <section className="deal-stages" aria-label={t('deals.page.stages')}>
      <ol className="x-plain">
        {stages.map((stage, index) => (
          <li
            key={stage}
            className={index < at ? 'deal-stage-past' : ''}
            aria-current={index === at ? 'step' : undefined}
          >
            {t(`deals.stage.${stage}`)}
          </li>
        ))}
      </ol>
      {deal.can.moveTo.length > 0 && (
        <div className="x-row x-no-print">
          {ahead.map((stage, index) => button(stage, index === 0 ? 'primary' : 'default'))}
          {back.map((stage) => button(stage, 'quiet'))}
        </div>
      )}
      <ProblemAlert error={move.error} fields={isProblem(move.error) ? move.error.fields : []} />
    </section>
  );
};
