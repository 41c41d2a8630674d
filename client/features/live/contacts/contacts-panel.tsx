import './contacts.css';
import '#client/ui/controls.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '#client/lib/address.ts';
import { useDates } from '#client/lib/dates.ts';
import { useAct, useRead } from '#client/lib/queries.ts';
import { buttonClass } from '#client/ui/link-button.tsx';
import { Panel } from '#client/ui/page.tsx';
import { Pill, type Tone } from '#client/ui/pill.tsx';
import { ProblemAlert } from '#client/ui/problem-alert.tsx';
import { contactRoutes } from '#shared/live/contacts/routes.ts';
import type { Contact, ContactState } from '#shared/live/contacts/schema.ts';
import { CONTACTS_TOUCHED, paramsOf } from './contact-params.ts';
import { ProposalForm } from './proposal-form.tsx';

const TONE: Partial<Record<ContactState, Tone>> = {
  asked: 'attention',
  proposed: 'attention',
  scheduled: 'good',
  done: 'good',
  declined: 'refusal',
};

interface ContactProps {
  id: string;
  contact: Contact;
}

const Slots = ({ id, contact }: ContactProps) => {
  const { t } = useTranslation();
  const dates = useDates();
  const choose = useAct(contactRoutes.choose, { touches: CONTACTS_TOUCHED });
  const { slots, chosenSlotId, can, place } = contact;
  const shown = slots.filter((slot) => chosenSlotId === null || slot.id === chosenSlotId);
  if (shown.length === 0) return null;
  return (
    <>
      {place && <p className="x-soft x-break">{place}</p>}
      <ul className="x-plain x-stack">
        {shown.map(({ id: slotId, startsAt }) => (
          <li key={slotId} className="x-row">
            <time dateTime={startsAt}>{dates.moment(startsAt)}</time>
            {can.choose && (
              <button
                type="button"
                className={buttonClass('primary')}
                disabled={choose.isPending}
                aria-label={t('contacts.chooseOf', { moment: dates.moment(startsAt) })}
                onClick={() => choose.mutate({ params: paramsOf(id, contact), body: { slotId } })}
              >
                {t('contacts.choose')}
              </button>
            )}
          </li>
        ))}
      </ul>
      <ProblemAlert error={choose.error} />
    </>
  );
};

const Acts = ({ id, contact }: ContactProps) => {
  const { t } = useTranslation();
  const [isProposing, setProposing] = useState(false);
  const answer = useAct(contactRoutes.answer, { touches: CONTACTS_TOUCHED });
  const finish = useAct(contactRoutes.finish, { touches: CONTACTS_TOUCHED });
  const params = paramsOf(id, contact);
  const { can, state, side } = contact;
  if (isProposing) return <ProposalForm id={id} contact={contact} onDone={() => setProposing(false)} />;
  return (
    <div className="x-row">
      {can.answer && (
        <>
          <button
            type="button"
            className={buttonClass('primary')}
            disabled={answer.isPending}
            onClick={() => answer.mutate({ params, body: { agrees: true } })}
          >
            {t('contacts.agree')}
          </button>
          <button
            type="button"
            className={buttonClass()}
            disabled={answer.isPending}
            onClick={() => answer.mutate({ params, body: { agrees: false } })}
          >
            {t('contacts.decline')}
          </button>
        </>
      )}
      {can.propose && (
        <button
          type="button"
          className={buttonClass(state === 'agreed' ? 'primary' : 'default')}
          onClick={() => setProposing(true)}
        >
          {t(state === 'agreed' ? 'contacts.propose' : 'contacts.proposeOthers')}
        </button>
      )}
      {state === 'scheduled' && side !== 'host' && (
        <a className={buttonClass()} href={addressOf(contactRoutes.calendar, { params })} download>
          {t('contacts.calendar')}
        </a>
      )}
      {can.finish && (
        <button
          type="button"
          className={buttonClass()}
          disabled={finish.isPending}
          onClick={() => finish.mutate({ params, body: { act: 'finish' } })}
        >
          {t('contacts.finish')}
        </button>
      )}
      {can.end && !can.answer && (
        <button
          type="button"
          className={buttonClass('quiet')}
          disabled={finish.isPending}
          onClick={() => finish.mutate({ params, body: { act: 'end' } })}
        >
          {t('contacts.end')}
        </button>
      )}
      <ProblemAlert error={answer.error ?? finish.error} />
    </div>
  );
};

const Row = ({ id, contact }: ContactProps) => {
  const { t } = useTranslation();
  const { investor, segment, company, side, state, email, wantsPlan, wantsMeeting, amountWan } = contact;
  const wishes = [
    wantsMeeting && t('live.intent.wantsMeeting'),
    wantsPlan && t('live.intent.wantsPlan'),
    amountWan !== null && t('live.intent.amountOf', { amount: amountWan }),
  ].filter(Boolean);
  const other = side === 'investor' ? company : [investor.organization, investor.name].filter(Boolean).join(' · ');
  return (
    <li className="contact x-stack">
      <div className="x-row">
        <strong className="x-break">{other}</strong>
        <Pill tone={TONE[state] ?? 'neutral'}>{t(`contacts.state.${state}`)}</Pill>
      </div>
      <p className="x-faint">{[segment, ...wishes].join(' · ')}</p>
      {email && (
        <p>
          {t('contacts.email')} <a href={`mailto:${email}`}>{email}</a>
        </p>
      )}
      <Slots id={id} contact={contact} />
      <Acts id={id} contact={contact} />
    </li>
  );
};

/** Interest that was shared with a company, and how far each has come towards a meeting. Nothing where there is none. */
export const ContactsPanel = ({ id }: { id: string }) => {
  const { t } = useTranslation();
  const { data } = useRead(contactRoutes.list, { params: { id } });
  if (!data || data.items.length === 0) return null;
  return (
    <Panel title={t('contacts.title')}>
      <p className="x-soft">{t('contacts.lead')}</p>
      <ul className="x-plain contacts">
        {data.items.map((contact) => (
          <Row key={`${contact.segmentId} ${contact.investorId}`} id={id} contact={contact} />
        ))}
      </ul>
    </Panel>
  );
};
