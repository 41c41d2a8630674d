import { useTranslation } from 'react-i18next';
import { pathTo } from '#client/app/paths.ts';
import { SignedInOnly } from '#client/app/signed-in-only.tsx';
import { InboxView } from '#client/features/notifications/inbox-view.tsx';
import { LinkButton } from '#client/ui/link-button.tsx';
import { Page } from '#client/ui/page.tsx';

export const NotificationsPage = () => {
  const { t } = useTranslation();
  return (
    <SignedInOnly>
      {() => (
        <Page
          title={t('notifications.inbox.title')}
          lead={t('notifications.inbox.lead')}
          width="reading"
          actions={<LinkButton to={pathTo('notificationSettings')}>{t('notifications.settings.title')}</LinkButton>}
        >
          <InboxView />
        </Page>
      )}
    </SignedInOnly>
  );
};
