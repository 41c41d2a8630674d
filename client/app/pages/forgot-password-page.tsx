import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { pathTo } from '#client/app/paths.ts';
import { ForgotPasswordForm } from '#client/features/users/forgot-password-form.tsx';
import { Page } from '#client/ui/page.tsx';

export const ForgotPasswordPage = () => {
  const { t } = useTranslation();
  const [sentTo, setSentTo] = useState<string | null>(null);
  return (
    <Page
      title={sentTo ? t('users.forgot.sentTitle') : t('users.forgot.title')}
      lead={sentTo ? undefined : t('users.forgot.lead')}
      width="narrow"
    >
      <div className="x-panel">
        {sentTo ? (
          <p role="status">{t('users.forgot.sent', { email: sentTo })}</p>
        ) : (
          <ForgotPasswordForm onSent={setSentTo} />
        )}
      </div>
      <p>
        <Link to={pathTo('signIn')}>{t('users.forgot.backToSignIn')}</Link>
      </p>
    </Page>
  );
};
