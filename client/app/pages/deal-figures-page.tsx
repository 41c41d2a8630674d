import { useTranslation } from 'react-i18next';
import { FiguresView } from '#client/features/deals/figures-view.tsx';
import { PublicFiguresView } from '#client/features/deals/public-figures-view.tsx';
import { useSession } from '#client/lib/session.ts';
import { Page } from '#client/ui/page.tsx';
import { QueryView } from '#client/ui/query-view.tsx';
import { PageSkeleton } from '#client/ui/skeleton.tsx';

/** What deals add up to: every row for the center, counts and a rounded sum for everybody else. */
export const DealFiguresPage = () => {
  const { t } = useTranslation();
  const session = useSession();
  return (
    <QueryView query={session} skeleton={<PageSkeleton />}>
      {({ user }) =>
        user && user.duty !== 'none' ? (
          <Page title={t('deals.figures.title')} lead={t('deals.figures.lead')}>
            <FiguresView />
          </Page>
        ) : (
          <Page title={t('deals.figures.title')} lead={t('deals.figures.publicLead')}>
            <PublicFiguresView />
          </Page>
        )
      }
    </QueryView>
  );
};
