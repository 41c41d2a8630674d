import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDates } from '#client/lib/dates.ts';
import { useAct } from '#client/lib/queries.ts';
import { buttonClass } from '#client/ui/link-button.tsx';
import { ProblemAlert } from '#client/ui/problem-alert.tsx';
import { ReasonDialog } from '#client/ui/reason-dialog.tsx';
import { say } from '#client/ui/toasts.tsx';
import { REASON_CODES } from '#shared/interests/schema.ts';
import { pushRoutes } from '#shared/pushes/routes.ts';
import type { ReceivedPush } from '#shared/pushes/schema.ts';
import { PushPill } from './push-pill.tsx';
import './pushes.css';

interface AnswersProps {
  push: ReceivedPush;
  /** Once the center has been told. */
  onInterested: () => void;
}

const Answers = ({ push, onInterested }: AnswersProps) => {
  const { t } = useTranslation();
  const [isDeclining, setDeclining] = useState(false);
  const params = { id: push.id, organizationId: push.organization.id };
  const answer = useAct(pushRoutes.answer, {
    touches: ['pushes'],
    onDone: ({ state }) => {
      setDeclining(false);
      say(t(state === 'interested' ? 'pushes.received.saidYes' : 'pushes.received.saidNo'));
      if (state === 'interested') onInterested();
    },
  });
  return (
    <>
      <div className="x-row">
        {push.state !== 'interested' && (
          <button
            type="button"
            className={buttonClass('primary')}
            disabled={answer.isPending}
            onClick={() => answer.mutate({ params, body: { answer: 'interested' } })}
          >
            {t('pushes.received.yes')}
          </button>
        )}
        {push.state !== 'declined' && (
          <button type="button" className={buttonClass()} onClick={() => setDeclining(true)}>
            {t('pushes.received.no')}
          </button>
        )}
      </div>
      {!isDeclining && <ProblemAlert error={answer.error} />}
      <ReasonDialog
        title={t('pushes.received.no')}
        lead={t('pushes.received.noLead')}
        act={t('pushes.received.no')}
        reasons={REASON_CODES.map((code) => ({ code, label: t(`interests.code.${code}`) }))}
        isOpen={isDeclining}
        isPending={answer.isPending}
        error={answer.error}
        onClose={() => setDeclining(false)}
        onChosen={({ code, line }) => answer.mutate({ params, body: { answer: 'declined', code, line } })}
      />
    </>
  );
};

/** What the center pushed to one of my organizations, and our answer. `children` shows the posting. */
export const ReceivedCard = ({ push, onInterested, children }: AnswersProps & { children: ReactNode }) => {
  const { t } = useTranslation();
  const dates = useDates();
  const { organization, message, by, at, state, reason, line, can, need, capability } = push;
  return (
    <section className="x-panel push" aria-label={push.title}>
      <p className="x-row">
        <PushPill state={state} />
        <span className="x-faint">
          {t('pushes.received.to', { organization: organization.name })} ·{' '}
          {t('pushes.sent.by', { name: by, at: dates.since(at) })}
        </span>
      </p>
      {message && <blockquote className="push-message x-keep-lines">{message}</blockquote>}
      {need || capability ? children : <p className="x-faint">{t('pushes.received.gone', { title: push.title })}</p>}
      {reason && <p>{t('pushes.received.reason', { reason: t(`interests.code.${reason}`) })}</p>}
      {line && <p className="x-soft">{line}</p>}
      {can.answer ? (
        <Answers push={push} onInterested={onInterested} />
      ) : (
        <p className="x-faint">{t('pushes.received.membersOnly')}</p>
      )}
    </section>
  );
};
