import { useTranslation } from 'react-i18next';
import { LinkButton } from '#client/ui/link-button.tsx';
import { Pill, type Tone } from '#client/ui/pill.tsx';

export interface WaitingItem {
  key: string;
  title: string;
  text?: string;
  to: string;
  label?: string;
  /** Until when, or how late. */
  clock?: { text: string; tone: Tone };
}

/** Things that wait for the reader, each with the way to it. */
export const WaitingList = ({ items }: { items: readonly WaitingItem[] }) => {
  const { t } = useTranslation();
  return (
    <ul className="x-plain desk-waiting">
      {items.map(({ key, title, text, to, label, clock }) => (
        <li key={key} className="desk-item">
          <span className="desk-item-text">
            <span>{title}</span>
            {text && <span className="x-faint">{text}</span>}
            {clock && (
              <span>
                <Pill tone={clock.tone}>{clock.text}</Pill>
              </span>
            )}
          </span>
          <LinkButton to={to} aria-label={`${label ?? t('system.desk.see')}: ${title}`}>
            {label ?? t('system.desk.see')}
          </LinkButton>
        </li>
      ))}
    </ul>
  );
};
