import { useTranslation } from 'react-i18next';
import { pathTo } from '#client/app/paths.ts';
import { SignedInOnly } from '#client/app/signed-in-only.tsx';
import { DealsView } from '#client/features/deals/deals-view.tsx';
import { LinkButton } from '#client/ui/link-button.tsx';
import { Page } from '#client/ui/page.tsx';

/** The deals of my organizations. */
export const DealsPage = () => {
  const { t } = useTranslation();
  return (
    <SignedInOnly>
      {() => (
        <Page
          title={t('deals.list.title')}
          lead={t('deals.list.lead')}
          actions={<LinkButton to={pathTo('interests')}>{t('common.nav.interests')}</LinkButton>}
        >
          <DealsView />
        </Page>
      )}
    </SignedInOnly>
  );
};
