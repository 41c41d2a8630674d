import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { pathTo } from '#client/app/paths.ts';
import { useAfterSignIn } from '#client/app/use-after-sign-in.ts';
import { useAct } from '#client/lib/queries.ts';
import { LinkButton } from '#client/ui/link-button.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { Page } from '#client/ui/page.tsx';
import { ProblemAlert } from '#client/ui/problem-alert.tsx';
import { say } from '#client/ui/toasts.tsx';
import { userRoutes } from '#shared/users/routes.ts';

/** Where the confirmation mail leads. A press confirms, not the mere opening: mail scanners open every link. */
export const ConfirmPage = () => {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const token = search.get('token');
  const onSignedIn = useAfterSignIn();
  const confirm = useAct(userRoutes.confirm, {
    onDone: ({ user }) => {
      say(t('users.confirm.done'));
      onSignedIn(user);
    },
  });
  return (
    <Page title={t('users.confirm.title')} lead={t('users.confirm.lead')} width="narrow">
      {token ? (
        <div className="x-panel x-stack">
          <ProblemAlert error={confirm.error} />
          {confirm.error ? (
            <LinkButton to={pathTo('signIn')}>{t('users.signIn.title')}</LinkButton>
          ) : (
            <Button
              type="primary"
              block
              loading={confirm.isPending}
              onClick={() => confirm.mutate({ body: { token } })}
            >
              {t('users.confirm.submit')}
            </Button>
          )}
        </div>
      ) : (
        <Notice tone="attention">{t('users.confirm.missing')}</Notice>
      )}
    </Page>
  );
};
