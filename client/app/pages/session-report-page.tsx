import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { pathTo } from '#client/app/paths.ts';
import { SignedInOnly } from '#client/app/signed-in-only.tsx';
import { ReportView } from '#client/features/live/report-view.tsx';
import { addressOf } from '#client/lib/address.ts';
import { useRead } from '#client/lib/queries.ts';
import { buttonClass } from '#client/ui/link-button.tsx';
import { Page } from '#client/ui/page.tsx';
import { QueryView } from '#client/ui/query-view.tsx';
import { PageSkeleton } from '#client/ui/skeleton.tsx';
import { liveRoutes } from '#shared/live/routes.ts';

const Loading = ({ id }: { id: string }) => {
  const { t } = useTranslation();
  const report = useRead(liveRoutes.report, { params: { id } });
  return (
    <QueryView query={report} skeleton={<PageSkeleton />}>
      {(loaded) => (
        <Page
          title={t('live.report.title')}
          eyebrow={<Link to={pathTo('event', { id })}>{loaded.title}</Link>}
          actions={(['csv', 'xlsx'] as const).map((format) => (
            <a
              key={format}
              className={buttonClass()}
              href={addressOf(liveRoutes.reportFile, { params: { id, format } })}
              download
            >
              {t(`live.report.${format}`)}
            </a>
          ))}
        >
          <ReportView report={loaded} />
        </Page>
      )}
    </QueryView>
  );
};

export const SessionReportPage = () => {
  const { id = '' } = useParams();
  return <SignedInOnly>{() => <Loading id={id} />}</SignedInOnly>;
};
