import './closed.css';
import { useEffect, useState } from 'react';
import { formatMoment } from '#client/lib/dates.ts';
import { currentLocale } from '#client/lib/language.ts';
import type { Mark } from '#shared/live/routes.ts';

const MOVE_EVERY_MS = 8_000;
/** Percent of the stage, so that the words never leave it. */
const PLACES = [
  [4, 8],
  [58, 62],
  [22, 84],
  [64, 14],
  [8, 50],
  [40, 32],
] as const;

/** Who is looking, and when, over the stage of a closed session; it moves, so that no crop of a recording is free of it. */
export const Watermark = ({ mark }: { mark: Mark }) => {
  const [step, setStep] = useState(0);
  useEffect(() => {
    const moving = setInterval(() => setStep((now) => now + 1), MOVE_EVERY_MS);
    return () => clearInterval(moving);
  }, []);
  const line = [mark.name, mark.organization, formatMoment(new Date(), currentLocale())].filter(Boolean).join(' · ');
  return (
    <div className="closed-marks" aria-hidden="true" data-watermark={mark.name}>
      {[0, 3].map((offset) => {
        const [left, top] = PLACES[(step + offset) % PLACES.length] ?? PLACES[0];
        return (
          <span key={offset} style={{ insetInlineStart: `${left}%`, insetBlockStart: `${top}%` }}>
            {line}
          </span>
        );
      })}
    </div>
  );
};
