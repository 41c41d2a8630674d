// An interest as either side sees it: from whom about what, the words, the clock, the answer.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { pathTo } from '#client/app/paths.ts';
import { pagePath } from '#client/features/postings/noun.ts';
import { useDates } from '#client/lib/dates.ts';
import { useAct } from '#client/lib/queries.ts';
import { buttonClass, LinkButton } from '#client/ui/link-button.tsx';
import { Pill } from '#client/ui/pill.tsx';
import { ProblemAlert } from '#client/ui/problem-alert.tsx';
import { ReasonDialog } from '#client/ui/reason-dialog.tsx';
import { say } from '#client/ui/toasts.tsx';
import { interestRoutes } from '#shared/interests/routes.ts';
import type { Interest } from '#shared/interests/schema.ts';
import { ContactLines } from './contact-lines.tsx';
import { HandOverDialog } from './hand-over-dialog.tsx';
import { InterestPill } from './interest-pill.tsx';
import { useReasons } from './use-reasons.ts';
import './interests.css';

const TOUCHED = ['interests', 'supervision', 'deals'] as const;

const PostingLink = ({ posting }: { posting: Interest['target'] }) => {
  const { t } = useTranslation();
  return (
    <>
      <span className="x-faint">{t(`vocabulary.noun.${posting.noun}`)}</span>{' '}
      <Link to={pagePath(posting.noun, posting.id)}>{posting.title}</Link>
    </>
  );
};

const Clock = ({ interest }: { interest: Interest }) => {
  const { t } = useTranslation();
  const dates = useDates();
  const { state, dueAt, expiresAt, isLate, answeredAt } = interest;
  if (state !== 'sent') {
    return (
      answeredAt && <span className="x-faint">{t('interests.card.answered', { day: dates.day(answeredAt) })}</span>
    );
  }
  return isLate ? (
    <Pill tone="refusal">{t('interests.card.late', { day: dates.day(expiresAt) })}</Pill>
  ) : (
    <Pill tone="attention">{t('interests.card.due', { day: dates.day(dueAt) })}</Pill>
  );
};

const Words = ({ interest }: { interest: Interest }) => {
  const { t } = useTranslation();
  const words = (['seeks', 'unclear', 'about'] as const).filter((field) => interest[field]);
  if (words.length === 0) return null;
  return (
    <dl className="x-facts">
      {words.map((field) => (
        <div key={field} className="interest-words">
          <dt>{t(`interests.field.${field}`)}</dt>
          <dd className="x-keep-lines">{interest[field]}</dd>
        </div>
      ))}
    </dl>
  );
};

const Acts = ({ interest }: { interest: Interest }) => {
  const { t } = useTranslation();
  const reasons = useReasons();
  const [open, setOpen] = useState<'decline' | 'handOver' | null>(null);
  const { id, can, dealId } = interest;
  const done = (text: string) => ({
    touches: TOUCHED,
    onDone: () => {
      setOpen(null);
      say(text);
    },
  });
  const accept = useAct(interestRoutes.accept, done(t('interests.act.accepted')));
  const decline = useAct(interestRoutes.decline, done(t('interests.act.declined')));
  const withdraw = useAct(interestRoutes.withdraw, done(t('interests.act.withdrawn')));
  const remind = useAct(interestRoutes.remind, done(t('interests.act.reminded')));
  const params = { id };
  return (
    <>
      <ProblemAlert error={accept.error ?? withdraw.error ?? remind.error} />
      <div className="x-row x-no-print">
        {can.accept && (
          <button
            type="button"
            className={buttonClass('primary')}
            disabled={accept.isPending}
            onClick={() => accept.mutate({ params })}
          >
            {t('interests.act.accept')}
          </button>
        )}
        {can.decline && (
          <button type="button" className={buttonClass()} onClick={() => setOpen('decline')}>
            {t('interests.act.decline')}
          </button>
        )}
        {can.handOver && (
          <button type="button" className={buttonClass('quiet')} onClick={() => setOpen('handOver')}>
            {t('interests.act.handOver')}
          </button>
        )}
        {can.withdraw && (
          <button
            type="button"
            className={buttonClass()}
            disabled={withdraw.isPending}
            onClick={() => withdraw.mutate({ params })}
          >
            {t('interests.act.withdraw')}
          </button>
        )}
        {can.remind && (
          <button
            type="button"
            className={buttonClass('primary')}
            disabled={remind.isPending}
            onClick={() => remind.mutate({ params })}
          >
            {t('interests.act.remind')}
          </button>
        )}
        {dealId && interest.contact && (
          <LinkButton to={pathTo('deal', { id: dealId })} look="primary">
            {t('interests.act.toDeal')}
          </LinkButton>
        )}
      </div>
      <ReasonDialog
        reasons={reasons}
        title={t('interests.act.declineTitle')}
        lead={t('interests.act.declineLead')}
        act={t('interests.act.decline')}
        isOpen={open === 'decline'}
        isPending={decline.isPending}
        error={decline.error}
        onClose={() => setOpen(null)}
        onChosen={(reason) => decline.mutate({ params, body: reason })}
      />
      <HandOverDialog interest={interest} isOpen={open === 'handOver'} onClose={() => setOpen(null)} />
    </>
  );
};

interface InterestCardProps {
  interest: Interest;
  heading?: 'h2' | 'h3';
}

export const InterestCard = ({ interest, heading: Heading = 'h3' }: InterestCardProps) => {
  const { t } = useTranslation();
  const dates = useDates();
  const { id, state, isMine, from, to, target, offer, reason, contact, answeringPerson, isDemo } = interest;
  return (
    <article className="interest-card" aria-labelledby={`interest-${id}`}>
      <div className="x-row">
        <InterestPill state={state} isMine={isMine} />
        <Clock interest={interest} />
        {isDemo && (
          <Pill tone="outline" title={t('common.demo.hint')}>
            {t('common.demo.label')}
          </Pill>
        )}
        <span className="x-faint">{t('interests.card.sent', { moment: dates.since(interest.sentAt) })}</span>
      </div>
      <Heading id={`interest-${id}`}>
        <Link to={pathTo('interest', { id })}>
          {t('interests.card.title', { from: from.name, to: to?.name ?? t('postings.card.undisclosed') })}
        </Link>
      </Heading>
      <p>
        <PostingLink posting={target} />
      </p>
      {offer && (
        <p>
          <span className="x-faint">{t('interests.card.with')}</span> <PostingLink posting={offer} />
        </p>
      )}
      <Words interest={interest} />
      {reason && (
        <p className="interest-reason-told">
          <strong>{t(`interests.code.${reason.code}`)}</strong>
          {reason.line && <span> · {reason.line}</span>}
        </p>
      )}
      {contact && <ContactLines contact={contact} />}
      {answeringPerson && state === 'sent' && (
        <p className="x-faint">{t('interests.card.answering', { name: answeringPerson.name })}</p>
      )}
      <Acts interest={interest} />
    </article>
  );
};
