import { useTranslation } from 'react-i18next';
import { SignedInOnly } from '#client/app/signed-in-only.tsx';
import { FollowsView } from '#client/features/follows/follows-view.tsx';
import { Page } from '#client/ui/page.tsx';

export const FollowsPage = () => {
  const { t } = useTranslation();
  return (
    <SignedInOnly>
      {() => (
        <Page title={t('follows.list.title')} lead={t('follows.list.lead')} width="reading">
          <FollowsView />
        </Page>
      )}
    </SignedInOnly>
  );
};
