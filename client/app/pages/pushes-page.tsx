import { useTranslation } from 'react-i18next';
import { SignedInOnly } from '#client/app/signed-in-only.tsx';
import { SentView } from '#client/features/pushes/sent-view.tsx';
import { NotFoundState } from '#client/ui/error-state.tsx';
import { Page } from '#client/ui/page.tsx';

export const PushesPage = () => {
  const { t } = useTranslation();
  return (
    <SignedInOnly>
      {({ duty }) =>
        duty === 'none' ? (
          <NotFoundState />
        ) : (
          <Page title={t('pushes.sent.title')} lead={t('pushes.sent.lead')} width="reading">
            <SentView />
          </Page>
        )
      }
    </SignedInOnly>
  );
};
