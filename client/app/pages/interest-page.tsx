import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { pathTo } from '#client/app/paths.ts';
import { SignedInOnly } from '#client/app/signed-in-only.tsx';
import { InterestCard } from '#client/features/interests/interest-card.tsx';
import { useInterestsLive } from '#client/features/interests/use-interests-live.ts';
import { useRead } from '#client/lib/queries.ts';
import { Page } from '#client/ui/page.tsx';
import { QueryView } from '#client/ui/query-view.tsx';
import { PageSkeleton } from '#client/ui/skeleton.tsx';
import { interestRoutes } from '#shared/interests/routes.ts';

const One = ({ id }: { id: string }) => {
  const { t } = useTranslation();
  useInterestsLive();
  const query = useRead(interestRoutes.read, { params: { id } });
  return (
    <QueryView query={query} skeleton={<PageSkeleton />}>
      {(interest) => (
        <Page
          width="reading"
          title={t(interest.isMine ? 'interests.page.mine' : 'interests.page.theirs', { title: interest.target.title })}
          eyebrow={
            <Link to={`${pathTo('interests')}?box=${interest.isMine ? 'sent' : 'received'}`}>
              {t('interests.list.title')}
            </Link>
          }
        >
          <InterestCard interest={interest} heading="h2" />
        </Page>
      )}
    </QueryView>
  );
};

export const InterestPage = () => {
  const { id = '' } = useParams();
  return <SignedInOnly>{() => <One key={id} id={id} />}</SignedInOnly>;
};
