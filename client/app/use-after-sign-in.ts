import { useNavigate, useSearchParams } from 'react-router';
import { chooseLanguage } from '#client/lib/language.ts';
import { readPreference } from '#client/lib/preference.ts';
import { useSessionChanged } from '#client/lib/session.ts';
import type { Me } from '#shared/users/schema.ts';
import { pathTo } from './paths.ts';

/** Only a path of this site; anything else would let a link lead people away after they typed their password. */
export const safeNext = (next: string | null): string | null => (next && /^\/(?![/\\])/.test(next) ? next : null);

/** Where a person goes after signing in: back to what was asked for, else to the desk, newcomers to their organization. */
export const useAfterSignIn = (): ((me: Me) => void) => {
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const sessionChanged = useSessionChanged();
  return (me) => {
    // A language chosen on this device wins; otherwise the account brings its own.
    if (!readPreference('language')) void chooseLanguage(me.locale);
    const start = me.memberships.length > 0 || me.duty !== 'none' ? pathTo('desk') : pathTo('welcome');
    void sessionChanged();
    void navigate(safeNext(search.get('next')) ?? start, { replace: true });
  };
};
