import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { buttonClass } from '#client/ui/link-button.tsx';
import { Pill } from '#client/ui/pill.tsx';
import { POLL_OPTIONS_MAX } from '#shared/live/limits.ts';
import type { Poll } from '#shared/live/state/pub.ts';
import { SignInToTakePart } from './chat-panel.tsx';
import { useSession } from './use-session.ts';

const PollCard = ({ poll }: { poll: Poll }) => {
  const { t } = useTranslation();
  const { view, role, userId, act } = useSession();
  const { id, question, options, state } = poll;
  const counts = state === 'open' ? (view.sums.polls[id] ?? poll.counts) : poll.counts;
  const total = counts.reduce((sum, count) => sum + count, 0);
  const mine = view.own.votes[id];
  return (
    <li className="live-poll">
      <div className="x-row">
        <h3>{question}</h3>
        <Pill tone={state === 'open' ? 'good' : 'neutral'}>{t(`live.poll.${state}`)}</Pill>
      </div>
      <ul className="x-plain">
        {options.map((option, index) => {
          const count = counts[index] ?? 0;
          const share = total === 0 ? 0 : count / total;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: an option is its place; two may say the same
            <li key={index} className="live-option">
              <button
                type="button"
                className="live-option-button"
                aria-pressed={mine === index}
                disabled={state !== 'open' || userId === null}
                onClick={() => void act('poll.vote', { id, option: index })}
              >
                <span className="live-option-bar" style={{ width: `${share * 100}%` }} />
                <span className="live-option-text">{option}</span>
                <span>{Math.round(share * 100)}%</span>
              </button>
            </li>
          );
        })}
      </ul>
      <p className="x-faint">{t('live.poll.votes', { count: total })}</p>
      {role === 'host' && state === 'open' && (
        <button type="button" className={buttonClass()} onClick={() => void act('poll.close', { id })}>
          {t('live.poll.close')}
        </button>
      )}
    </li>
  );
};

/** For the host: prepares a poll; opening it is another step. */
export const PollDrafts = () => {
  const { t } = useTranslation();
  const { act, view } = useSession();
  const [question, setQuestion] = useState('');
  const [options, setOptions] = useState(['', '']);
  const given = options.map((option) => option.trim()).filter(Boolean);
  const prepare = async (event: FormEvent) => {
    event.preventDefault();
    if (!(await act('poll.draft', { question: question.trim(), options: given }))) return;
    setQuestion('');
    setOptions(['', '']);
  };
  return (
    <div className="x-stack">
      {view.staff.drafts.length > 0 && <h3>{t('live.poll.drafts')}</h3>}
      <ul className="x-plain">
        {view.staff.drafts.map((draft) => (
          <li key={draft.id} className="x-row">
            <span className="live-grow">{draft.question}</span>
            <button
              type="button"
              className={buttonClass('primary')}
              onClick={() => void act('poll.open', { id: draft.id })}
            >
              {t('live.poll.start')}
            </button>
          </li>
        ))}
      </ul>
      <form className="x-stack" onSubmit={(event) => void prepare(event)}>
        <input
          className="x-input"
          value={question}
          maxLength={120}
          aria-label={t('live.poll.question')}
          placeholder={t('live.poll.question')}
          onChange={(event) => setQuestion(event.target.value)}
        />
        {options.map((option, index) => (
          <input
            // biome-ignore lint/suspicious/noArrayIndexKey: an option is its place
            key={index}
            className="x-input"
            value={option}
            maxLength={60}
            aria-label={t('live.poll.option', { number: index + 1 })}
            placeholder={t('live.poll.option', { number: index + 1 })}
            onChange={(event) => setOptions(options.map((one, at) => (at === index ? event.target.value : one)))}
          />
        ))}
        <div className="x-row">
          {options.length < POLL_OPTIONS_MAX && (
            <button type="button" className={buttonClass('quiet')} onClick={() => setOptions([...options, ''])}>
              {t('live.poll.addOption')}
            </button>
          )}
          <button type="submit" className={buttonClass()} disabled={question.trim().length < 2 || given.length < 2}>
            {t('live.poll.prepare')}
          </button>
        </div>
      </form>
    </div>
  );
};

export const PollPanel = () => {
  const { t } = useTranslation();
  const { view, userId } = useSession();
  const polls = [...view.pub.polls].reverse();
  return (
    <div className="live-panel">
      {polls.length === 0 && <p className="x-faint live-empty">{t('live.poll.empty')}</p>}
      <ul className="x-plain x-stack">
        {polls.map((poll) => (
          <PollCard key={poll.id} poll={poll} />
        ))}
      </ul>
      {userId === null && polls.some(({ state }) => state === 'open') && <SignInToTakePart />}
    </div>
  );
};
