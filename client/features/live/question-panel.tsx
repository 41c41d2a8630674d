import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { buttonClass } from '#client/ui/link-button.tsx';
import { Pill } from '#client/ui/pill.tsx';
import { isStaff } from '#shared/live/lanes.ts';
import { QUESTION_MAX } from '#shared/live/limits.ts';
import type { Question } from '#shared/live/state/pub.ts';
import { SignInToTakePart } from './chat-panel.tsx';
import { useSession } from './use-session.ts';

const ACTS = ['answer', 'settle', 'dismiss'] as const;

const QuestionRow = ({ question }: { question: Question }) => {
  const { t } = useTranslation();
  const { view, role, userId, act } = useSession();
  const { id, name, organization, text, state } = question;
  const score = view.sums.scores[id] ?? 0;
  const isMine = view.own.upvotes.includes(id);
  return (
    <li className={`live-question${state === 'answering' ? ' live-question-now' : ''}`}>
      <div>
        <p>{text}</p>
        <p className="x-faint">
          {name ?? t('live.ask.anonymousName')} {organization}{' '}
          {state !== 'visible' && (
            <Pill tone={state === 'answering' ? 'good' : 'neutral'}>{t(`live.question.${state}`)}</Pill>
          )}
        </p>
        {isStaff(role) && (state === 'visible' || state === 'answering') && (
          <div className="x-row">
            {ACTS.filter((name) => name !== 'answer' || state === 'visible').map((name) => (
              <button
                key={name}
                type="button"
                className={buttonClass('quiet')}
                onClick={() => void act('question.move', { id, act: name })}
              >
                {t(`live.ask.${name}`)}
              </button>
            ))}
          </div>
        )}
      </div>
      {(state === 'visible' || state === 'answering') && (
        <button
          type="button"
          className={`x-button live-upvote${isMine ? ' live-upvote-mine' : ''}`}
          aria-pressed={isMine}
          aria-label={t('live.ask.upvoteOf', { count: score })}
          disabled={userId === null || isMine || state !== 'visible'}
          onClick={() => void act('question.upvote', { id })}
        >
          <span aria-hidden="true">▲ {score}</span>
        </button>
      )}
    </li>
  );
};

const AskForm = () => {
  const { t } = useTranslation();
  const { act, view } = useSession();
  const [text, setText] = useState('');
  const [isAnonymous, setAnonymous] = useState(false);
  const current = view.ctl.segments.find(({ state }) => state === 'running' || state === 'qa');
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const asked = text.trim();
    if (asked && (await act('question.ask', { text: asked, isAnonymous, segmentId: current?.id ?? null }))) setText('');
  };
  return (
    <form className="live-composer" onSubmit={(event) => void send(event)}>
      <textarea
        className="x-input"
        rows={2}
        value={text}
        maxLength={QUESTION_MAX}
        aria-label={t('live.ask.label')}
        placeholder={t('live.ask.label')}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="live-composer-row">
        <label className="x-row">
          <input type="checkbox" checked={isAnonymous} onChange={(event) => setAnonymous(event.target.checked)} />
          {t('live.ask.anonymous')}
        </label>
        <button type="submit" className={buttonClass('primary')} disabled={text.trim().length < 2}>
          {t('live.ask.send')}
        </button>
      </div>
    </form>
  );
};

const RANK = { answering: 0, visible: 1, answered: 2, dismissed: 3, merged: 3 } as const;

export const QuestionPanel = () => {
  const { t } = useTranslation();
  const { view, userId } = useSession();
  const isOpen = ['lobby', 'live', 'paused'].includes(view.ctl.state);
  const score = ({ id }: Question) => view.sums.scores[id] ?? 0;
  const questions = view.pub.questions
    .filter(({ state }) => state !== 'dismissed' && state !== 'merged')
    .sort((a, b) => RANK[a.state] - RANK[b.state] || score(b) - score(a) || a.id - b.id);
  return (
    <div className="live-panel">
      {isOpen && (userId === null ? <SignInToTakePart /> : <AskForm />)}
      {questions.length === 0 && <p className="x-faint live-empty">{t('live.ask.empty')}</p>}
      <ol className="x-plain live-questions">
        {questions.map((question) => (
          <QuestionRow key={question.id} question={question} />
        ))}
      </ol>
    </div>
  );
};
