import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useDates } from '#client/lib/dates.ts';
import type { XietongEvent } from '#shared/events/schema.ts';
import { EventPills } from './event-pills.tsx';

/** One row of the list of events. */
export const EventCard = ({ event, to }: { event: XietongEvent; to: string }) => {
  const { t } = useTranslation();
  const dates = useDates();
  return (
    <li className="x-panel event-card">
      <h2>
        <Link to={to}>{event.title}</Link>
      </h2>
      <div className="x-row">
        <EventPills event={event} />
        <time dateTime={event.startsAt}>{dates.moment(event.startsAt)}</time>
      </div>
      <p className="x-soft event-card-summary">{event.summary}</p>
      <p className="x-faint">{t('events.page.registered', { count: event.registered })}</p>
    </li>
  );
};
