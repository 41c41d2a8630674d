import { type RefObject, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, useLocation } from 'react-router';
import { pathTo } from '#client/app/paths.ts';
import { useMe } from '#client/lib/session.ts';
import { ThemeChoice } from './appearance.tsx';
import { useNavigation, usePersonalItems } from './navigation.ts';
import { NavigationIcon } from './navigation-icon.tsx';
import { useSignOut } from './use-sign-out.ts';

/** The phone's menu: a sheet from below with everything. The browser's own dialog keeps the focus and closes on Escape. */
export const Drawer = ({ dialog }: { dialog: RefObject<HTMLDialogElement | null> }) => {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const items = useNavigation();
  const me = useMe();
  const personal = usePersonalItems();
  const signOut = useSignOut();
  // biome-ignore lint/correctness/useExhaustiveDependencies: going elsewhere closes it
  useEffect(() => dialog.current?.close(), [pathname]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: pressing beside the sheet closes it; with the keyboard, Escape does
    <dialog
      ref={dialog}
      className="shell-drawer"
      aria-label={t('common.nav.main')}
      onClick={(event) => {
        if (event.target === dialog.current) dialog.current.close();
      }}
    >
      <div className="shell-drawer-body">
        <nav aria-label={t('common.nav.main')}>
          {items.map(({ name, to, label }) => (
            <NavLink key={name} to={to} end={name === 'home'}>
              <NavigationIcon name={name} />
              {label}
            </NavLink>
          ))}
          {me ? (
            personal.map(({ to, label }) => (
              <NavLink key={to} to={to} end>
                <NavigationIcon name="account" />
                {label}
              </NavLink>
            ))
          ) : (
            <NavLink to={pathTo('signUp')}>
              <NavigationIcon name="account" />
              {t('common.act.signUp')}
            </NavLink>
          )}
        </nav>
        <ThemeChoice />
        <div className="x-row">
          {me && (
            <button type="button" className="x-button" onClick={signOut}>
              {t('common.nav.signOut')}
            </button>
          )}
          <button type="button" className="x-button" onClick={() => dialog.current?.close()}>
            {t('common.act.close')}
          </button>
        </div>
      </div>
    </dialog>
  );
};
