import { useTranslation } from 'react-i18next';
import { buttonClass } from '#client/ui/link-button.tsx';
import { DeckPanel } from './deck-panel.tsx';
import { IntentList } from './intent-panel.tsx';
import { SharePanel } from './media/share-panel.tsx';
import { useSession } from './use-session.ts';

/** The offer of the stage, wherever its receiver is looking. */
export const StageOffer = () => {
  const { t } = useTranslation();
  const { view, userId, act } = useSession();
  const { offer } = view.ctl;
  if (!offer || offer.to !== userId) return null;
  return (
    <div className="live-offer" role="alert">
      <strong>{t('live.stage.offered')}</strong>
      <button type="button" className={buttonClass('primary')} onClick={() => void act('stage.accept', {})}>
        {t('live.stage.accept')}
      </button>
      <button type="button" className={buttonClass()} onClick={() => void act('stage.decline', {})}>
        {t('live.stage.decline')}
      </button>
    </div>
  );
};

/** A presenter's own: the stage, the slides, and what investors let the company see. */
export const PresenterPanel = () => {
  const { t } = useTranslation();
  const { view, userId, act } = useSession();
  const { stage } = view.ctl;
  const received = view.own.intents.filter((one) => one.userId !== userId && one.isShared);
  return (
    <div className="live-panel x-stack">
      {stage.holder === userId ? (
        <div className="x-row">
          <strong>{t('live.stage.holding')}</strong>
          <button
            type="button"
            className={buttonClass()}
            onClick={() => void act('stage.leave', { token: stage.token })}
          >
            {t('live.stage.leave')}
          </button>
        </div>
      ) : (
        <p className="x-soft">{t('live.stage.waiting')}</p>
      )}
      <SharePanel />
      <DeckPanel />
      <h3>{t('live.intent.received')}</h3>
      <IntentList intents={received} empty={t('live.intent.receivedNone')} />
    </div>
  );
};
