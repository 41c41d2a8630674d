import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDates } from '#client/lib/dates.ts';
import { buttonClass } from '#client/ui/link-button.tsx';
import { Pill } from '#client/ui/pill.tsx';
import { say } from '#client/ui/toasts.tsx';
import { SLOW_MODE_MAX_SECONDS } from '#shared/live/limits.ts';
import { isRehearsal } from '#shared/live/rehearsal.ts';
import { CaptionForm } from './captions/captions.tsx';
import { ReviewerLinks } from './reviewers/reviewer-links.tsx';
import { useSession } from './use-session.ts';

const HeldQueue = () => {
  const { t } = useTranslation();
  const { view, act } = useSession();
  return (
    <section className="x-stack" aria-label={t('live.moderate.held')}>
      <h3>{t('live.moderate.held')}</h3>
      {view.staff.held.length === 0 && <p className="x-faint">{t('live.moderate.noHeld')}</p>}
      <ul className="x-plain">
        {view.staff.held.map(({ id, name, text, why }) => (
          <li key={id} className="live-held">
            <p>
              <strong>{name ?? t('live.ask.anonymousName')}</strong> {text}{' '}
              <Pill tone="attention">{t(`live.moderate.why.${why}`)}</Pill>
            </p>
            <div className="x-row">
              <button type="button" className={buttonClass()} onClick={() => void act('held.release', { id })}>
                {t('live.moderate.release')}
              </button>
              <button type="button" className={buttonClass('quiet')} onClick={() => void act('held.refuse', { id })}>
                {t('live.moderate.refuse')}
              </button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
};

const Hands = () => {
  const { t } = useTranslation();
  const { view, act } = useSession();
  return (
    <section className="x-stack" aria-label={t('live.hand.hands')}>
      <h3>{t('live.hand.hands')}</h3>
      {view.staff.hands.length === 0 && <p className="x-faint">{t('live.hand.none')}</p>}
      <ul className="x-plain">
        {view.staff.hands.map(({ userId, name, organization }) => (
          <li key={userId} className="x-row">
            <span className="live-grow">
              {name} <span className="x-faint">{organization}</span>
            </span>
            <button
              type="button"
              className={buttonClass('quiet')}
              aria-label={t('live.hand.dismiss', { name })}
              onClick={() => void act('hand.dismiss', { userId })}
            >
              {t('live.hand.lower')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
};

const Rules = () => {
  const { t } = useTranslation();
  const { view, act } = useSession();
  const [slow, setSlow] = useState(String(view.ctl.rules.slowModeSeconds));
  const [holdsChat, setHolds] = useState(view.ctl.rules.holdsChat);
  const [words, setWords] = useState(view.staff.words.join('\n'));
  const saveRules = async (event: FormEvent) => {
    event.preventDefault();
    const slowModeSeconds = Math.round(Number(slow) || 0);
    if (await act('rules.change', { slowModeSeconds, holdsChat })) say(t('live.moderate.saved'));
  };
  const saveWords = async (event: FormEvent) => {
    event.preventDefault();
    const list = words.split('\n').map((word) => word.trim());
    if (await act('words.change', { words: list.filter(Boolean) })) say(t('live.moderate.saved'));
  };
  return (
    <section className="x-stack" aria-label={t('live.moderate.rules')}>
      <h3>{t('live.moderate.rules')}</h3>
      <form className="x-stack" onSubmit={(event) => void saveRules(event)}>
        <label className="live-field">
          <span>{t('live.moderate.slowMode')}</span>
          <input
            className="x-input"
            type="number"
            min={0}
            max={SLOW_MODE_MAX_SECONDS}
            value={slow}
            onChange={(event) => setSlow(event.target.value)}
          />
        </label>
        <label className="x-row">
          <input type="checkbox" checked={holdsChat} onChange={(event) => setHolds(event.target.checked)} />
          {t('live.moderate.holdsChat')}
        </label>
        <div>
          <button type="submit" className={buttonClass()}>
            {t('live.moderate.saveRules')}
          </button>
        </div>
      </form>
      <form className="x-stack" onSubmit={(event) => void saveWords(event)}>
        <label className="live-field">
          <span>{t('live.moderate.words')}</span>
          <textarea className="x-input" rows={4} value={words} onChange={(event) => setWords(event.target.value)} />
        </label>
        <p className="x-faint">{t('live.moderate.wordsHint')}</p>
        <div>
          <button type="submit" className={buttonClass()}>
            {t('live.moderate.saveWords')}
          </button>
        </div>
      </form>
    </section>
  );
};

const Restricted = () => {
  const { t } = useTranslation();
  const { view, act, now } = useSession();
  const people = [
    ...view.staff.muted
      .filter(({ untilAt }) => untilAt > now())
      .map((person) => ({ ...person, how: 'muted' as const })),
    ...view.staff.banned.map((person) => ({ ...person, how: 'banned' as const })),
  ];
  return (
    <section className="x-stack" aria-label={t('live.moderate.people')}>
      <h3>{t('live.moderate.people')}</h3>
      {people.length === 0 && <p className="x-faint">{t('live.moderate.noPeople')}</p>}
      <ul className="x-plain">
        {people.map(({ userId, name, how }) => (
          <li key={userId} className="x-row">
            <span className="live-grow">
              {name || t('live.ask.anonymousName')} <Pill tone="refusal">{t(`live.moderate.${how}`)}</Pill>
            </span>
            <button
              type="button"
              className={buttonClass()}
              aria-label={t('live.moderate.freeOf', { name })}
              onClick={() => void act('person.free', { userId })}
            >
              {t('live.moderate.free')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
};

const Audit = () => {
  const { t } = useTranslation();
  const dates = useDates();
  const { view } = useSession();
  return (
    <section className="x-stack" aria-label={t('live.moderate.audit')}>
      <h3>{t('live.moderate.audit')}</h3>
      {view.staff.audit.length === 0 && <p className="x-faint">{t('live.moderate.noAudit')}</p>}
      <ul className="x-plain live-audit">
        {[...view.staff.audit].reverse().map(({ id, at, kind, name, text, reviewer }) => (
          <li key={id}>
            <span className="x-faint">{dates.moment(new Date(at))}</span> {t(`live.moderate.auditKind.${kind}`)} {name}{' '}
            <span className="x-soft">{text}</span>
            {reviewer && <span className="x-faint"> {t('reviewers.by', { name: reviewer })}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
};

/** For moderators and hosts. */
export const ModerationPanel = ({ reviewTo }: { reviewTo: string }) => {
  const { id, role, mark } = useSession();
  const mayGive = role === 'host' && mark === null && !isRehearsal(id);
  return (
    <div className="live-panel x-stack">
      <CaptionForm />
      <HeldQueue />
      <Hands />
      <Rules />
      {mayGive && <ReviewerLinks id={id} reviewTo={reviewTo} />}
      <Restricted />
      <Audit />
    </div>
  );
};
