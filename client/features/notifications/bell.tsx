// The bell in the header: how many are unread, and the newest below it.
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { pathTo } from '#client/app/paths.ts';
import { useRead } from '#client/lib/queries.ts';
import { MenuButton } from '#client/ui/menu-button.tsx';
import { QueryView } from '#client/ui/query-view.tsx';
import { Skeleton } from '#client/ui/skeleton.tsx';
import { notificationRoutes } from '#shared/notifications/routes.ts';
import { NoticeItem } from './notice-item.tsx';
import './notifications.css';
import { useMarkRead } from './use-mark-read.ts';
import { useUnread } from './use-unread.ts';

const SHOWN = 6;
/** More than that is said as "99+": the exact number helps nobody. */
const COUNTED = 99;

const Newest = () => {
  const { t } = useTranslation();
  const newest = useRead(notificationRoutes.list, { query: { limit: SHOWN } });
  const mark = useMarkRead();
  return (
    <QueryView
      query={newest}
      skeleton={<Skeleton lines={3} />}
      isEmpty={({ items }) => items.length === 0}
      empty={<p className="x-soft bell-empty">{t('notifications.inbox.empty')}</p>}
    >
      {({ items }) => (
        <ul className="x-plain">
          {items.map((item) => (
            <li key={item.group}>
              <NoticeItem isShort item={item} onOpen={() => mark.mutate({ body: { group: item.group } })} />
            </li>
          ))}
        </ul>
      )}
    </QueryView>
  );
};

const shownCount = (unread: number): string => (unread > COUNTED ? `${COUNTED}+` : String(unread));

const BellFace = ({ unread }: { unread: number }) => (
  <span className="bell">
    <svg
      viewBox="0 0 24 24"
      width="22"
      height="22"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      aria-hidden="true"
    >
      <path
        d="M6 16V11a6 6 0 0 1 12 0v5l1.5 2h-15zM10 20.5a2 2 0 0 0 4 0"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
    {unread > 0 && (
      <span className="bell-count" aria-hidden="true">
        {shownCount(unread)}
      </span>
    )}
  </span>
);

export const Bell = () => {
  const { t } = useTranslation();
  const unread = useUnread();
  // The name says what the badge shows: people who speak to their computer call the button by what they see.
  const label =
    unread > 0
      ? t('notifications.bell.unread', { count: unread, shown: shownCount(unread) })
      : t('notifications.bell.none');
  return (
    <span className="bell-menu">
      <MenuButton label={label} className="x-button x-button-quiet" face={<BellFace unread={unread} />}>
        <p className="x-menu-title">
          <strong>{t('notifications.inbox.title')}</strong>
        </p>
        <Newest />
        <Link className="bell-all" to={pathTo('notifications')}>
          {t('notifications.openAll')}
        </Link>
      </MenuButton>
      <span className="x-hidden" aria-live="polite">
        {unread > 0 ? label : ''}
      </span>
    </span>
  );
};
