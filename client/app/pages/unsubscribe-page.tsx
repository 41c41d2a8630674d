import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { UnsubscribeView } from '#client/features/notifications/unsubscribe-view.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { Page } from '#client/ui/page.tsx';

export const UnsubscribePage = () => {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const token = search.get('token');
  return (
    <Page title={t('notifications.unsubscribe.title')} width="narrow">
      {token ? (
        <UnsubscribeView token={token} />
      ) : (
        <Notice tone="attention">{t('notifications.unsubscribe.missing')}</Notice>
      )}
    </Page>
  );
};
