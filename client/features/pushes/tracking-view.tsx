import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { pathTo } from '#client/app/paths.ts';
import { useDates } from '#client/lib/dates.ts';
import { useRead } from '#client/lib/queries.ts';
import { Page, Panel } from '#client/ui/page.tsx';
import { QueryView } from '#client/ui/query-view.tsx';
import { PageSkeleton } from '#client/ui/skeleton.tsx';
import { pushRoutes } from '#shared/pushes/routes.ts';
import type { PushTarget } from '#shared/pushes/schema.ts';
import { PushPill } from './push-pill.tsx';
import './pushes.css';

const TargetRow = ({ target }: { target: PushTarget }) => {
  const { t } = useTranslation();
  const dates = useDates();
  const { organization, state, openedAt, answeredAt, reason, line } = target;
  return (
    <li className="push-target">
      <Link to={pathTo('organization', { id: organization.id })}>{organization.name}</Link>
      <div className="x-row">
        <PushPill state={state} />
        {reason && <span>{t(`interests.code.${reason}`)}</span>}
        <span className="x-faint">
          {answeredAt
            ? t('pushes.tracking.answered', { at: dates.since(answeredAt) })
            : openedAt
              ? t('pushes.tracking.opened', { at: dates.since(openedAt) })
              : t('pushes.tracking.notOpened')}
        </span>
      </div>
      {line && <p className="x-soft">{line}</p>}
    </li>
  );
};

/** One push, organization by organization. */
export const TrackingView = ({ id }: { id: string }) => {
  const { t } = useTranslation();
  const dates = useDates();
  const push = useRead(pushRoutes.tracking, { params: { id } });
  return (
    <QueryView query={push} skeleton={<PageSkeleton />}>
      {({ noun, postingId, title, message, by, at, targets }) => (
        <Page
          title={title}
          eyebrow={<Link to={pathTo('pushes')}>{t('pushes.sent.title')}</Link>}
          meta={
            <>
              <span className="x-faint">{t('pushes.sent.by', { name: by, at: dates.since(at) })}</span>
              <Link to={pathTo(noun, { id: postingId })}>{t(`pushes.tracking.posting.${noun}`)}</Link>
            </>
          }
          width="reading"
        >
          {message && <p className="x-keep-lines">{message}</p>}
          <Panel title={t('pushes.tracking.targets', { count: targets.length })}>
            <ul className="x-plain">
              {targets.map((target) => (
                <TargetRow key={target.organization.id} target={target} />
              ))}
            </ul>
          </Panel>
        </Page>
      )}
    </QueryView>
  );
};
