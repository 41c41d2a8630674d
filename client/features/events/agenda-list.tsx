import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { pagePath } from '#client/features/postings/noun.ts';
import { Pill } from '#client/ui/pill.tsx';
import type { XietongEvent } from '#shared/events/schema.ts';

/** The parts of an event in their order. */
export const AgendaList = ({ agenda }: { agenda: XietongEvent['agenda'] }) => {
  const { t } = useTranslation();
  return (
    <ol className="x-plain event-agenda">
      {agenda.map(({ id, kind, title, minutes, speaker, place, posting }) => (
        <li key={id}>
          <Pill tone={kind === 'pitch' ? 'good' : 'neutral'}>{t(`events.segment.${kind}`)}</Pill>
          <span className="event-agenda-title">
            {title}
            {speaker && <span className="x-faint"> {speaker}</span>}
            {place && <span className="event-agenda-place">{place}</span>}
            {posting && (
              <Link className="event-agenda-posting" to={pagePath(posting.noun, posting.id)}>
                {posting.title}
              </Link>
            )}
          </span>
          <span className="x-faint">{t('events.page.minutes', { minutes })}</span>
        </li>
      ))}
    </ol>
  );
};
