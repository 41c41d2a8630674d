import { useTranslation } from 'react-i18next';
import { Link, NavLink } from 'react-router';
import { pathTo } from '#client/app/paths.ts';
import { Bell } from '#client/features/notifications/bell.tsx';
import { useMe } from '#client/lib/session.ts';
import { AccountMenu } from './account-menu.tsx';
import { Brand } from './brand.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { useNavigation } from './navigation.ts';
import { SearchBox } from './search-box.tsx';

export const TopBar = () => {
  const { t } = useTranslation();
  const items = useNavigation();
  const me = useMe();
  return (
    <header className="shell-top x-no-print">
      <div className="shell-top-inner">
        <Brand />
        <nav className="shell-nav" aria-label={t('common.nav.main')}>
          <ul className="x-plain">
            {items.map(({ name, to, label }) => (
              <li key={name}>
                <NavLink to={to} end={name === 'home'}>
                  {label}
                </NavLink>
              </li>
            ))}
          </ul>
        </nav>
        <SearchBox />
        <Link className="shell-search-link" to={pathTo('search')} aria-label={t('common.nav.searchLabel')}>
          <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
            <circle cx="8.5" cy="8.5" r="5.5" fill="none" stroke="currentColor" strokeWidth="1.8" />
            <path d="m13 13 4.5 4.5" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" />
          </svg>
        </Link>
        <LanguageSwitch />
        {me && <Bell />}
        <AccountMenu />
      </div>
    </header>
  );
};
