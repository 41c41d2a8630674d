import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { pathTo } from '#client/app/paths.ts';
import { EditForm } from '#client/features/organizations/edit-form.tsx';
import { useRead } from '#client/lib/queries.ts';
import { NotFoundState } from '#client/ui/error-state.tsx';
import { Page } from '#client/ui/page.tsx';
import { QueryView } from '#client/ui/query-view.tsx';
import { PageSkeleton } from '#client/ui/skeleton.tsx';
import { say } from '#client/ui/toasts.tsx';
import { organizationRoutes } from '#shared/organizations/routes.ts';

export const EditOrganizationPage = () => {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const navigate = useNavigate();
  const organization = useRead(organizationRoutes.read, { params: { id } });
  return (
    <QueryView query={organization} skeleton={<PageSkeleton />}>
      {(loaded) =>
        loaded.can.edit ? (
          <Page
            title={t('organizations.edit.title')}
            eyebrow={<Link to={pathTo('organization', { id })}>{loaded.name}</Link>}
            width="reading"
          >
            <div className="x-panel">
              <EditForm
                organization={loaded}
                onSaved={() => {
                  say(t('organizations.edit.done'));
                  void navigate(pathTo('organization', { id }));
                }}
              />
            </div>
          </Page>
        ) : (
          <NotFoundState />
        )
      }
    </QueryView>
  );
};
