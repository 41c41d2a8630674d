import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { remainingMs, type Timer } from '#shared/live/timer.ts';
import { useSession } from './use-session.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** 12:05, or 1:02:05 */
export const clockText = (ms: number): string => {
  const seconds = Math.abs(Math.round(ms / 1000));
  const minutes = Math.floor(seconds / 60) % 60;
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(minutes)}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
};

const REDRAW_MS = 500;
const WARN_MS = 60_000;

/** The pitch clock, the same on every screen: computed from the server's time. */
export const SegmentClock = ({ timer }: { timer: Timer }) => {
  const { t } = useTranslation();
  const { now } = useSession();
  const [, redraw] = useState(0);
  useEffect(() => {
    const ticking = setInterval(() => redraw((count) => count + 1), REDRAW_MS);
    return () => clearInterval(ticking);
  }, []);
  const left = remainingMs(timer, now());
  const tone = left < 0 ? 'live-clock-over' : left < WARN_MS ? 'live-clock-soon' : '';
  return (
    <span className={`live-clock ${tone}`} role="timer">
      <span className="x-hidden">{t('live.room.timeLeft')} </span>
      {left < 0 ? `+${clockText(left)}` : clockText(left)}
      {left < 0 && <span className="live-clock-word"> {t('live.room.overtime')}</span>}
      {timer.pausedAt !== null && timer.endedAt === null && (
        <span className="live-clock-word"> {t('live.room.clockPaused')}</span>
      )}
    </span>
  );
};
