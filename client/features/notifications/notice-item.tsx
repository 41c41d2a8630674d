import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useDates } from '#client/lib/dates.ts';
import { Pill } from '#client/ui/pill.tsx';
import type { NotificationGroup } from '#shared/notifications/schema.ts';
import { useNoticeText } from './use-notice-text.ts';

interface NoticeItemProps {
  item: NotificationGroup;
  /** The sheet below the bell shows the sentence only. */
  isShort?: boolean;
  onOpen: () => void;
}

/** Notifications about one thing: the newest in words, how many there are, and whether any is unread. */
export const NoticeItem = ({ item, isShort = false, onOpen }: NoticeItemProps) => {
  const { t } = useTranslation();
  const dates = useDates();
  const textOf = useNoticeText();
  const { kind, topic, params, detail, path, at, count, unread } = item;
  return (
    <div className={`notice-item${unread > 0 ? ' notice-item-unread' : ''}`}>
      <Link to={path} onClick={onOpen} className="notice-item-text">
        {unread > 0 && <span className="x-hidden">{t('notifications.inbox.unreadMark')}</span>}
        {textOf(kind, params)}
      </Link>
      {!isShort && detail && <p className="x-soft x-keep-lines">{detail}</p>}
      <p className="x-faint x-row">
        {!isShort && <span>{t(`notifications.topic.${topic}`)}</span>}
        <time dateTime={at}>{dates.since(at)}</time>
        {count > 1 && <Pill>{t('notifications.inbox.together', { count })}</Pill>}
      </p>
    </div>
  );
};
