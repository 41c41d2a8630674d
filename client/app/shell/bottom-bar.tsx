import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { Drawer } from './drawer.tsx';
import { useNavigation } from './navigation.ts';
import { NavigationIcon } from './navigation-icon.tsx';

const KEPT = 4;

/** On a phone the ways to elsewhere lie under the thumb; what does not fit is in the drawer. */
export const BottomBar = () => {
  const { t } = useTranslation();
  const drawer = useRef<HTMLDialogElement>(null);
  const items = useNavigation();
  const first = items
    .filter(({ name }) => name !== 'organizations' || !items.some((item) => item.name === 'desk'))
    .slice(0, KEPT);
  return (
    <>
      <nav className="shell-bottom x-no-print" aria-label={t('common.nav.main')}>
        {first.map(({ name, to, label }) => (
          <NavLink key={name} to={to} end={name === 'home'}>
            <NavigationIcon name={name} />
            <span>{label}</span>
          </NavLink>
        ))}
        <button type="button" aria-haspopup="dialog" onClick={() => drawer.current?.showModal()}>
          <NavigationIcon name="menu" />
          <span>{t('common.act.more')}</span>
        </button>
      </nav>
      <Drawer dialog={drawer} />
    </>
  );
};
