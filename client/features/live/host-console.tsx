import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { buttonClass } from '#client/ui/link-button.tsx';
import { transition } from '#shared/contract/lifecycle.ts';
import { HOST_SESSION_ACTS } from '#shared/live/lifecycles.ts';
import { ANNOUNCEMENT_MAX } from '#shared/live/limits.ts';
import { lifecycleOf } from '#shared/live/rehearsal.ts';
import { DeckPanel } from './deck-panel.tsx';
import { IntentList } from './intent-panel.tsx';
import { LinePanel } from './media/line-panel.tsx';
import { SharePanel } from './media/share-panel.tsx';
import { PollDrafts } from './poll-panel.tsx';
import { useSession } from './use-session.ts';

const MAIN = ['open', 'begin', 'resume', 'release'] as const;

/** Opens, begins, pauses and ends the session. */
export const SessionActs = () => {
  const { t } = useTranslation();
  const { id, view, act } = useSession();
  const possible = HOST_SESSION_ACTS.filter((one) => transition(lifecycleOf(id), view.ctl.state, one) !== null);
  return (
    <div className="x-row">
      {possible.map((one) => (
        <button
          key={one}
          type="button"
          className={buttonClass(MAIN.some((main) => main === one) ? 'primary' : 'default')}
          onClick={() => {
            // For everybody at once, and for good.
            if (one !== 'end' || window.confirm(t('live.host.endSure'))) void act('session.move', { act: one });
          }}
        >
          {t(`live.host.${one}`)}
        </button>
      ))}
    </div>
  );
};

const Announcing = () => {
  const { t } = useTranslation();
  const { view, act } = useSession();
  const [text, setText] = useState('');
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() && (await act('announce', { text: text.trim() }))) setText('');
  };
  return (
    <form className="live-composer" onSubmit={(event) => void send(event)}>
      <div className="live-composer-row">
        <input
          className="x-input"
          value={text}
          maxLength={ANNOUNCEMENT_MAX}
          aria-label={t('live.host.announceLabel')}
          placeholder={t('live.host.announceLabel')}
          onChange={(event) => setText(event.target.value)}
        />
        <button type="submit" className={buttonClass()}>
          {t('live.host.announce')}
        </button>
      </div>
      {view.ctl.announcement && (
        <button type="button" className={buttonClass('quiet')} onClick={() => void act('announce', { text: '' })}>
          {t('live.host.clearAnnouncement')}
        </button>
      )}
    </form>
  );
};

const StageHolder = () => {
  const { t } = useTranslation();
  const { view, userId, act } = useSession();
  const { stage, offer } = view.ctl;
  if (offer) {
    return (
      <div className="x-row">
        <span>{t('live.host.offering', { name: offer.name })}</span>
        <button type="button" className={buttonClass()} onClick={() => void act('stage.take_back', {})}>
          {t('live.host.withdraw')}
        </button>
      </div>
    );
  }
  if (stage.holder === null || stage.holder === userId) return null;
  return (
    <div className="x-row">
      <span>{t('live.room.holder', { name: stage.name })}</span>
      <button type="button" className={buttonClass()} onClick={() => void act('stage.take_back', {})}>
        {t('live.host.takeBack')}
      </button>
    </div>
  );
};

/** What the host works with beside the agenda. */
export const HostConsole = () => {
  const { t } = useTranslation();
  const { view } = useSession();
  const isOpen = ['lobby', 'live', 'paused'].includes(view.ctl.state);
  return (
    <div className="live-panel x-stack">
      <SessionActs />
      {isOpen && <StageHolder />}
      {isOpen && <Announcing />}
      {isOpen && <SharePanel />}
      {['scheduled', 'lobby', 'live', 'paused'].includes(view.ctl.state) && <DeckPanel />}
      {isOpen && <LinePanel />}
      {isOpen && (
        <section className="x-stack" aria-label={t('live.room.polls')}>
          <h3>{t('live.room.polls')}</h3>
          <PollDrafts />
        </section>
      )}
      <section className="x-stack" aria-label={t('live.host.intents')}>
        <h3>{t('live.host.intents')}</h3>
        <IntentList intents={view.host.intents} empty={t('live.host.noIntents')} />
      </section>
    </div>
  );
};
