import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { pathTo } from '#client/app/paths.ts';
import { useMe } from '#client/lib/session.ts';
import { useSignInPath } from '#client/ui/error-state.tsx';
import { LinkButton } from '#client/ui/link-button.tsx';
import { MenuButton } from '#client/ui/menu-button.tsx';
import { ThemeChoice } from './appearance.tsx';
import { usePersonalItems } from './navigation.ts';
import { useSignOut } from './use-sign-out.ts';

const MenuFace = ({ name }: { name: string }) => (
  <span className="shell-avatar" aria-hidden="true">
    {[...name][0] ?? '·'}
  </span>
);

/** Who one is and what belongs to it; for visitors the way in. */
export const AccountMenu = () => {
  const { t } = useTranslation();
  const me = useMe();
  const signIn = useSignInPath();
  const signOut = useSignOut();
  const personal = usePersonalItems();
  if (me === undefined) return <span className="shell-account" />;
  if (me === null) {
    return (
      <span className="shell-account x-row">
        <MenuButton
          label={t('common.theme.label')}
          className="x-button x-button-quiet shell-wide"
          face={<span aria-hidden="true">◐</span>}
        >
          <ThemeChoice />
        </MenuButton>
        <LinkButton to={signIn} look="quiet">
          {t('common.act.signIn')}
        </LinkButton>
        <span className="shell-wide">
          <LinkButton to={pathTo('signUp')} look="primary">
            {t('common.act.signUp')}
          </LinkButton>
        </span>
      </span>
    );
  }
  return (
    <span className="shell-account">
      <MenuButton
        label={t('common.nav.accountOf', { name: me.name })}
        className="x-button x-button-quiet"
        face={<MenuFace name={me.name} />}
      >
        <p className="x-menu-title">
          <strong>{me.name}</strong>
          <span className="x-faint x-break">{me.email}</span>
        </p>
        {me.memberships.map(({ organization }) => (
          <Link key={organization.id} to={pathTo('organization', { id: organization.id })}>
            {organization.name}
          </Link>
        ))}
        {personal.map(({ to, label }) => (
          <Link key={to} to={to}>
            {label}
          </Link>
        ))}
        <ThemeChoice />
        <button type="button" onClick={signOut}>
          {t('common.nav.signOut')}
        </button>
      </MenuButton>
    </span>
  );
};
