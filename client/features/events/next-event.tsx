import './events.css';
import { useTranslation } from 'react-i18next';
import { useDates } from '#client/lib/dates.ts';
import { LinkButton } from '#client/ui/link-button.tsx';
import type { XietongEvent } from '#shared/events/schema.ts';
import { Countdown } from './countdown.tsx';
import { EventPills } from './event-pills.tsx';

interface NextEventProps {
  event: XietongEvent;
  to: string;
  liveTo: string;
}

/** The next event, counting down; or the one that is on, with the way in. */
export const NextEvent = ({ event, to, liveTo }: NextEventProps) => {
  const { t } = useTranslation();
  const dates = useDates();
  const isOn = event.phase === 'live' || event.phase === 'paused';
  const isOpen = isOn || event.phase === 'lobby';
  return (
    <section className="next-event" aria-label={t(isOn ? 'events.next.now' : 'events.next.title')}>
      <div className="next-event-text">
        <p className="x-faint">{t(isOn ? 'events.next.now' : 'events.next.title')}</p>
        <h2>{event.title}</h2>
        <div className="x-row">
          <EventPills event={event} />
          <time dateTime={event.startsAt}>{dates.moment(event.startsAt)}</time>
        </div>
      </div>
      <div className="next-event-act">
        {!isOn && <Countdown to={event.startsAt} />}
        {isOpen && event.can.watch ? (
          <LinkButton to={liveTo} look="primary">
            {t('events.next.enter')}
          </LinkButton>
        ) : (
          <LinkButton to={to}>{t('events.next.see')}</LinkButton>
        )}
      </div>
    </section>
  );
};
