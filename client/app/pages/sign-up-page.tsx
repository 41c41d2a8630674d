import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { pathTo } from '#client/app/paths.ts';
import { ResendConfirmation } from '#client/features/users/resend-confirmation.tsx';
import { SignUpForm } from '#client/features/users/sign-up-form.tsx';
import { Page } from '#client/ui/page.tsx';

export const SignUpPage = () => {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const [sentTo, setSentTo] = useState<string | null>(null);
  if (sentTo !== null) {
    return (
      <Page title={t('users.signUp.sentTitle')} width="narrow">
        <div className="x-panel x-stack" role="status">
          <p>{t('users.signUp.sent', { email: sentTo })}</p>
          <p className="x-soft">{t('users.signUp.sentHint')}</p>
          <ResendConfirmation email={sentTo} />
        </div>
      </Page>
    );
  }
  return (
    <Page title={t('users.signUp.title')} lead={t('users.signUp.lead')} width="narrow">
      <div className="x-panel">
        <SignUpForm initialEmail={search.get('email') ?? ''} onSent={setSentTo} />
      </div>
      <p>
        {t('users.signUp.hasAccount')} <Link to={`${pathTo('signIn')}?${search}`}>{t('users.signIn.title')}</Link>
      </p>
    </Page>
  );
};
