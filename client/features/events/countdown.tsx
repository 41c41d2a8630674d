import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

const SECOND_MS = 1_000;
const DAY_SECONDS = 86_400;

const two = (value: number): string => String(value).padStart(2, '0');

/** The time until a moment, a second at a time; nothing once it has come. `offsetMs` is how far the server's clock is ahead. */
export const Countdown = ({ to, offsetMs = 0 }: { to: string | number; offsetMs?: number }) => {
  const { t } = useTranslation();
  const until = typeof to === 'number' ? to : Date.parse(to);
  const left = () => Math.max(0, Math.ceil((until - Date.now() - offsetMs) / SECOND_MS));
  const [seconds, setSeconds] = useState(left);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the clock starts anew when the moment or the offset changes
  useEffect(() => {
    setSeconds(left());
    const timer = setInterval(() => setSeconds(left()), SECOND_MS);
    return () => clearInterval(timer);
  }, [until, offsetMs]);
  if (seconds === 0) return null;
  const days = Math.floor(seconds / DAY_SECONDS);
  const time = `${two(Math.floor(seconds / 3600) % 24)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return (
    <span className="event-countdown" role="timer">
      {days > 0 ? t('events.countdown.clock', { days: t('events.countdown.days', { count: days }), time }) : time}
    </span>
  );
};
