import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDates } from '#client/lib/dates.ts';
import { useAct, useRead } from '#client/lib/queries.ts';
import { buttonClass } from '#client/ui/link-button.tsx';
import { Pill } from '#client/ui/pill.tsx';
import { ProblemAlert } from '#client/ui/problem-alert.tsx';
import { QueryView } from '#client/ui/query-view.tsx';
import { say } from '#client/ui/toasts.tsx';
import {
  REVIEWER_HOURS_MAX,
  REVIEWER_NAME_MAX,
  type ReviewerLink,
  reviewerRoutes,
} from '#shared/live/reviewers/routes.ts';

const HOURS = 4;

/** The address as it was made: it is shown this once, because nobody but its receiver keeps the token. */
const NewAddress = ({ address }: { address: string }) => {
  const { t } = useTranslation();
  const copy = async () => {
    // Pages that did not come by https have no clipboard; the address can be selected then.
    await navigator.clipboard?.writeText(address);
    say(t('reviewers.copied'));
  };
  return (
    <div className="x-stack" role="status">
      <label className="live-field">
        <span>{t('reviewers.address')}</span>
        <input className="x-input" readOnly value={address} onFocus={(event) => event.target.select()} />
      </label>
      <p className="x-faint">{t('reviewers.once')}</p>
      <div>
        <button type="button" className={buttonClass()} onClick={() => void copy()}>
          {t('reviewers.copy')}
        </button>
      </div>
    </div>
  );
};

const Given = ({ session, link }: { session: string; link: ReviewerLink }) => {
  const { t } = useTranslation();
  const dates = useDates();
  const { id, name, expiresAt, revokedAt } = link;
  const revoke = useAct(reviewerRoutes.revoke, { touches: ['sessions'] });
  const isOver = Date.parse(expiresAt) < Date.now();
  return (
    <li className="live-held">
      <div className="x-row">
        <span className="live-grow">
          {name} <span className="x-faint">{t('reviewers.until', { at: dates.moment(expiresAt) })}</span>
        </span>
        {revokedAt || isOver ? (
          <Pill>{t(revokedAt ? 'reviewers.revoked' : 'reviewers.expired')}</Pill>
        ) : (
          <button
            type="button"
            className={buttonClass()}
            disabled={revoke.isPending}
            aria-label={t('reviewers.revokeOf', { name })}
            onClick={() => revoke.mutate({ params: { id: session, linkId: id } })}
          >
            {t('reviewers.revoke')}
          </button>
        )}
      </div>
      <ProblemAlert error={revoke.error} />
    </li>
  );
};

interface ReviewerLinksProps {
  id: string;
  /** Where a reviewer of this session works. */
  reviewTo: string;
}

/** For hosts: links by which others settle what is held. */
export const ReviewerLinks = ({ id, reviewTo }: ReviewerLinksProps) => {
  const { t } = useTranslation();
  const params = { id };
  const links = useRead(reviewerRoutes.list, { params });
  const [name, setName] = useState('');
  const [hours, setHours] = useState(String(HOURS));
  const [address, setAddress] = useState('');
  const create = useAct(reviewerRoutes.create, {
    touches: ['sessions'],
    onDone: ({ token }) => {
      setName('');
      setAddress(`${window.location.origin}${reviewTo}#${token}`);
    },
  });
  const give = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ params, body: { name, hours: Math.round(Number(hours) || 0) } });
  };
  return (
    <section className="x-stack" aria-label={t('reviewers.title')}>
      <h3>{t('reviewers.title')}</h3>
      <p className="x-faint">{t('reviewers.lead')}</p>
      <form className="x-stack" onSubmit={give}>
        <label className="live-field">
          <span>{t('reviewers.name')}</span>
          <input
            className="x-input"
            value={name}
            required
            minLength={2}
            maxLength={REVIEWER_NAME_MAX}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <label className="live-field">
          <span>{t('reviewers.hours')}</span>
          <input
            className="x-input"
            type="number"
            required
            min={1}
            max={REVIEWER_HOURS_MAX}
            value={hours}
            onChange={(event) => setHours(event.target.value)}
          />
        </label>
        <div>
          <button type="submit" className={buttonClass()} disabled={create.isPending}>
            {t('reviewers.make')}
          </button>
        </div>
      </form>
      <ProblemAlert error={create.error} />
      {address && <NewAddress address={address} />}
      <QueryView query={links}>
        {({ items }) => (
          <ul className="x-plain">
            {items.map((link) => (
              <Given key={link.id} session={id} link={link} />
            ))}
          </ul>
        )}
      </QueryView>
    </section>
  );
};
