import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '#client/lib/queries.ts';
import { buttonClass } from '#client/ui/link-button.tsx';
import { QueryView } from '#client/ui/query-view.tsx';
import { organizationRoutes } from '#shared/organizations/routes.ts';
import '#client/ui/controls.css';

const FOUND = 8;

interface OrganizationSearchProps {
  /** Ids of those that are chosen already and not offered again. */
  except?: readonly string[];
  /** What can be done with one that was found. */
  children: (organization: { id: string; name: string }) => ReactNode;
}

/** Verified organizations by a piece of their name, each with what can be done with it. */
export const OrganizationSearch = ({ except = [], children }: OrganizationSearchProps) => {
  const { t } = useTranslation();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [q, setQ] = useState('');
  const found = useRead(organizationRoutes.list, { query: { q, limit: FOUND } }, { when: q !== '' });
  return (
    <search className="x-stack">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setQ(typed.trim());
        }}
      >
        <label className="x-field" htmlFor={id}>
          {t('organizations.find.label')}
          <span className="x-row">
            <input
              id={id}
              className="x-input"
              value={typed}
              maxLength={200}
              onChange={(event) => setTyped(event.target.value)}
            />
            <button type="submit" className={buttonClass()}>
              {t('organizations.find.act')}
            </button>
          </span>
        </label>
      </form>
      {q !== '' && (
        <QueryView
          query={found}
          isEmpty={({ items }) => items.length === 0}
          empty={<p className="x-faint">{t('common.state.nothingFound')}</p>}
        >
          {({ items }) => (
            <ul className="x-plain x-stack">
              {items
                .filter((one) => !except.includes(one.id))
                .map((one) => (
                  <li key={one.id}>{children(one)}</li>
                ))}
            </ul>
          )}
        </QueryView>
      )}
    </search>
  );
};
