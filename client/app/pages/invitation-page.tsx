import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { pathTo } from '#client/app/paths.ts';
import { useAct } from '#client/lib/queries.ts';
import { useMe } from '#client/lib/session.ts';
import { useSignInPath } from '#client/ui/error-state.tsx';
import { LinkButton } from '#client/ui/link-button.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { Page } from '#client/ui/page.tsx';
import { ProblemAlert } from '#client/ui/problem-alert.tsx';
import { Skeleton } from '#client/ui/skeleton.tsx';
import { say } from '#client/ui/toasts.tsx';
import { organizationRoutes } from '#shared/organizations/routes.ts';

const Acceptance = ({ token }: { token: string }) => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const accept = useAct(organizationRoutes.acceptInvitation, {
    touches: ['organizations', 'session'],
    onDone: ({ id, name }) => {
      say(t('organizations.invitation.accepted', { name }));
      void navigate(pathTo('organization', { id }));
    },
  });
  return (
    <>
      <ProblemAlert error={accept.error} />
      <Button type="primary" block loading={accept.isPending} onClick={() => accept.mutate({ body: { token } })}>
        {t('organizations.invitation.accept')}
      </Button>
    </>
  );
};

const SignInFirst = () => {
  const { t } = useTranslation();
  const signIn = useSignInPath();
  return (
    <>
      <p>{t('organizations.invitation.signInFirst')}</p>
      <div className="x-row">
        <LinkButton to={signIn} look="primary">
          {t('common.act.signIn')}
        </LinkButton>
        <LinkButton to={signIn.replace(pathTo('signIn'), pathTo('signUp'))}>{t('common.act.signUp')}</LinkButton>
      </div>
    </>
  );
};

/** Where the invitation's mail leads. */
export const InvitationPage = () => {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const me = useMe();
  const token = search.get('token');
  return (
    <Page title={t('organizations.invitation.title')} lead={t('organizations.invitation.lead')} width="narrow">
      {token ? (
        <div className="x-panel x-stack">
          {me === undefined ? <Skeleton lines={2} /> : me ? <Acceptance token={token} /> : <SignInFirst />}
        </div>
      ) : (
        <Notice tone="attention">{t('organizations.invitation.missing')}</Notice>
      )}
    </Page>
  );
};
