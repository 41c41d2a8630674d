// For the owner: to whom it is open, and who opened what.
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '#client/lib/address.ts';
import { useDates } from '#client/lib/dates.ts';
import { isProblem } from '#client/lib/problem-error.ts';
import { useAct, useRead } from '#client/lib/queries.ts';
import { buttonClass } from '#client/ui/link-button.tsx';
import { Panel } from '#client/ui/page.tsx';
import { Pill } from '#client/ui/pill.tsx';
import { ProblemAlert } from '#client/ui/problem-alert.tsx';
import { QueryView } from '#client/ui/query-view.tsx';
import { disclosureRoutes } from '#shared/disclosures/routes.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';
import '#client/ui/controls.css';

interface OwnerPanelProps {
  noun: PostingNoun;
  id: string;
  level: 'L2' | 'L3';
}

const TOUCHED = ['disclosures'] as const;

const NamePerson = ({ noun, id }: Omit<OwnerPanelProps, 'level'>) => {
  const { t } = useTranslation();
  const fieldId = useId();
  const [email, setEmail] = useState('');
  const [lastDay, setLastDay] = useState('');
  const grant = useAct(disclosureRoutes.grant, { touches: TOUCHED, onDone: () => setEmail('') });
  const until = lastDay ? new Date(`${lastDay}T23:59:59`).toISOString() : null;
  return (
    <form
      className="x-stack x-no-print"
      onSubmit={(event) => {
        event.preventDefault();
        grant.mutate({ params: { noun, id }, body: { email, until } });
      }}
    >
      <div className="x-row">
        <label className="x-field" htmlFor={`${fieldId}-email`}>
          {t('disclosures.email')}
          <input
            id={`${fieldId}-email`}
            className="x-input"
            type="email"
            required
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        </label>
        <label className="x-field" htmlFor={`${fieldId}-until`}>
          {t('disclosures.until')}
          <input
            id={`${fieldId}-until`}
            className="x-input"
            type="date"
            value={lastDay}
            onChange={(event) => setLastDay(event.target.value)}
          />
        </label>
        <button type="submit" className={buttonClass('primary')} disabled={grant.isPending}>
          {t('disclosures.grant')}
        </button>
      </div>
      <ProblemAlert error={grant.error} fields={isProblem(grant.error) ? grant.error.fields : []} />
    </form>
  );
};

export const OwnerPanel = ({ noun, id, level }: OwnerPanelProps) => {
  const { t } = useTranslation();
  const dates = useDates();
  const params = { noun, id };
  const query = useRead(disclosureRoutes.read, { params });
  const revoke = useAct(disclosureRoutes.revoke, { touches: TOUCHED });
  // Of another's posting, which the center reads, there is no such list.
  if (isProblem(query.error, 'not_found')) return null;
  return (
    <Panel title={t('disclosures.title')}>
      <QueryView query={query}>
        {({ grants, openings, canChange }) => (
          <div className="x-stack">
            <p className="x-soft">{t(`disclosures.lead.${level}`)}</p>
            {level === 'L3' && canChange && <NamePerson noun={noun} id={id} />}
            <ul className="x-plain x-stack">
              {grants.map((grant) => (
                <li key={grant.id} className="x-row">
                  <strong>{grant.name}</strong>
                  <span className="x-faint">
                    {grant.signedBy
                      ? t('disclosures.signedBy', { name: grant.signedBy, moment: dates.moment(grant.at) })
                      : t('disclosures.named', { moment: dates.moment(grant.at) })}
                    {grant.until && ` · ${t('disclosures.endsOn', { day: dates.day(grant.until) })}`}
                  </span>
                  {canChange && (
                    <button
                      type="button"
                      className={buttonClass('quiet')}
                      aria-label={t('disclosures.revokeOf', { name: grant.name })}
                      disabled={revoke.isPending}
                      onClick={() => revoke.mutate({ params: { ...params, grantId: grant.id } })}
                    >
                      {t('disclosures.revoke')}
                    </button>
                  )}
                </li>
              ))}
            </ul>
            <ProblemAlert error={revoke.error} />
            {grants.some(({ signedBy }) => signedBy) && (
              <div>
                <a className={buttonClass()} href={addressOf(disclosureRoutes.document, { params })} download>
                  {t('disclosures.document')}
                </a>
              </div>
            )}
            <details>
              <summary>{t('disclosures.openings', { count: openings.length })}</summary>
              <ul className="x-plain x-stack">
                {openings.map(({ at, name, organization, what, outcome }) => (
                  <li key={`${at} ${name} ${what}`} className="x-row">
                    <Pill tone={outcome === 'refused' ? 'refusal' : 'good'}>{t(`disclosures.outcome.${outcome}`)}</Pill>
                    <span>
                      {t('disclosures.opening', { name, organization, what: what ?? t('disclosures.details') })}
                    </span>
                    <span className="x-faint">{dates.moment(at)}</span>
                  </li>
                ))}
              </ul>
            </details>
          </div>
        )}
      </QueryView>
    </Panel>
  );
};
