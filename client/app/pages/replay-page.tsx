import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { pathTo } from '#client/app/paths.ts';
import { presentedIn } from '#client/app/presented-posting.tsx';
import { AgreementGate } from '#client/features/live/closed/agreement-gate.tsx';
import { ReplayView } from '#client/features/live/replay-view.tsx';
import { useReplayLog } from '#client/features/live/use-replay.ts';
import { isProblem } from '#client/lib/problem-error.ts';
import { useRead } from '#client/lib/queries.ts';
import { ErrorState } from '#client/ui/error-state.tsx';
import { Page } from '#client/ui/page.tsx';
import { PageSkeleton } from '#client/ui/skeleton.tsx';
import { eventRoutes } from '#shared/events/routes.ts';

export const ReplayPage = () => {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const { log, replay } = useReplayLog(id);
  const event = useRead(eventRoutes.read, { params: { id } });
  if (isProblem(log.error, 'agreement_required')) {
    return <AgreementGate id={id} leaveTo={pathTo('event', { id })} onSigned={() => void log.refetch()} />;
  }
  if (log.error) return <ErrorState error={log.error} onRetry={() => void log.refetch()} />;
  if (!replay) return <PageSkeleton />;
  return (
    <Page
      title={replay.title}
      width="wide"
      eyebrow={<Link to={pathTo('event', { id })}>{t('live.replay.title')}</Link>}
      meta={!replay.isComplete && <span role="status">{t('live.replay.truncated')}</span>}
    >
      <ReplayView
        key={String(replay.isComplete)}
        id={id}
        replay={replay}
        about={presentedIn(event.data?.agenda ?? [])}
      />
    </Page>
  );
};
