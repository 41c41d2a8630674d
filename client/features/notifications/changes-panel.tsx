// What changed since I was last at my desk, newest first; which of it concerns me is decided where I am told.
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { pathTo } from '#client/app/paths.ts';
import { useDates } from '#client/lib/dates.ts';
import { useAct, useRead } from '#client/lib/queries.ts';
import { Panel } from '#client/ui/page.tsx';
import { ProblemAlert } from '#client/ui/problem-alert.tsx';
import { QueryView } from '#client/ui/query-view.tsx';
import { Skeleton } from '#client/ui/skeleton.tsx';
import { notificationRoutes } from '#shared/notifications/routes.ts';
import { NoticeItem } from './notice-item.tsx';
import './notifications.css';
import { useMarkRead } from './use-mark-read.ts';

const SHOWN = 6;
const SAY_EVERY_MS = 10 * 60_000;

/** Says that I am here, now and as long as the page is open; after a longer absence what changed is counted anew. */
const useVisit = () => {
  const [since, setSince] = useState<string | null>();
  // Kept beside the act: saying so again must not empty what is shown.
  const { mutate, error } = useAct(notificationRoutes.visit, { onDone: (visit) => setSince(visit.since) });
  useEffect(() => {
    const say = () => document.visibilityState === 'visible' && mutate({});
    say();
    const timer = setInterval(say, SAY_EVERY_MS);
    document.addEventListener('visibilitychange', say);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', say);
    };
  }, [mutate]);
  return { since, error };
};

const Changes = ({ since }: { since: string | null }) => {
  const { t } = useTranslation();
  const dates = useDates();
  const mark = useMarkRead();
  const query = { ...(since ? { since } : {}), limit: SHOWN };
  const changes = useRead(notificationRoutes.list, { query }, { keepPrevious: true });
  return (
    <>
      <p className="x-soft">
        {since ? t('notifications.changes.since', { moment: dates.moment(since) }) : t('notifications.changes.first')}
      </p>
      <QueryView
        query={changes}
        skeleton={<Skeleton lines={2} />}
        isEmpty={({ total }) => total === 0}
        empty={<p className="x-soft">{t('notifications.changes.nothing')}</p>}
      >
        {({ items, total }) => (
          <>
            <ul className="x-plain notice-list">
              {items.map((item) => (
                <li key={item.group}>
                  <NoticeItem item={item} onOpen={() => mark.mutate({ body: { group: item.group } })} />
                </li>
              ))}
            </ul>
            {total > items.length && (
              <p>
                <Link to={pathTo('notifications')}>{t('notifications.changes.all', { count: total })}</Link>
              </p>
            )}
          </>
        )}
      </QueryView>
    </>
  );
};

export const ChangesPanel = () => {
  const { t } = useTranslation();
  const { since, error } = useVisit();
  return (
    <Panel title={t('notifications.changes.title')}>
      <ProblemAlert error={error} />
      {since === undefined ? !error && <Skeleton lines={2} /> : <Changes since={since} />}
    </Panel>
  );
};
