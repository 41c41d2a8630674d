import { useTranslation } from 'react-i18next';
import { SignedInOnly } from '#client/app/signed-in-only.tsx';
import { InterestsView } from '#client/features/interests/interests-view.tsx';
import { Page } from '#client/ui/page.tsx';

/** Interests that my organizations received and sent. */
export const InterestsPage = () => {
  const { t } = useTranslation();
  return (
    <SignedInOnly>
      {() => (
        <Page title={t('interests.list.title')} lead={t('interests.list.lead')}>
          <InterestsView />
        </Page>
      )}
    </SignedInOnly>
  );
};
