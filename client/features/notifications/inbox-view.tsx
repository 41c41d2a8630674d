import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useAddressState } from '#client/lib/address-state.ts';
import { useRead } from '#client/lib/queries.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { buttonClass } from '#client/ui/link-button.tsx';
import { Pager } from '#client/ui/pager.tsx';
import { ProblemAlert } from '#client/ui/problem-alert.tsx';
import { QueryView } from '#client/ui/query-view.tsx';
import { ListSkeleton } from '#client/ui/skeleton.tsx';
import { TOPICS } from '#shared/notifications/kinds.ts';
import { notificationRoutes } from '#shared/notifications/routes.ts';
import { NoticeItem } from './notice-item.tsx';
import './notifications.css';
import '#client/ui/controls.css';
import { useMarkRead } from './use-mark-read.ts';

const LIMIT = 20;

const stateSchema = z.object({
  topic: z.enum(TOPICS).optional(),
  unread: z.enum(['true']).optional(),
  page: z.coerce.number().int().min(1).default(1),
});

/** Everything I was told, by topic and by whether I have read it. */
export const InboxView = () => {
  const { t } = useTranslation();
  const [{ topic, unread, page }, change] = useAddressState(stateSchema);
  const inbox = useRead(
    notificationRoutes.list,
    { query: { topic, unread, page, limit: LIMIT } },
    { keepPrevious: true },
  );
  const mark = useMarkRead();
  const newest = inbox.data?.items[0]?.at;
  const isFiltered = topic !== undefined || unread !== undefined;
  return (
    <div className="x-stack">
      <div className="x-row notice-filters">
        <select
          className="x-input"
          aria-label={t('notifications.inbox.topic')}
          value={topic ?? ''}
          onChange={(event) => change({ topic: event.target.value || undefined, page: undefined })}
        >
          <option value="">{t('notifications.inbox.anyTopic')}</option>
          {TOPICS.map((one) => (
            <option key={one} value={one}>
              {t(`notifications.topic.${one}`)}
            </option>
          ))}
        </select>
        <label className="x-row">
          <input
            type="checkbox"
            checked={unread === 'true'}
            onChange={(event) => change({ unread: event.target.checked ? 'true' : undefined, page: undefined })}
          />
          {t('notifications.inbox.onlyUnread')}
        </label>
        <button
          type="button"
          className={buttonClass()}
          disabled={mark.isPending || !newest || inbox.data?.unread === 0}
          onClick={() => newest && mark.mutate({ body: { everythingUntil: new Date().toISOString() } })}
        >
          {t('notifications.inbox.readAll')}
        </button>
      </div>
      <ProblemAlert error={mark.error} />
      <QueryView
        query={inbox}
        skeleton={<ListSkeleton items={5} lines={2} />}
        isEmpty={({ items }) => items.length === 0}
        empty={
          <EmptyState
            title={isFiltered ? t('common.state.nothingFound') : t('notifications.inbox.empty')}
            text={isFiltered ? t('notifications.inbox.nothingHint') : t('notifications.inbox.emptyHint')}
          />
        }
      >
        {({ items, total }) => (
          <>
            <ul className="x-plain x-panel notice-list">
              {items.map((item) => (
                <li key={item.group}>
                  <NoticeItem item={item} onOpen={() => mark.mutate({ body: { group: item.group } })} />
                  {item.unread > 0 && (
                    <button
                      type="button"
                      className={buttonClass('quiet')}
                      onClick={() => mark.mutate({ body: { group: item.group } })}
                    >
                      {t('notifications.inbox.read')}
                    </button>
                  )}
                </li>
              ))}
            </ul>
            <Pager page={page} limit={LIMIT} total={total} />
          </>
        )}
      </QueryView>
    </div>
  );
};
