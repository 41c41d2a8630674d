// Expressing interest: what I seek, what is unclear, who I am. From a match card the text stands there already.
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { nounRoutes } from '#client/features/postings/noun.ts';
import { useFieldSentences } from '#client/lib/field-errors.ts';
import { isProblem } from '#client/lib/problem-error.ts';
import { useAct, useRead } from '#client/lib/queries.ts';
import { useMe } from '#client/lib/session.ts';
import { Dialog } from '#client/ui/dialog.tsx';
import { buttonClass } from '#client/ui/link-button.tsx';
import { ProblemAlert } from '#client/ui/problem-alert.tsx';
import { say } from '#client/ui/toasts.tsx';
import { interestRoutes } from '#shared/interests/routes.ts';
import type { PostingRef } from '#shared/interests/schema.ts';
import { REPLY_WORKING_DAYS } from '#shared/interests/schema.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';
import '#client/ui/controls.css';
import './interests.css';

interface SendDialogProps {
  target: PostingRef & { title: string };
  /** My posting that it is about; chosen in the dialog when it is not known. */
  offer?: PostingRef & { title: string; organizationId: string | undefined };
  isOpen: boolean;
  onClose: () => void;
}

interface TextProps {
  label: string;
  hint?: string;
  value: string;
  rows: number;
  maxLength: number;
  error?: string | undefined;
  onChange: (value: string) => void;
}

const Text = ({ label, hint, value, rows, maxLength, error, onChange }: TextProps) => {
  const id = useId();
  return (
    <div className="x-field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        className="x-input"
        rows={rows}
        maxLength={maxLength}
        value={value}
        aria-invalid={error !== undefined}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onChange(event.target.value)}
      />
      <span id={`${id}-hint`} className={error ? 'x-wrong' : 'x-faint'} role={error ? 'alert' : undefined}>
        {error ?? hint}
      </span>
    </div>
  );
};

const useOwnPostings = (target: PostingRef, when: boolean) => {
  const noun: PostingNoun = target.noun === 'need' ? 'capability' : 'need';
  const query = { scope: 'mine' as const, limit: 50, status: ['published' as const, 'in_talks' as const] };
  const mine = useRead(nounRoutes[noun].list, { query }, { when });
  return (mine.data?.items ?? []).map(({ id, title, organization }) => ({
    noun,
    id,
    title,
    organizationId: organization?.id,
  }));
};

const Form = ({ target, offer: given, onClose }: Omit<SendDialogProps, 'isOpen'>) => {
  const { t } = useTranslation();
  const offerId = useId();
  const me = useMe();
  const own = useOwnPostings(target, given === undefined);
  const [chosen, setChosen] = useState('');
  const offer = given ?? own.find(({ id }) => id === chosen);
  const writing = me?.memberships.filter(({ role }) => role !== 'member') ?? [];
  const [organization, setOrganization] = useState(writing[0]?.organization.id ?? '');
  const [seeks, setSeeks] = useState(() =>
    given ? t('interests.send.seeksDraft', { title: target.title, own: given.title }) : '',
  );
  const [unclear, setUnclear] = useState('');
  const [about, setAbout] = useState('');
  const sentencesOf = useFieldSentences();
  const send = useAct(interestRoutes.send, {
    touches: ['interests'],
    onDone: () => {
      say(t('interests.send.done'));
      onClose();
    },
  });
  const fields = isProblem(send.error) ? send.error.fields : [];
  const wrong = sentencesOf(fields);
  const shownHere = ['seeks', 'unclear', 'about'];
  const submit = () =>
    send.mutate({
      body: {
        target: { noun: target.noun, id: target.id },
        offer: offer ? { noun: offer.noun, id: offer.id } : null,
        ...(writing.length > 1 ? { organization: offer?.organizationId ?? organization } : {}),
        seeks,
        unclear,
        about,
      },
    });
  return (
    <form
      className="x-stack"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <p className="x-soft">{t('interests.send.lead', { days: REPLY_WORKING_DAYS })}</p>
      {given === undefined && own.length > 0 && (
        <label className="x-field" htmlFor={offerId}>
          {t('interests.send.offer')}
          <select id={offerId} className="x-input" value={chosen} onChange={(event) => setChosen(event.target.value)}>
            <option value="">{t('interests.send.noOffer')}</option>
            {own.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
      )}
      {writing.length > 1 && !offer?.organizationId && (
        <label className="x-field">
          {t('interests.send.organization')}
          <select className="x-input" value={organization} onChange={(event) => setOrganization(event.target.value)}>
            {writing.map(({ organization: { id, name } }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <Text
        label={t('interests.field.seeks')}
        hint={t('interests.send.seeksHint')}
        rows={4}
        maxLength={500}
        value={seeks}
        error={wrong.get('seeks')}
        onChange={setSeeks}
      />
      <Text
        label={t('interests.field.unclear')}
        hint={t('interests.send.unclearHint')}
        rows={2}
        maxLength={500}
        value={unclear}
        error={wrong.get('unclear')}
        onChange={setUnclear}
      />
      <Text
        label={t('interests.field.about')}
        hint={t('interests.send.aboutHint')}
        rows={2}
        maxLength={300}
        value={about}
        error={wrong.get('about')}
        onChange={setAbout}
      />
      <ProblemAlert error={send.error} fields={fields.filter(({ field }) => !shownHere.includes(field))} />
      <div className="x-row interest-form-acts">
        <button type="button" className={buttonClass()} onClick={onClose}>
          {t('common.act.cancel')}
        </button>
        <button type="submit" className={buttonClass('primary')} disabled={send.isPending}>
          {t('interests.send.act')}
        </button>
      </div>
    </form>
  );
};

export const SendDialog = ({ isOpen, ...form }: SendDialogProps) => {
  const { t } = useTranslation();
  return (
    <Dialog
      title={t('interests.send.title', { title: form.target.title })}
      isOpen={isOpen}
      onClose={form.onClose}
      acts={null}
    >
      <Form {...form} />
    </Dialog>
  );
};
