import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useLiveState } from '#client/lib/use-live.ts';

/** A reload or a short gap is not worth a word. */
const PATIENCE_MS = 3_000;

const listen = (listener: () => void) => {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
};

/** Says when there is no network, or the live connection has been away for a while. */
export const ConnectionBanner = () => {
  const { t } = useTranslation();
  const isOnline = useSyncExternalStore(listen, () => navigator.onLine);
  const isLost = useLiveState() === 'lost';
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    if (!isLost) return setLong(false);
    const timer = setTimeout(() => setLong(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [isLost]);
  const text = !isOnline ? t('common.state.offline') : isLost && isLong ? t('common.state.reconnecting') : null;
  return (
    <div role="status" className="x-no-print">
      {text && <p className="shell-banner">{text}</p>}
    </div>
  );
};
