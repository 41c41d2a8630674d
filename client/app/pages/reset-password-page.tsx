import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { pathTo } from '#client/app/paths.ts';
import { useAfterSignIn } from '#client/app/use-after-sign-in.ts';
import { ResetPasswordForm } from '#client/features/users/reset-password-form.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { Page } from '#client/ui/page.tsx';
import { say } from '#client/ui/toasts.tsx';

/** Where the reset mail leads. */
export const ResetPasswordPage = () => {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const token = search.get('token');
  const onSignedIn = useAfterSignIn();
  return (
    <Page title={t('users.reset.title')} lead={t('users.reset.lead')} width="narrow">
      {token ? (
        <div className="x-panel">
          <ResetPasswordForm
            token={token}
            onReset={(me) => {
              say(t('users.reset.done'));
              onSignedIn(me);
            }}
          />
        </div>
      ) : (
        <Notice tone="attention">{t('users.reset.missing')}</Notice>
      )}
      <p>
        <Link to={pathTo('forgotPassword')}>{t('users.reset.again')}</Link>
      </p>
    </Page>
  );
};
