import './media.css';
import { useTranslation } from 'react-i18next';
import { useDates } from '#client/lib/dates.ts';
import { useAct, useRead } from '#client/lib/queries.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { buttonClass } from '#client/ui/link-button.tsx';
import { Panel } from '#client/ui/page.tsx';
import { Pill } from '#client/ui/pill.tsx';
import { ProblemAlert } from '#client/ui/problem-alert.tsx';
import { QueryView } from '#client/ui/query-view.tsx';
import { say } from '#client/ui/toasts.tsx';
import { mediaRoutes, type StoredRecordings } from '#shared/live/media/routes.ts';

const MEGABYTE = 1e6;

/** 12.3 MB */
const useAmount = () => {
  const { t, i18n } = useTranslation();
  const format = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 });
  return (bytes: number): string => t('media.storage.amount', { amount: format.format(bytes / MEGABYTE) });
};

const Stored = ({ item }: { item: StoredRecordings['items'][number] }) => {
  const { t } = useTranslation();
  const dates = useDates();
  const amount = useAmount();
  const remove = useAct(mediaRoutes.removeRecording, {
    touches: ['recordings', 'sessions'],
    onDone: () => say(t('media.recording.done')),
  });
  const { session, startsAt, isRehearsal, bytes, can } = item;
  const title = item.title || t('media.storage.unknown');
  return (
    <li className="media-stored">
      <div>
        <strong>{title}</strong> {isRehearsal && <Pill>{t('media.storage.rehearsal')}</Pill>}
        <p className="x-faint">
          {amount(bytes)}
          {startsAt && ` · ${dates.moment(startsAt)}`}
        </p>
      </div>
      {can.remove ? (
        <button
          type="button"
          className={buttonClass()}
          disabled={remove.isPending}
          aria-label={t('media.storage.removeOf', { title })}
          onClick={() => window.confirm(t('media.recording.sure')) && remove.mutate({ params: { id: session } })}
        >
          {t('media.recording.remove')}
        </button>
      ) : (
        <span className="x-faint">{t('media.storage.going')}</span>
      )}
      <ProblemAlert error={remove.error} />
    </li>
  );
};

/** For administrators: what recordings take on the disk. */
export const RecordingsPart = () => {
  const { t } = useTranslation();
  const amount = useAmount();
  const stored = useRead(mediaRoutes.stored, undefined);
  return (
    <Panel title={t('system.administration.recordings')}>
      <p className="x-soft">{t('media.storage.lead')}</p>
      <QueryView
        query={stored}
        isEmpty={({ items }) => items.length === 0}
        empty={<EmptyState title={t('media.storage.empty')} />}
      >
        {({ usedBytes, limitBytes, items }) => (
          <>
            <p>
              {limitBytes === null
                ? t('media.storage.usedFree', { used: amount(usedBytes) })
                : t('media.storage.used', { used: amount(usedBytes), limit: amount(limitBytes) })}
            </p>
            {limitBytes !== null && (
              <meter className="media-storage" min={0} max={limitBytes} value={usedBytes} aria-hidden="true" />
            )}
            <ul className="x-plain">
              {items.map((item) => (
                <Stored key={item.session} item={item} />
              ))}
            </ul>
          </>
        )}
      </QueryView>
    </Panel>
  );
};
