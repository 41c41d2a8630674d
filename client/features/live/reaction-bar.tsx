import { useTranslation } from 'react-i18next';
import { REACTIONS } from '#shared/live/entries.ts';
import { useSession } from './use-session.ts';

/** Applause and the like, and the raised hand. */
export const ReactionBar = () => {
  const { t } = useTranslation();
  const { act, view, role, userId } = useSession();
  const { hasHandUp } = view.own;
  return (
    <fieldset className="live-reactions">
      <legend className="x-hidden">{t('live.react.label')}</legend>
      {REACTIONS.map((kind) => (
        <button
          key={kind}
          type="button"
          className="x-button"
          disabled={userId === null}
          onClick={() => void act('react', { kind })}
        >
          {t(`live.react.${kind}`)} <span className="x-faint">{view.pub.reactions[kind] ?? 0}</span>
        </button>
      ))}
      {(role === 'viewer' || role === 'investor') && (
        <button
          type="button"
          className="x-button"
          aria-pressed={hasHandUp}
          onClick={() => void act(hasHandUp ? 'hand.lower' : 'hand.raise', {})}
        >
          {t(hasHandUp ? 'live.hand.lower' : 'live.hand.raise')}
        </button>
      )}
    </fieldset>
  );
};
