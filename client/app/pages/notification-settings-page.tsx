import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { pathTo } from '#client/app/paths.ts';
import { SignedInOnly } from '#client/app/signed-in-only.tsx';
import { NotificationSettingsView } from '#client/features/notifications/settings-view.tsx';
import { Page } from '#client/ui/page.tsx';

export const NotificationSettingsPage = () => {
  const { t } = useTranslation();
  return (
    <SignedInOnly>
      {() => (
        <Page
          title={t('notifications.settings.title')}
          eyebrow={<Link to={pathTo('account')}>{t('users.account.title')}</Link>}
          lead={t('notifications.settings.lead')}
          width="reading"
        >
          <NotificationSettingsView />
        </Page>
      )}
    </SignedInOnly>
  );
};
