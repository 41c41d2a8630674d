import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { pathTo } from '#client/app/paths.ts';
import { useAfterSignIn } from '#client/app/use-after-sign-in.ts';
import { OpenIdButton } from '#client/features/users/open-id-button.tsx';
import { SignInForm } from '#client/features/users/sign-in-form.tsx';
import { Page } from '#client/ui/page.tsx';

export const SignInPage = () => {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const onSignedIn = useAfterSignIn();
  return (
    <Page title={t('users.signIn.title')} lead={t('users.signIn.lead')} width="narrow">
      <div className="x-panel x-stack">
        <SignInForm onSignedIn={onSignedIn} />
        <OpenIdButton problem={search.get('problem')} />
        <Link to={pathTo('forgotPassword')}>{t('users.signIn.forgot')}</Link>
      </div>
      <p>
        {t('users.signIn.noAccount')} <Link to={`${pathTo('signUp')}?${search}`}>{t('users.signIn.signUp')}</Link>
      </p>
    </Page>
  );
};
