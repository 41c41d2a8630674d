import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { pathTo } from '#client/app/paths.ts';
import { SignedInOnly } from '#client/app/signed-in-only.tsx';
import { RobotsView } from '#client/features/robots/robots-view.tsx';
import { useRead } from '#client/lib/queries.ts';
import { Page } from '#client/ui/page.tsx';
import { QueryView } from '#client/ui/query-view.tsx';
import { PageSkeleton } from '#client/ui/skeleton.tsx';
import { organizationRoutes } from '#shared/organizations/routes.ts';

const OfOrganization = ({ id }: { id: string }) => {
  const { t } = useTranslation();
  const organization = useRead(organizationRoutes.read, { params: { id } });
  return (
    <QueryView query={organization} skeleton={<PageSkeleton />}>
      {({ name, type }) => (
        <Page
          title={t('robots.list.title')}
          eyebrow={<Link to={pathTo('organization', { id })}>{name}</Link>}
          lead={t('robots.list.lead')}
          width="reading"
        >
          <RobotsView organizationId={id} isCenter={type === 'center'} />
        </Page>
      )}
    </QueryView>
  );
};

export const RobotsPage = () => {
  const { id = '' } = useParams();
  return <SignedInOnly>{() => <OfOrganization key={id} id={id} />}</SignedInOnly>;
};
