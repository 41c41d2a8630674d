import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { buttonClass } from '#client/ui/link-button.tsx';
import { say } from '#client/ui/toasts.tsx';
import { INTENT_MAX_WAN } from '#shared/live/limits.ts';
import type { Segment } from '#shared/live/state/ctl.ts';
import type { MarkedIntent } from '#shared/live/state/own.ts';
import { useSession } from './use-session.ts';

const WISHES = ['follows', 'wantsPlan', 'wantsMeeting'] as const;

const IntentForm = ({ segment, mine }: { segment: Segment; mine: MarkedIntent | undefined }) => {
  const { t } = useTranslation();
  const { act } = useSession();
  const [wishes, setWishes] = useState({
    follows: mine?.follows ?? false,
    wantsPlan: mine?.wantsPlan ?? false,
    wantsMeeting: mine?.wantsMeeting ?? false,
  });
  const [amount, setAmount] = useState(mine?.amountWan?.toString() ?? '');
  const [isShared, setShared] = useState(mine?.isShared ?? false);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const amountWan = amount === '' ? null : Math.round(Number(amount));
    if (await act('intent.mark', { segmentId: segment.id, ...wishes, amountWan, isShared }))
      say(t('live.intent.saved'));
  };
  return (
    <form className="live-intent" onSubmit={(event) => void save(event)} aria-label={segment.title}>
      <h3>
        {segment.title} {mine && <span className="x-pill x-pill-good">{t('live.intent.marked')}</span>}
      </h3>
      <div className="x-row">
        {WISHES.map((wish) => (
          <label key={wish} className="x-row">
            <input
              type="checkbox"
              checked={wishes[wish]}
              onChange={(event) => setWishes({ ...wishes, [wish]: event.target.checked })}
            />
            {t(`live.intent.${wish}`)}
          </label>
        ))}
      </div>
      <label className="live-field">
        <span>{t('live.intent.amount')}</span>
        <input
          className="x-input"
          type="number"
          min={1}
          max={INTENT_MAX_WAN}
          step={1}
          value={amount}
          onChange={(event) => setAmount(event.target.value)}
        />
      </label>
      <label className="x-row">
        <input type="checkbox" checked={isShared} onChange={(event) => setShared(event.target.checked)} />
        {t(mine?.isShared ? 'live.intent.isSharedNow' : 'live.intent.isShared')}
      </label>
      <button type="submit" className={buttonClass('primary')}>
        {t('live.intent.save')}
      </button>
    </form>
  );
};

/** An investor marks interest, project by project; only the hosts see it until it is shared. */
export const IntentPanel = () => {
  const { t } = useTranslation();
  const { view, userId } = useSession();
  const isOn = ['live', 'paused', 'ended', 'replay'].includes(view.ctl.state);
  const pitches = isOn ? view.ctl.segments.filter(({ kind, state }) => kind === 'pitch' && state !== 'skipped') : [];
  return (
    <div className="live-panel">
      <p className="x-soft">{t('live.intent.private')}</p>
      {pitches.length === 0 && <p className="x-faint live-empty">{t('live.intent.none')}</p>}
      {pitches.map((segment) => {
        const mine = view.own.intents.find((one) => one.segmentId === segment.id && one.userId === userId);
        return <IntentForm key={`${segment.id}-${mine?.at ?? 0}`} segment={segment} mine={mine} />;
      })}
    </div>
  );
};

/** Interest that others marked: all of it for hosts, what was shared for a company. */
export const IntentList = ({ intents, empty }: { intents: readonly MarkedIntent[]; empty: string }) => {
  const { t } = useTranslation();
  const { view } = useSession();
  if (intents.length === 0) return <p className="x-faint">{empty}</p>;
  return (
    <ul className="x-plain live-intents">
      {intents.map((one) => (
        <li key={`${one.userId}-${one.segmentId}`}>
          <strong>{one.organization || one.name}</strong> {one.organization && one.name}
          <p className="x-faint">
            {[
              view.ctl.segments.find(({ id }) => id === one.segmentId)?.title,
              ...WISHES.filter((wish) => one[wish]).map((wish) => t(`live.intent.${wish}`)),
              one.amountWan === null ? null : t('live.intent.amountOf', { amount: one.amountWan }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </li>
      ))}
    </ul>
  );
};
