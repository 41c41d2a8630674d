import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { pathTo } from '#client/app/paths.ts';
import { SignedInOnly } from '#client/app/signed-in-only.tsx';
import { LinkButton } from '#client/ui/link-button.tsx';
import { Page, Panel } from '#client/ui/page.tsx';

/** For those who belong to no organization yet. */
export const WelcomePage = () => {
  const { t } = useTranslation();
  return (
    <SignedInOnly>
      {() => (
        <Page title={t('organizations.welcome.title')} lead={t('organizations.welcome.lead')} width="reading">
          <Panel title={t('organizations.welcome.foundTitle')}>
            <div className="x-stack">
              <p className="x-soft">{t('organizations.welcome.foundText')}</p>
              <div>
                <LinkButton to={pathTo('newOrganization')} look="primary">
                  {t('organizations.list.found')}
                </LinkButton>
              </div>
            </div>
          </Panel>
          <Panel title={t('organizations.welcome.joinTitle')}>
            <div className="x-stack">
              <p className="x-soft">{t('organizations.welcome.joinText')}</p>
              <div>
                <LinkButton to={pathTo('organizations')}>{t('organizations.list.search')}</LinkButton>
              </div>
            </div>
          </Panel>
          <p className="x-soft">{t('organizations.welcome.invited')}</p>
          <p>
            <Link to={pathTo('home')}>{t('organizations.welcome.look')}</Link>
          </p>
        </Page>
      )}
    </SignedInOnly>
  );
};
