import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { useRead } from '#client/lib/queries.ts';
import { Panel } from '#client/ui/page.tsx';
import { Pill, type Tone } from '#client/ui/pill.tsx';
import { QueryView } from '#client/ui/query-view.tsx';
import { type healthSchema, systemRoutes } from '#shared/system/routes.ts';

const REFRESH_MS = 10_000;

const tones: Record<z.output<typeof healthSchema>['status'], Tone> = {
  ok: 'good',
  degraded: 'attention',
  draining: 'attention',
  down: 'refusal',
};

/** Whether the platform's parts work, and where operators look further. */
export const HealthPart = () => {
  const { t } = useTranslation();
  const health = useRead(systemRoutes.health, undefined, { refetchEveryMs: REFRESH_MS });
  return (
    <div className="x-stack">
      <Panel
        title={t('system.administration.health')}
        aside={<span className="x-faint">{t('system.health.lead')}</span>}
      >
        <QueryView query={health}>
          {({ status, database, search, version }) => (
            <>
              <dl className="x-facts">
                <dt>{t('system.health.status')}</dt>
                <dd>
                  <Pill tone={tones[status]}>{t(`vocabulary.healthStatus.${status}`)}</Pill>
                </dd>
                <dt>{t('system.health.database')}</dt>
                <dd>
                  <Pill tone={tones[database]}>{t(`vocabulary.healthStatus.${database}`)}</Pill>
                </dd>
                <dt>{t('system.health.search')}</dt>
                <dd>
                  <Pill tone={tones[search]}>{t(`vocabulary.healthStatus.${search}`)}</Pill>
                </dd>
                <dt>{t('system.health.version')}</dt>
                <dd>{version}</dd>
              </dl>
              {status === 'degraded' && <p className="x-soft">{t('system.health.degradedText')}</p>}
            </>
          )}
        </QueryView>
      </Panel>
      <Panel title={t('system.health.more')}>
        <dl className="x-facts">
          <dt>
            <a href="/api/docs">{t('system.health.apiDocs')}</a>
          </dt>
          <dd>{t('system.health.apiDocsText')}</dd>
          <dt>
            <a href="/metrics">{t('system.health.metrics')}</a>
          </dt>
          <dd>{t('system.health.metricsText')}</dd>
        </dl>
      </Panel>
    </div>
  );
};
