import { useTranslation } from 'react-i18next';
import { SignedInOnly } from '#client/app/signed-in-only.tsx';
import { FiguresView } from '#client/features/deals/figures-view.tsx';
import { NotFoundState } from '#client/ui/error-state.tsx';
import { Page } from '#client/ui/page.tsx';

/** What deals add up to, for the center. */
export const DealFiguresPage = () => {
  const { t } = useTranslation();
  return (
    <SignedInOnly>
      {({ duty }) =>
        duty === 'none' ? (
          <NotFoundState />
        ) : (
          <Page title={t('deals.figures.title')} lead={t('deals.figures.lead')}>
            <FiguresView />
          </Page>
        )
      }
    </SignedInOnly>
  );
};
