import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { pathTo } from '#client/app/paths.ts';
import { SignedInOnly } from '#client/app/signed-in-only.tsx';
import { FoundForm } from '#client/features/organizations/found-form.tsx';
import { Page } from '#client/ui/page.tsx';
import { say } from '#client/ui/toasts.tsx';

export const NewOrganizationPage = () => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <SignedInOnly>
      {() => (
        <Page title={t('organizations.new.title')} lead={t('organizations.new.lead')} width="reading">
          <div className="x-panel">
            <FoundForm
              onFounded={({ id }) => {
                say(t('organizations.new.done'));
                void navigate(pathTo('organization', { id }));
              }}
            />
          </div>
        </Page>
      )}
    </SignedInOnly>
  );
};
