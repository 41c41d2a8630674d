import { useTranslation } from 'react-i18next';
import { Pill } from '#client/ui/pill.tsx';
import type { XietongEvent } from '#shared/events/schema.ts';

/** The parts of an event in their order. */
export const AgendaList = ({ agenda }: { agenda: XietongEvent['agenda'] }) => {
  const { t } = useTranslation();
  return (
    <ol className="x-plain event-agenda">
      {agenda.map(({ id, kind, title, minutes, speaker }) => (
        <li key={id}>
          <Pill tone={kind === 'pitch' ? 'good' : 'neutral'}>{t(`events.segment.${kind}`)}</Pill>
          <span className="event-agenda-title">
            {title}
            {speaker && <span className="x-faint"> {speaker}</span>}
          </span>
          <span className="x-faint">{t('events.page.minutes', { minutes })}</span>
        </li>
      ))}
    </ol>
  );
};
