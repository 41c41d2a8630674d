import './captions.css';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '#client/features/live/use-session.ts';
import { readPreference, writePreference } from '#client/lib/preference.ts';
import { buttonClass } from '#client/ui/link-button.tsx';
import { CAPTION_MAX } from '#shared/live/limits.ts';
import type { PubState } from '#shared/live/state/pub.ts';

/** The last captions below the picture, live and in a replay, and the switch for them, which this browser remembers. */
export const Captions = ({ captions }: Pick<PubState, 'captions'>) => {
  const { t } = useTranslation();
  const [isOn, setOn] = useState(readPreference('captions') !== 'off');
  const turn = () => {
    setOn(!isOn);
    writePreference('captions', isOn ? 'off' : 'on');
  };
  if (captions.length === 0) return null;
  return (
    <div className="captions">
      {isOn && (
        <div className="captions-lines" data-captions>
          {captions.map(({ id, text }) => (
            <p key={id}>{text}</p>
          ))}
        </div>
      )}
      <button type="button" className={buttonClass('quiet')} aria-pressed={isOn} onClick={turn}>
        {t('captions.switch')}
      </button>
    </div>
  );
};

/** For who runs the session: a line is shown when Enter is pressed. */
export const CaptionForm = () => {
  const { t } = useTranslation();
  const { act, view } = useSession();
  const [text, setText] = useState('');
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const said = text.trim();
    if (!said) return;
    // The next line is typed while this one is on its way; a refused one comes back.
    setText('');
    if (!(await act('caption.say', { text: said }))) setText((now) => now || said);
  };
  return (
    <section className="x-stack" aria-label={t('captions.title')}>
      <h3>{t('captions.title')}</h3>
      <form className="live-composer-row" onSubmit={(event) => void send(event)}>
        <input
          className="x-input"
          value={text}
          maxLength={CAPTION_MAX}
          aria-label={t('captions.label')}
          placeholder={t('captions.label')}
          onChange={(event) => setText(event.target.value)}
        />
        <button type="submit" className={buttonClass()}>
          {t('captions.send')}
        </button>
      </form>
      {view.pub.captions.length > 0 && (
        <div>
          <button type="button" className={buttonClass('quiet')} onClick={() => void act('caption.say', { text: '' })}>
            {t('captions.clear')}
          </button>
        </div>
      )}
    </section>
  );
};
