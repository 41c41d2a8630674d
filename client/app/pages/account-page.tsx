import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { pathTo } from '#client/app/paths.ts';
import { SignedInOnly } from '#client/app/signed-in-only.tsx';
import { PasswordForm } from '#client/features/users/password-form.tsx';
import { ProfileForm } from '#client/features/users/profile-form.tsx';
import { SignOutEverywhere } from '#client/features/users/sign-out-everywhere.tsx';
import { useSessionChanged } from '#client/lib/session.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { LinkButton } from '#client/ui/link-button.tsx';
import { Page, Panel } from '#client/ui/page.tsx';
import { Pill } from '#client/ui/pill.tsx';
import { say } from '#client/ui/toasts.tsx';
import type { Me } from '#shared/users/schema.ts';

const MyOrganizations = ({ me }: { me: Me }) => {
  const { t } = useTranslation();
  if (me.memberships.length === 0) {
    return (
      <EmptyState
        title={t('users.account.noOrganization')}
        action={<LinkButton to={pathTo('welcome')}>{t('users.account.join')}</LinkButton>}
      />
    );
  }
  return (
    <ul className="x-plain x-stack">
      {me.memberships.map(({ organization, role }) => (
        <li key={organization.id} className="x-row">
          <Link to={pathTo('organization', { id: organization.id })}>{organization.name}</Link>
          <Pill>{t(`vocabulary.memberRole.${role}`)}</Pill>
        </li>
      ))}
    </ul>
  );
};

export const AccountPage = () => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const sessionChanged = useSessionChanged();
  const signedOut = () => {
    say(t('users.account.signedOutEverywhere'));
    void navigate(pathTo('home'));
    void sessionChanged();
  };
  return (
    <SignedInOnly>
      {(me) => (
        <Page title={t('users.account.title')} width="reading">
          <Panel title={t('users.account.profile')}>
            <ProfileForm me={me} key={me.locale} />
          </Panel>
          <Panel title={t('notifications.settings.title')}>
            <div className="x-stack">
              <p className="x-soft">{t('notifications.settings.lead')}</p>
              <div className="x-row">
                <LinkButton to={pathTo('notificationSettings')}>{t('notifications.settings.title')}</LinkButton>
                <LinkButton to={pathTo('follows')}>{t('follows.list.title')}</LinkButton>
              </div>
            </div>
          </Panel>
          <Panel title={t('users.account.organizations')}>
            <MyOrganizations me={me} />
          </Panel>
          <Panel title={t('users.account.password')}>
            <div className="x-stack">
              <p className="x-soft">{t('users.account.passwordLead')}</p>
              <PasswordForm />
            </div>
          </Panel>
          <Panel title={t('users.account.devices')}>
            <SignOutEverywhere onDone={signedOut} />
          </Panel>
        </Page>
      )}
    </SignedInOnly>
  );
};
