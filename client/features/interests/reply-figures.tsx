// How an organization answers, with the rule that the figures follow.
import { useTranslation } from 'react-i18next';
import { useRead } from '#client/lib/queries.ts';
import { Panel } from '#client/ui/page.tsx';
import { QueryView } from '#client/ui/query-view.tsx';
import { Skeleton } from '#client/ui/skeleton.tsx';
import { interestRoutes } from '#shared/interests/routes.ts';
import { FIGURES_DAYS, FIGURES_FROM, type ReplyFigures as Figures } from '#shared/interests/schema.ts';
import { useMedian } from './use-median.ts';
import './interests.css';

const Counts = ({ figures }: { figures: Figures }) => {
  const { t } = useTranslation();
  const median = useMedian();
  const { received, accepted, declined, expired, waiting, inTime, medianHours } = figures;
  const ended = accepted + declined + expired;
  return (
    <>
      <p className="interest-median">
        {medianHours === null ? (
          <span className="x-soft">{t('interests.figures.tooFew', { count: FIGURES_FROM })}</span>
        ) : (
          <strong>{median(medianHours)}</strong>
        )}
      </p>
      <dl className="x-facts">
        <dt>{t('interests.figures.received')}</dt>
        <dd>{received}</dd>
        <dt>{t('interests.figures.inTime')}</dt>
        <dd>{t('interests.figures.ofEnded', { count: inTime, ended })}</dd>
        <dt>{t('interests.figures.answers')}</dt>
        <dd>{t('interests.figures.answerCounts', { accepted, declined, expired, waiting })}</dd>
      </dl>
      <p className="x-faint">{t('interests.figures.rule', { days: FIGURES_DAYS })}</p>
    </>
  );
};

export const ReplyFigures = ({ organizationId }: { organizationId: string }) => {
  const { t } = useTranslation();
  const query = useRead(interestRoutes.figures, { params: { id: organizationId } });
  return (
    <Panel title={t('interests.figures.title')}>
      <QueryView query={query} skeleton={<Skeleton lines={3} />}>
        {(figures) =>
          figures.received === 0 ? (
            <p className="x-faint">{t('interests.figures.none')}</p>
          ) : (
            <Counts figures={figures} />
          )
        }
      </QueryView>
    </Panel>
  );
};
