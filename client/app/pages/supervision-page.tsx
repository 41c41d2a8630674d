import { useTranslation } from 'react-i18next';
import { pathTo } from '#client/app/paths.ts';
import { SignedInOnly } from '#client/app/signed-in-only.tsx';
import { LateDealsView } from '#client/features/deals/late-deals-view.tsx';
import { SupervisionView } from '#client/features/interests/supervision-view.tsx';
import { LinkButton } from '#client/ui/link-button.tsx';
import { Page } from '#client/ui/page.tsx';

/** What is late, for the center. */
export const SupervisionPage = () => {
  const { t } = useTranslation();
  return (
    <SignedInOnly>
      {() => (
        <Page
          title={t('interests.supervision.title')}
          lead={t('interests.supervision.lead')}
          actions={<LinkButton to={pathTo('dealFigures')}>{t('deals.figures.title')}</LinkButton>}
        >
          <SupervisionView />
          <LateDealsView />
        </Page>
      )}
    </SignedInOnly>
  );
};
