// Times are typed in the zone of this computer and sent as moments: the other side reads them in its own.
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '#client/lib/problem-error.ts';
import { useAct } from '#client/lib/queries.ts';
import { morningIn } from '#client/lib/typed-time.ts';
import { buttonClass } from '#client/ui/link-button.tsx';
import { ProblemAlert } from '#client/ui/problem-alert.tsx';
import { contactRoutes } from '#shared/live/contacts/routes.ts';
import { type Contact, SLOTS_MAX, WITHIN_DAYS } from '#shared/live/contacts/schema.ts';
import { CONTACTS_TOUCHED, paramsOf } from './contact-params.ts';

const HALF_HOUR_MS = 1_800_000;

interface ProposalFormProps {
  id: string;
  contact: Contact;
  onDone: () => void;
}

export const ProposalForm = ({ id, contact, onDone }: ProposalFormProps) => {
  const { t } = useTranslation();
  const fieldId = useId();
  const [place, setPlace] = useState(contact.place);
  const [starts, setStarts] = useState<readonly string[]>([morningIn(1), morningIn(2)]);
  const propose = useAct(contactRoutes.propose, { touches: CONTACTS_TOUCHED, onDone });
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const send = () => {
    const slots = starts
      .filter((start) => start !== '')
      .map((start) => {
        const at = new Date(start);
        return { startsAt: at.toISOString(), endsAt: new Date(at.getTime() + HALF_HOUR_MS).toISOString() };
      });
    propose.mutate({ params: paramsOf(id, contact), body: { place, slots } });
  };
  return (
    <form
      className="x-stack"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <label className="x-field" htmlFor={`${fieldId}-place`}>
        {t('contacts.place')}
        <input
          id={`${fieldId}-place`}
          className="x-input"
          maxLength={200}
          value={place}
          onChange={(event) => setPlace(event.target.value)}
        />
      </label>
      <fieldset className="contact-slots">
        <legend>{t('contacts.slots', { zone, days: WITHIN_DAYS })}</legend>
        {starts.map((start, index) => (
          <input
            // biome-ignore lint/suspicious/noArrayIndexKey: a time that is being typed has no identity but its place
            key={index}
            type="datetime-local"
            className="x-input"
            aria-label={t('contacts.slot', { number: index + 1 })}
            value={start}
            onChange={(event) => setStarts(starts.map((one, at) => (at === index ? event.target.value : one)))}
          />
        ))}
        {starts.length < SLOTS_MAX && (
          <button
            type="button"
            className={buttonClass('quiet')}
            onClick={() => setStarts([...starts, morningIn(starts.length + 1)])}
          >
            {t('contacts.addSlot')}
          </button>
        )}
      </fieldset>
      <ProblemAlert error={propose.error} fields={isProblem(propose.error) ? propose.error.fields : []} />
      <div className="x-row">
        <button
          type="submit"
          className={buttonClass('primary')}
          disabled={propose.isPending || starts.every((start) => start === '')}
        >
          {t('contacts.send')}
        </button>
        <button type="button" className={buttonClass()} onClick={onDone}>
          {t('common.act.cancel')}
        </button>
      </div>
    </form>
  );
};
