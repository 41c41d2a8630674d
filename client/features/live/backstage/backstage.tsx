import './backstage.css';
import { useTranslation } from 'react-i18next';
import { clockText, SegmentClock } from '#client/features/live/clock.tsx';
import { CheckDevices } from '#client/features/live/media/share-panel.tsx';
import { useSession } from '#client/features/live/use-session.ts';
import { Pill } from '#client/ui/pill.tsx';
import { backstageOf } from '#shared/live/backstage.ts';

/** For the presenter who is on deck, below the live return: what has the floor, when they come, and their devices. */
export const Backstage = () => {
  const { t } = useTranslation();
  const { view, userId } = useSession();
  const backstage = backstageOf(view.ctl, userId);
  if (!backstage) return null;
  const { mine, current, between, after } = backstage;
  return (
    <section className="backstage" aria-label={t('backstage.title')}>
      <div className="x-row">
        <h2>{t('backstage.title')}</h2>
        <Pill tone="attention">{t('live.segment.on_deck')}</Pill>
      </div>
      <p role="status">{t('backstage.called', { title: mine.title })}</p>
      <p className="x-faint">{t('backstage.return')}</p>
      <dl className="backstage-order">
        <dt>{t('backstage.now')}</dt>
        <dd>
          {current ? (
            <>
              {current.title} <SegmentClock timer={current.timer} />
            </>
          ) : (
            <span className="x-faint">{t('backstage.nothing')}</span>
          )}
        </dd>
        {between.map(({ id, title, timer }) => (
          <div key={id} className="backstage-row">
            <dt>{t('backstage.then')}</dt>
            <dd>
              {title} <span className="x-faint">{clockText(timer.limitMs)}</span>
            </dd>
          </div>
        ))}
        <dt>{t('backstage.you')}</dt>
        <dd>
          <strong>{mine.title}</strong> <span className="x-faint">{clockText(mine.timer.limitMs)}</span>
        </dd>
        {after && (
          <>
            <dt>{t('backstage.after')}</dt>
            <dd>{after.title}</dd>
          </>
        )}
      </dl>
      <CheckDevices sends />
    </section>
  );
};
