import './media.css';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '#client/features/live/use-session.ts';
import { buttonClass } from '#client/ui/link-button.tsx';
import { LevelMeter, Preview } from './meter.tsx';
import { useBroadcast } from './use-broadcast.ts';

const DeviceCheck = lazy(async () => ({ default: (await import('./device-check.tsx')).DeviceCheck }));

const KINDS = ['camera', 'screen', 'sound'] as const;
const ON = { camera: 'media.share.onCamera', screen: 'media.share.onScreen', sound: 'media.share.onSound' } as const;
const LATE_MS = 1_500;

/** A way to the device check, and the check itself once it is wanted. */
export const CheckDevices = ({ sends }: { sends: boolean }) => {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  if (!isOpen) {
    return (
      <button type="button" className={buttonClass()} onClick={() => setOpen(true)}>
        {t('media.share.check')}
      </button>
    );
  }
  return (
    <Suspense>
      <DeviceCheck sends={sends} onClose={() => setOpen(false)} />
    </Suspense>
  );
};

const Sending = () => {
  const { t } = useTranslation();
  const { view } = useSession();
  const { broadcast, state } = useBroadcast();
  const { what, stream, delayMs, bitRate } = state;
  if (!what || !stream) return null;
  return (
    <>
      <p role="status">
        <strong>{t(ON[what])}</strong>
      </p>
      {stream.getVideoTracks().length > 0 && <Preview stream={stream} />}
      {stream.getAudioTracks().length > 0 && <LevelMeter stream={stream} />}
      {view.ctl.media?.kind === 'relay' && <p className="x-faint">{t('media.share.relayed')}</p>}
      <p className="x-faint" hidden={view.ctl.media?.kind === 'relay'}>
        {t('media.share.pace', { rate: (bitRate / 1e6).toFixed(2), seconds: (delayMs / 1000).toFixed(1) })}
      </p>
      {delayMs > LATE_MS && <p className="x-alert x-alert-attention">{t('media.share.late')}</p>}
      <button type="button" className={buttonClass('primary')} onClick={() => void broadcast.stop()}>
        {t('media.share.stop')}
      </button>
    </>
  );
};

/** One's own camera, screen or microphone, while one has the stage. */
export const SharePanel = () => {
  const { t } = useTranslation();
  const { view, role, userId, hasRelay } = useSession();
  const [isRelayed, setRelayed] = useState(false);
  const { broadcast, state } = useBroadcast();
  const { stage, media } = view.ctl;
  const hasStage = stage.holder === userId || (stage.holder === null && role === 'host');
  const isOpen = ['lobby', 'live', 'paused'].includes(view.ctl.state);
  return (
    <section className="x-stack" aria-label={t('media.share.title')}>
      <h3>{t('media.share.title')}</h3>
      {state.failure && (
        <p className="x-alert" role="alert">
          {t(`media.share.failure.${state.failure}`)}
        </p>
      )}
      {state.phase === 'asking' && <p role="status">{t('media.share.asking')}</p>}
      {state.phase === 'on' && <Sending />}
      {state.phase === 'off' && hasStage && isOpen && media?.kind === 'pull' && (
        <p className="x-soft">{t('media.share.pulled')}</p>
      )}
      {state.phase === 'off' && hasStage && isOpen && media?.kind !== 'pull' && (
        <div className="x-row">
          {hasRelay && (
            <label className="x-row">
              <input type="checkbox" checked={isRelayed} onChange={(event) => setRelayed(event.target.checked)} />
              {t('media.share.relay')}
            </label>
          )}
          {KINDS.map((kind) => (
            <button
              key={kind}
              type="button"
              className={buttonClass()}
              onClick={() => void broadcast.start(kind, stage.token, isRelayed ? 'relayed' : 'recorded')}
            >
              {t(`media.share.${kind}`)}
            </button>
          ))}
        </div>
      )}
      {state.phase === 'off' && <CheckDevices sends />}
    </section>
  );
};
