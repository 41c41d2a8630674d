import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct } from '#client/lib/queries.ts';
import { ProblemAlert } from '#client/ui/problem-alert.tsx';
import { userRoutes } from '#shared/users/routes.ts';

export const SignOutEverywhere = ({ onDone }: { onDone: () => void }) => {
  const { t } = useTranslation();
  const signOut = useAct(userRoutes.signOutEverywhere, { onDone });
  return (
    <div className="x-stack">
      <p className="x-soft">{t('users.account.devicesLead')}</p>
      <ProblemAlert error={signOut.error} />
      <div>
        <Button danger loading={signOut.isPending} onClick={() => signOut.mutate(undefined)}>
          {t('users.account.signOutEverywhere')}
        </Button>
      </div>
    </div>
  );
};
