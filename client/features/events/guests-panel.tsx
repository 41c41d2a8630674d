import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OrganizationSearch } from '#client/features/organizations/organization-search.tsx';
import { addressOf } from '#client/lib/address.ts';
import { useDates } from '#client/lib/dates.ts';
import { isProblem } from '#client/lib/problem-error.ts';
import { useAct, useRead } from '#client/lib/queries.ts';
import { buttonClass } from '#client/ui/link-button.tsx';
import { Panel } from '#client/ui/page.tsx';
import { Pill } from '#client/ui/pill.tsx';
import { ProblemAlert } from '#client/ui/problem-alert.tsx';
import { QueryView } from '#client/ui/query-view.tsx';
import { eventRoutes } from '#shared/events/routes.ts';
import { closedRoutes } from '#shared/live/closed/routes.ts';
import '#client/ui/controls.css';

const TOUCHED = ['events'] as const;

const InvitePerson = ({ id }: { id: string }) => {
  const { t } = useTranslation();
  const fieldId = useId();
  const [email, setEmail] = useState('');
  const invite = useAct(eventRoutes.invitePerson, { touches: TOUCHED, onDone: () => setEmail('') });
  return (
    <form
      className="x-stack"
      onSubmit={(event) => {
        event.preventDefault();
        invite.mutate({ params: { id }, body: { email } });
      }}
    >
      <label className="x-field" htmlFor={fieldId}>
        {t('events.guests.email')}
        <span className="x-row">
          <input
            id={fieldId}
            className="x-input"
            type="email"
            required
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
          <button type="submit" className={buttonClass()} disabled={invite.isPending}>
            {t('events.guests.invite')}
          </button>
        </span>
      </label>
      <ProblemAlert error={invite.error} fields={isProblem(invite.error) ? invite.error.fields : []} />
    </form>
  );
};

const InviteOrganization = ({ id, invited }: { id: string; invited: readonly string[] }) => {
  const { t } = useTranslation();
  const invite = useAct(eventRoutes.inviteOrganization, { touches: TOUCHED });
  return (
    <div className="x-stack">
      <OrganizationSearch except={invited}>
        {({ id: organizationId, name }) => (
          <div className="x-row">
            <span className="event-registrations-name">{name}</span>
            <button
              type="button"
              className={buttonClass('quiet')}
              aria-label={t('events.guests.inviteOf', { name })}
              disabled={invite.isPending}
              onClick={() => invite.mutate({ params: { id }, body: { organizationId } })}
            >
              {t('events.guests.invite')}
            </button>
          </div>
        )}
      </OrganizationSearch>
      <ProblemAlert error={invite.error} />
    </div>
  );
};

const Signatures = ({ id }: { id: string }) => {
  const { t } = useTranslation();
  const dates = useDates();
  const signatures = useRead(closedRoutes.signatures, { params: { id } });
  return (
    <QueryView query={signatures} isEmpty={({ items }) => items.length === 0} empty={null}>
      {({ items }) => (
        <div className="x-stack">
          <h3>{t('events.guests.signatures')}</h3>
          <ul className="x-plain event-registrations">
            {items.map(({ userId, name, organization, at }) => (
              <li key={userId} className="x-row">
                <span className="event-registrations-name">
                  {name} <span className="x-faint">{organization}</span>
                </span>
                <Pill tone="good">{t('events.guests.signed', { moment: dates.moment(at) })}</Pill>
              </li>
            ))}
          </ul>
          <div>
            <a className={buttonClass()} href={addressOf(closedRoutes.agreementDocument, { params: { id } })} download>
              {t('events.guests.document')}
            </a>
          </div>
        </div>
      )}
    </QueryView>
  );
};

/** For the hosts of a closed event: whom it lets in, and who has signed. */
export const GuestsPanel = ({ id, isPublished }: { id: string; isPublished: boolean }) => {
  const { t } = useTranslation();
  const guests = useRead(eventRoutes.guests, { params: { id } });
  const remove = useAct(eventRoutes.uninvite, { touches: TOUCHED });
  return (
    <Panel title={t('events.guests.title')}>
      <div className="x-stack">
        <p className="x-soft">{t('events.guests.lead')}</p>
        <QueryView query={guests}>
          {({ people, organizations }) => (
            <div className="x-stack">
              {people.length + organizations.length === 0 && <p className="x-faint">{t('events.guests.empty')}</p>}
              <ul className="x-plain event-registrations">
                {[
                  ...people.map(({ id: guestId, name, organization }) => ({ guestId, name, note: organization })),
                  ...organizations.map(({ id: guestId, name }) => ({
                    guestId,
                    name,
                    note: t('events.guests.organization'),
                  })),
                ].map(({ guestId, name, note }) => (
                  <li key={guestId} className="x-row">
                    <span className="event-registrations-name">
                      {name} <span className="x-faint">{note}</span>
                    </span>
                    <button
                      type="button"
                      className={buttonClass('quiet')}
                      aria-label={t('events.guests.removeOf', { name })}
                      disabled={remove.isPending}
                      onClick={() => remove.mutate({ params: { id, guestId } })}
                    >
                      {t('events.guests.remove')}
                    </button>
                  </li>
                ))}
              </ul>
              <ProblemAlert error={remove.error} />
              <InvitePerson id={id} />
              <InviteOrganization id={id} invited={organizations.map((one) => one.id)} />
            </div>
          )}
        </QueryView>
        {isPublished && <Signatures id={id} />}
      </div>
    </Panel>
  );
};
